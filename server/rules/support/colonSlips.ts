import type { Transcript } from '../../model/transcript.ts'
import { BOUNDARY } from '../../syntax/block.ts'
import { bareTimeAt, bracketedTimeAt } from '../../syntax/time.ts'
import type { Span } from '../../text/range.ts'
import { isSpace, skipSpace } from '../../text/space.ts'
import { type KnownLabel, knownLabelAt, knownLabels } from './knownLabels.ts'
import { turnOpenings } from './openings.ts'
import { commonWords, firstWord, isSpokenText, opensSentence } from './spokenText.ts'
import { type TextLine, textLines } from './textLines.ts'

/** A line that would open a turn, were it not for its colon or its label. */
export type ColonSlip =
  /** `at`: where the colon is missing. */
  | {
      readonly kind: 'missing'
      readonly line: TextLine
      readonly label: string
      readonly span: Span
      readonly at: number
    }
  /** `mark`: what stands in the colon's place, blanks before it included. */
  | {
      readonly kind: 'wrong'
      readonly line: TextLine
      readonly label: string
      readonly span: Span
      readonly mark: Span
      readonly certain: boolean
    }
  /** A colon with no label before it. */
  | { readonly kind: 'empty'; readonly line: TextLine; readonly span: Span }

const emphasis = /\*{1,3}|_{2,3}/y
const at = (pattern: RegExp, text: string, from: number): string => {
  pattern.lastIndex = from
  return pattern.exec(text)?.[0] ?? ''
}

const COLONS = ':：'
const SEMICOLONS = ';；\u037e\u2236\ua789'
const DASHES = '-–—'

/** What the turns of the file look like. */
type Habits = {
  /** Most turns follow the one before without a blank line, so that any line may open one. */
  readonly dense: boolean
  /** The line of the first turn. */
  readonly firstTurn: number
  /** In strong labels the colon mostly stands inside. */
  readonly colonInside: boolean
  /** Turns are mostly items of a list. */
  readonly listed: boolean
  /** Many turns begin in lower case. */
  readonly lower: boolean
  /** Words that the file has in lower case: no names. */
  readonly commonWord: (word: string) => boolean
}

const habitsOf = (transcript: Transcript): Habits | undefined => {
  const turns = turnOpenings(transcript)
  const [first] = turns
  if (first === undefined) return undefined
  let dense = 0
  let inside = 0
  let outside = 0
  let listed = 0
  let lower = 0
  for (const { block, parts } of turns) {
    if (block.before !== BOUNDARY) dense++
    if (parts.dash) listed++
    if (/^\p{Ll}/u.test(block.text.slice(parts.body, parts.body + 2))) lower++
    if (parts.emphasised !== 'both' || parts.colon === undefined) continue
    if (parts.head.end > parts.colon.end) inside++
    else outside++
  }
  const { length } = turns
  return {
    dense: dense * 2 > length,
    firstTurn: first.line,
    colonInside: inside >= outside,
    listed: listed * 2 > length,
    lower: lower * 4 > length,
    commonWord: commonWords(transcript),
  }
}

