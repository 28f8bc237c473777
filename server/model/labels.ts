import { AFTER_TEXT, type Block } from '../syntax/block.ts'
import { isAsciiLetter } from '../syntax/marks.ts'
import { isNarrow, isStopped } from '../syntax/speakerLine.ts'
import { LongMap } from '../text/longMap.ts'
import { fold } from '../text/space.ts'
import { finish, type Steps } from '../text/steps.ts'
import { type Summing, summing } from '../text/summing.ts'
import { beginsWithName, isNamesOnly } from './namesOnly.ts'
import { sameTables } from './sameTables.ts'

/**
 * How a label is used in a file: counts only, added up over its lines, so that they can be kept current line by line and
 * do not depend on the order in which the file was typed.
 */
export type LabelUse = {
  /** The label, folded: the key of the table. */
  readonly label: string
  readonly count: number
  /** Lines that begin a paragraph or a list item, or follow another speaker line: not those within a paragraph. */
  readonly starts: number
  /** Lines with spoken text after the label. */
  readonly spoken: number
  /** Lines on which nothing but a link, or a path, follows. */
  readonly links: number
  /** Lines whose text begins in lower case. */
  readonly lower: number
  /** Lines on which nothing but somebody's name follows, as in `Chair: Anna Meyer`. */
  readonly named: number
  /** Lines on which nothing but the names of people follows, to their end: `Editors: Anna Meyer and Ben Okafor`. */
  readonly listing: number
  /** Lines whose text goes on about who the label names: `Anna Meyer: Anna is …`. */
  readonly told: number
  /** Lines on which nothing but a number follows, as in `SF: 22`. */
  readonly numbers: number
  readonly timed: number
  readonly strong: number
  /** Lines in strong type on which it does not end at the label: titles of paragraphs, or questions of an interview. */
  readonly whole: number
  readonly dashed: number
  readonly chevrons: number
  /** Lines on which a full stop ends the label, as in `Mr. ADAMS. …`. */
  readonly stopped: number
  /** Lines without a blank after the colon. */
  readonly tight: number
  /** Lines without a colon, and those of them with one blank after the letter: `Q Why?`. */
  readonly bare: number
  readonly narrow: number
  /** Lines with something in parentheses after the label. */
  readonly mannered: number
  /** Short words in parentheses after the label, as `CD` in `Christian Decker (CD)`. */
  readonly manners: ReadonlySet<string>
}

