import { opensTurn } from '../model/transcript.ts'
import { type Block, isProse } from '../syntax/block.ts'
import { inlinesOf, noteKind } from '../syntax/notes.ts'
import { positionIn, rangeIn } from '../syntax/position.ts'
import { contentEnds } from '../text/lines.ts'
import { type Message, say } from '../text/message.ts'
import type { Range } from '../text/range.ts'
import { trimSpaceEnd } from '../text/space.ts'
import { quoted } from '../text/wording.ts'
import type { Fix, PlacedFinding, RulePage, RunningRule } from './rule.ts'
import type { Facts } from './support/facts.ts'
import { shifted } from './support/placing.ts'

/** A bracket may be closed in one of so many blocks further down, within so many UTF-16 units. */
const BLOCKS_AHEAD = 12
const FAR = 6000

/** Whether the first square bracket of `text` closes; undefined where there is none. */
const closes = (text: string): boolean | undefined => {
  const at = text.search(/[[\]]/)
  return at < 0 ? undefined : text[at] === ']'
}

const word = /[\p{L}\p{M}'’-]+/gu

/** Where the closing bracket belongs: after a known note of up to four words, else undefined. */
const knownEnd = (text: string, from: number, end: number): number | undefined => {
  const ahead = text.slice(from, Math.min(end, from + 80))
  let best: number | undefined
  let words = 0
  for (const match of ahead.matchAll(word)) {
    if (++words > 4) break
    const to = match.index + match[0].length
    const kind = noteKind(ahead.slice(0, to))
    if (kind !== 'editorial') best = from + to
  }
  if (best === undefined) return undefined
  // A gap may name its time.
  const time = /^ \d{1,2}(?::\d{2}){1,2}/.exec(text.slice(best, end))
  return best + (time?.[0].length ?? 0)
}

/** A bracket that may still be closed. */
type Pending = {
  readonly finding: PlacedFinding
  /** How much was looked through: lines to the next block, blocks, UTF-16 units. */
  readonly lines: number
  readonly blocks: number
  readonly looked: number
}

const NONE: readonly Pending[] = []

/** Whether nothing but white space stands before an offset in its line. */
const beginsLine = (text: string, offset: number): boolean => {
  const end = trimSpaceEnd(text, 0, offset)
  return end === 0 || /[\r\n]/.test(text.slice(end, offset))
}

/** Whether `[` and a blank begin a line that holds nothing but a few words: `[ discussion`. */
const isSpacedNote = (text: string, start: number): boolean =>
  /^\[[ \t]\p{L}+(?:[ \t]\p{L}+){0,2}[ \t]*(?:[\r\n]|$)/u.test(text.slice(start, start + 60)) && beginsLine(text, start)

/** Whether a bracket that is not sure to open a note may do: an escaped one, `word[?`, `[...`, `[ Word`. */
const mayBeNote = (text: string, start: number, glued: boolean): boolean => {
  const next = text.slice(start + 1, start + 8)
  if (glued) return next.startsWith('?')
  return /^(?: ?\p{L}|["“?]|\.\.\.|…)/u.test(next)
}

/**
 * The last bracket that opens before a colon and does not close there, in a line that opens no turn: `Anna shows slides [to do:
 * add them`. Of a turn it is the manner.
 */
const openBeforeColon = (block: Block, facts: Facts): number | undefined => {
  const { opening, text } = block
  if (opening?.colon === undefined || opensTurn(facts, block)) return undefined
  const at = text.slice(opening.label.start, opening.colon.start).search(/\[[^[\]]*$/)
  return at < 0 ? undefined : opening.label.start + at
}

/** The brackets that open in a block and do not close in it. */
const openBrackets = (block: Block, facts: Facts): readonly Pending[] => {
  if (!isProse(block)) return NONE
  const inLabel = openBeforeColon(block, facts)
  const { unclosed } = inlinesOf(block)
  if (inLabel === undefined && unclosed.length === 0) return NONE
  const { text } = block
  const contentEnd = contentEnds(text)
  const pending: Pending[] = []
  for (const start of [...(inLabel === undefined ? [] : [inLabel]), ...unclosed.map(one => one.start)]) {
    const next = text[start + 1] ?? ' '
    const glued = /[\p{L}\p{N}_)\]]/u.test(text[start - 1] ?? ' ')
    // `[` before white space, a digit or a sign is no note: a range, a reference, a piece of code.
    const isSure = !glued && text[start - 1] !== '\\' && (/[\p{L}?]/u.test(next) || isSpacedNote(text, start))
    if (!isSure && !mayBeNote(text, start, glued)) continue
    const ahead = text.slice(start + 1, start + 1 + FAR)
    const closed = closes(ahead)
    if (closed === true) continue
    const looked = closed === false ? FAR : ahead.length
    const finding = findingOf(block, start, contentEnd(start))
    pending.push({
      finding: isSure ? finding : { ...finding, severity: 'information' },
      lines: 0,
      blocks: 0,
      looked,
    })
  }
  return pending
}

const findingOf = (block: Block, start: number, end: number): PlacedFinding => {
  const { text } = block
  const other = text.slice(start + 1, Math.min(end, start + 80)).search(/[)}>]/)
  const known = knownEnd(text, start + 1, end)
  const fixes: Fix[] = []
  const offer = (title: Message, range: Range): void => {
    fixes.push({ title, safety: 'suggested', edits: [{ range, newText: ']' }] })
  }
  if (other >= 0 && !text.slice(start + 1, start + 1 + other).includes('(')) {
    offer(say`Replace it by “]”`, rangeIn(block, 0, { start: start + 1 + other, end: start + 2 + other }))
  } else if (known !== undefined) {
    const place = positionIn(block, 0, known)
    offer(say`Close the bracket after “${text.slice(start + 1, known)}”`, { start: place, end: place })
  }
  const shown = text.slice(start, Math.min(end, known ?? start + 30, start + 30)).trimEnd()
  const message = say`The bracket of ${quoted(shown)} is not closed; put “]” where the note ends.`
  return { range: rangeIn(block, 0, { start, end: start + 1 }), message, fixes }
}

/** Its page of documentation, and its tests. */
export const noteUnclosedPage: RulePage = {
  explanation:
    'A note by the transcriber stands in square brackets: `[laughter]`. Without the closing bracket, nobody can tell where the note ends and the speech goes on. Where the bracket may be something else, as after a backslash, or before a blank or a quotation mark, it is information only.',
  origin: 'Slips in public archives; the notes of this format.',
  examples: [
    {
      bad: 'Anna Meyer: Good morning. [laughter And welcome.\n                          ^\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: Good morning. [laughter] And welcome.\n\nAnna Meyer: Well.\n',
    },
    {
      bad: 'Anna Meyer: Good morning. [applause)\n                          ^\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: Good morning. [applause]\n\nAnna Meyer: Well.\n',
    },
    {
      bad: 'Anna Meyer: Good morning.\n\nAnna shows slides [to do: add them\n                  ^\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: Good morning.\n\nAnna shows slides [to do: add them]\n\nAnna Meyer: Well.\n',
    },
  ],
}

export const noteUnclosed: RunningRule<readonly Pending[]> = {
  code: 'note-unclosed',
  severity: 'warning',
  scope: 'running',
  summary: say`A bracket is not closed`,
  start: NONE,
  same: (a, b) =>
    a === b ||
    (a.length === b.length &&
      a.every((one, i) => {
        const other = b[i]
        return (
          other !== undefined &&
          one.lines === other.lines &&
          one.blocks === other.blocks &&
          one.looked === other.looked &&
          JSON.stringify(one.finding) === JSON.stringify(other.finding)
        )
      })),
  step: (pending, block, facts, found) => {
    const own = openBrackets(block, facts)
    if (pending.length === 0 && own.length === 0) return NONE
    const ends = block.kind === 'heading' || block.kind === 'break'
    const ahead = block.text.slice(0, FAR)
    const closed = ends ? false : closes(ahead)
    const still: Pending[] = []
    for (const one of pending) {
      const far = one.blocks >= BLOCKS_AHEAD || one.looked >= FAR
      if (closed === false || far) found(shifted(one.finding, -one.lines))
      else if (closed === undefined) still.push({ ...one, looked: one.looked + ahead.length })
    }
    return [...still, ...own].map(one => ({ ...one, lines: one.lines + block.lines, blocks: one.blocks + 1 }))
  },
  end: (pending, found) => {
    for (const one of pending) found(shifted(one.finding, -one.lines))
  },
}