const capital = /^[\s"“‘'«¿¡([…*_]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u

/** The slip on one line, if there is one. */
const slipOf = (line: TextLine, known: ReturnType<typeof knownLabels>, habits: Habits): ColonSlip | undefined => {
  const { text } = line.block
  const limit = line.end
  let pos = skipSpace(text, line.start, limit)
  const time = bracketedTimeAt(text, pos, limit)
  if (time !== undefined) pos = skipSpace(text, time.end, limit)
  const list = line.block.kind === 'verbatim'
  if (list) {
    if (!'-*+•–—'.includes(text[pos] ?? ' ') || !isSpace(text.charCodeAt(pos + 1))) return undefined
    pos = skipSpace(text, pos + 1, limit)
  }
  const start = pos
  const open = at(emphasis, text, pos)
  pos += open.length
  if (COLONS.includes(text[pos] ?? ' ')) {
    let end = pos + 1
    if (open !== '' && text.startsWith(open, end)) end += open.length
    const said = skipSpace(text, end, limit)
    return said > end && said < limit ? { kind: 'empty', line, span: { start, end } } : undefined
  }
  if (!line.first && !habits.dense) return undefined
  const found = knownLabelAt(known, text, pos, limit)
  if (found === undefined) return undefined
  const label = { start: pos, end: found.end }
  pos = found.end
  let closed = false
  const close = (): void => {
    if (open === '' || closed || !text.startsWith(open, pos)) return
    closed = true
    pos += open.length
  }
  close()
  const labelEnd = pos
  // A manner or a time may stand between the label and the mark.
  const bracket = skipSpace(text, pos, limit)
  if (text[bracket] === '(' || text[bracket] === '[') {
    const closing = text.indexOf(text[bracket] === '(' ? ')' : ']', bracket)
    if (closing > 0 && closing < Math.min(limit, bracket + 80)) pos = closing + 1
    close()
  }
  const inBrackets = pos > labelEnd
  const markStart = pos
  const mark = skipSpace(text, pos, limit)
  const char = text[mark] ?? ''
  const names = { line, label: found.known.label, span: label }
  const { count, declared } = found.known
  // A label that opens one turn only is enough where the mark leaves no doubt.
  const recurs = declared || count >= 2
  const wrong = (end: number, certain: boolean): ColonSlip => ({
    kind: 'wrong',
    ...names,
    mark: { start: markStart, end },
    certain,
  })
  let after = mark + 1
  if (open !== '' && !closed && text.startsWith(open, after)) after += open.length
  const said = skipSpace(text, after, limit)
  if (said < limit && char !== '') {
    const rest = text.slice(said, Math.min(limit, said + 200))
    const { traits } = found.known
    const spaced = said > after
    if (SEMICOLONS.includes(char) && !COLONS.includes(text[after] ?? '')) return wrong(mark + 1, true)
    if (!recurs) return undefined
    if (char === '.' && mark === markStart && spaced && found.known.label.length > 1) {
      const begins = capital.test(rest) || (habits.lower && line.first)
      if (begins && (traits.words > 1 || traits.form === 'initials' || line.first)) return wrong(mark + 1, false)
    }
    if (char === ',' && mark === markStart && spaced && traits.form === 'initials' && found.known.label.length > 1) {
      if (line.first && capital.test(rest) && opensSentence(rest)) return wrong(mark + 1, false)
    }
    if (DASHES.includes(char) && (mark > markStart || char !== '-')) {
      const begins = capital.test(rest) || (habits.lower && line.first)
      const place = line.blockLine > habits.firstTurn
      if (begins && place && (spaced || char !== '-') && isSpokenText(rest)) return wrong(mark + 1, false)
    }
  }
  if (mark === markStart && !(closed && mark < limit)) return undefined
  if (!recurs || mark >= limit || inBrackets || (open !== '' && !closed)) return undefined
  return missesColon(found.known, text, mark, limit, open !== '' && open.length > 1, line, habits)
    ? { kind: 'missing', ...names, at: open !== '' && habits.colonInside ? label.end : markStart }
    : undefined
}

/** After a single name: a word that the file knows in lower case is no surname. */
const saysCommonWord = (rest: string, count: number, line: TextLine, habits: Habits): boolean =>
  count >= 3 &&
  line.first &&
  line.blockLine > habits.firstTurn &&
  isSpokenText(rest) &&
  habits.commonWord(firstWord(rest)?.toLowerCase() ?? '')

/** Whether what follows a known label on its line was said by it, so that a colon is missing between. */
const missesColon = (
  known: KnownLabel,
  text: string,
  from: number,
  limit: number,
  strong: boolean,
  line: TextLine,
  habits: Habits,
): boolean => {
  if (!isSpace(text.charCodeAt(from - 1))) return false
  const rest = text.slice(from, Math.min(limit, from + 300))
  if (strong && line.blockLine > habits.firstTurn) return capital.test(rest)
  const { traits, label, count } = known
  const time = bareTimeAt(text, from, limit)
  if (time !== undefined) return time.end === limit
  if (!capital.test(rest) || /^\p{N}/u.test(rest)) return false
  if (traits.form === 'caseless' || traits.form === 'unknown') return false
  if (label.length === 1) return label === 'Q' && count >= 3 && opensSentence(rest)
  if (traits.words === 1 && traits.form !== 'initials')
    return count >= 2 && (opensSentence(rest) || saysCommonWord(rest, count, line, habits))
  if (opensSentence(rest)) return true
  return line.blockLine > habits.firstTurn && isSpokenText(rest) && (traits.form !== 'initials' || count >= 3)
}

const cache = new WeakMap<Transcript, readonly ColonSlip[]>()

/** With which characters a line may begin that is looked at: those of a known label, a time, emphasis, a colon. */
const startsOf = (known: ReturnType<typeof knownLabels>): ReadonlySet<string> =>
  new Set([
    ...[...known.keys()].map(run => run.charAt(0)),
    ...COLONS,
    '[',
    '-',
    '+',
    '•',
    '–',
    '—',
    '(',
    '\\',
    '*',
    '_',
  ])

/**
 * The lines of a transcript that would open a turn but for a slip at the colon; found once. Yields from time to time, as
 * a chance to stop.
 */
export function* colonSlips(transcript: Transcript): Generator<undefined, readonly ColonSlip[]> {
  const slips = cache.get(transcript)
  if (slips !== undefined) return slips
  const found: ColonSlip[] = []
  const habits = habitsOf(transcript)
  if (habits !== undefined) {
    const known = knownLabels(transcript)
    const starts = startsOf(known)
    for (const line of textLines(transcript)) {
      if (line === undefined) yield undefined
      else if (line.block.kind === 'verbatim' && !habits.listed) continue
      else if (starts.has(line.block.text[skipSpace(line.block.text, line.start, line.end)] ?? '')) {
        const slip = slipOf(line, known, habits)
        if (slip !== undefined) found.push(slip)
      }
    }
  }
  cache.set(transcript, found)
  return found
}