const link = /^[\s<([*]*(?:https?:\/\/|www\.|\[[^\]]*\]\(|mailto:)|^\**\[\*\*/i
/** A link, and a sentence after it. Letters for the most part: an expression that names all of them takes milliseconds to be compiled. */
const linkAndWords =
  /^[\s<(*]*(?:\[[^\]]*\]\([^)]*\)+|[^[\s<(*]\S*)\S*(?:\s+[^\sA-Za-z\xaa-\u1fff\u2c00-\u2fff\u3040-\uffff]*[A-Za-z\xaa-\u1fff\u2c00-\u2fff\u3040-\uffff]\S*){5}/
const shortManner = /^[\p{L}\p{N}]{1,6}$/u
const aNumber = /^\d{1,6}\s*$/
const lowerStart = /^["“‘«]*\p{Ll}/u
const NO_MANNERS: ReadonlySet<string> = new Set()

/** The folded label of a turn opening; empty for bare chevrons and other blocks. */
export const labelOf = (block: Block): string => block.opening?.name ?? ''

/** The manner of a turn opening as written, undefined where there is none. */
export const mannerOf = (block: Block): string | undefined => {
  const manner = block.opening?.manner
  return manner === undefined ? undefined : fold(block.text.slice(manner.start, manner.end))
}

type Sum = { -readonly [K in keyof LabelUse]: LabelUse[K] }

/** All in one literal: of one with a spread in it the engine makes two objects. */
const noUse = (label: string): Sum => ({
  label,
  count: 0,
  starts: 0,
  spoken: 0,
  links: 0,
  lower: 0,
  named: 0,
  listing: 0,
  told: 0,
  numbers: 0,
  timed: 0,
  strong: 0,
  whole: 0,
  dashed: 0,
  chevrons: 0,
  stopped: 0,
  tight: 0,
  bare: 0,
  narrow: 0,
  mannered: 0,
  manners: NO_MANNERS,
})

/** Whether the text at `at` is a word of ASCII letters, a blank, and a small letter: no name, as nearly always. */
const isProse = (text: string, at: number): boolean => {
  let pos = at
  while (isAsciiLetter(text.charCodeAt(pos))) pos++
  const next = text.charCodeAt(pos + 1)
  return text.charCodeAt(pos) === 32 && next >= 97 && next <= 122 && !text.startsWith('and ', pos + 1)
}

/** What is said of somebody who is not the one that speaks. */
const tells =
  /^(?:is|was|has|had|will|would|can|serves?d?|works?|worked|leads?|led|holds?|held|joined|studied|began|became)\b/

/** Whether the text at `body` begins with the first word of a label of several, and tells of whom it names. */
const tellsOf = ({ label }: LabelUse, text: string, body: number): boolean => {
  const blank = label.indexOf(' ')
  if (blank < 3 || text.charCodeAt(body) !== label.charCodeAt(0) || !text.startsWith(label.slice(0, blank + 1), body))
    return false
  return tells.test(text.slice(body + blank + 1, body + blank + 10))
}

/** So long is the name of who published something, in UTF-16 units. */
const SOURCE = 60
/** How much of what is said is looked at, in UTF-16 units. */
const LOOK = 200

/** Adds what the text after a label is like. Most begins with an ASCII letter: then little has to be looked for. */
const addSaid = (sum: Sum, text: string, body: number, end: number): void => {
  const code = text.charCodeAt(body)
  const lower = code >= 97 && code <= 122
  const upper = code >= 65 && code <= 90
  if (lower) sum.lower++
  if (upper && tellsOf(sum, text, body)) sum.told++
  // The letters that `https`, `www` and `mailto` begin with.
  const maybeLink = !(lower || upper) || 'hmwHMW'.includes(text.charAt(body))
  const maybeName = !lower && !isProse(text, body)
  if (!maybeLink && !maybeName) return
  const said = text.slice(body, Math.min(end, body + LOOK))
  if (!lower && !upper && lowerStart.test(said)) sum.lower++
  if (code >= 48 && code <= 57 && aNumber.test(said)) sum.numbers++
  if (maybeLink && link.test(said) && !linkAndWords.test(said)) sum.links++
  if (maybeName && beginsWithName(said)) sum.named++
  if (maybeName && isNamesOnly(said.replace(/[\s*_]+$/u, ''))) sum.listing++
}

/** Whether a link in an item of a list follows who published it: `- AL: Harbour News: [Ships come](…)`. */
const isSource = (text: string, body: number, end: number): boolean => {
  const at = text.indexOf(': [', body)
  return at > body && at < Math.min(end, body + SOURCE) && !/[.?![\]]/.test(text.slice(body, at))
}

/** Adds what one turn opening says about its label. */
const addOpening = (sums: Map<string, Sum>, block: Block): void => {
  const { opening, text } = block
  if (opening === undefined) return
  let sum = sums.get(opening.name)
  if (sum === undefined) {
    sum = noUse(opening.name)
    sums.set(opening.name, sum)
  }
  const { body, end, colon, manner } = opening
  sum.count++
  if (block.before !== AFTER_TEXT || opening.dash || opening.chevrons) sum.starts++
  if (body < end) {
    sum.spoken++
    addSaid(sum, text, body, end)
    if (opening.dash && isSource(text, body, end)) sum.links++
    if (colon !== undefined && colon.end === body && text[colon.start] === ':') sum.tight++
  }
  if (colon === undefined) {
    sum.bare++
    if (isNarrow(opening, text)) sum.narrow++
    if (isStopped(opening, text)) sum.stopped++
  }
  if (opening.time !== undefined) sum.timed++
  if (opening.emphasis.length > 1) {
    sum.strong++
    if (opening.emphasised === 'whole' || opening.emphasised === 'open') sum.whole++
  }
  if (opening.dash) sum.dashed++
  if (opening.chevrons) sum.chevrons++
  if (manner !== undefined) {
    sum.mannered++
    const word = manner.end - manner.start <= 12 ? fold(text.slice(manner.start, manner.end)) : ''
    if (shortManner.test(word)) sum.manners = new Set([...sum.manners, word])
  }
}

const addUse = (sum: Sum, use: LabelUse): void => {
  sum.count += use.count
  sum.starts += use.starts
  sum.spoken += use.spoken
  sum.links += use.links
  sum.lower += use.lower
  sum.named += use.named
  sum.listing += use.listing
  sum.told += use.told
  sum.numbers += use.numbers
  sum.timed += use.timed
  sum.strong += use.strong
  sum.whole += use.whole
  sum.dashed += use.dashed
  sum.chevrons += use.chevrons
  sum.stopped += use.stopped
  sum.tight += use.tight
  sum.bare += use.bare
  sum.narrow += use.narrow
  sum.mannered += use.mannered
  if (use.manners.size > 0) sum.manners = new Set([...sum.manners, ...use.manners])
}

export type LabelUses = ReadonlyMap<string, LabelUse>

/** The table of distinct labels in some blocks, in the order of their first lines. */
export const usesIn = (blocks: readonly Block[]): LabelUses => {
  const sums = new Map<string, Sum>()
  for (const block of blocks) addOpening(sums, block)
  return sums
}

function* allUses(tables: readonly LabelUses[]): Generator<LabelUse> {
  for (const table of tables) yield* table.values()
}

/** The sum of uses, each label's added up, in small steps. A use that is the only one of its label is its own sum. */
export function* joinSteps(uses: Iterable<LabelUse>): Steps<LabelUses> {
  const joined = new LongMap<string, LabelUse>()
  const sums = new LongMap<string, Sum>()
  for (const use of uses) {
    const { label } = use
    const only = joined.get(label)
    let sum = sums.get(label)
    if (only === undefined) joined.set(label, use)
    else if (sum === undefined) {
      sum = noUse(label)
      addUse(sum, only)
      sums.set(label, sum)
      joined.set(label, sum)
    }
    if (sum !== undefined) addUse(sum, use)
    yield
  }
  return joined
}

/** The table of distinct labels in the openings of a transcript. */
export const labelUses: Summing<Block, LabelUses> = summing({
  leaf: usesIn,
  join: tables => finish(joinSteps(allUses(tables))),
  joinSteps: tables => joinSteps(allUses(tables)),
})

/** Whether two rows of the table say the same. */
const sameUse = (a: LabelUse, b: LabelUse): boolean =>
  a.label === b.label &&
  a.count === b.count &&
  a.starts === b.starts &&
  a.spoken === b.spoken &&
  a.links === b.links &&
  a.lower === b.lower &&
  a.named === b.named &&
  a.listing === b.listing &&
  a.told === b.told &&
  a.numbers === b.numbers &&
  a.timed === b.timed &&
  a.strong === b.strong &&
  a.whole === b.whole &&
  a.dashed === b.dashed &&
  a.chevrons === b.chevrons &&
  a.stopped === b.stopped &&
  a.tight === b.tight &&
  a.bare === b.bare &&
  a.narrow === b.narrow &&
  a.mannered === b.mannered &&
  (a.manners === b.manners || (a.manners.size === b.manners.size && [...a.manners].every(word => b.manners.has(word))))

/** Whether two tables say the same of the same labels, in the same order. */
export const sameUses = (a: LabelUses, b: LabelUses): Steps<boolean> => sameTables(a, b, sameUse)
