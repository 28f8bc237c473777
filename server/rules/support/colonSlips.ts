import type { Transcript } from '../../model/transcript.ts'
import type { Block } from '../../syntax/block.ts'
import { bareTimeAt, bracketedTimeAt } from '../../syntax/time.ts'
import type { Span } from '../../text/range.ts'
import { isSpace, skipSpace } from '../../text/space.ts'
import { type Facts, opensTurnIn } from './facts.ts'
import { type KnownLabel, knownLabelAt } from './knownLabels.ts'
import { firstTurnLine, firstWord, hasCommonWord, isSpokenText, opensSentence } from './spokenText.ts'
import { type TextLine, textLines } from './textLines.ts'

/** What must hold in the rest of the file for a slip to be one. */
type Proviso = {
  /** The first turn stands before: until then, names are in titles and lists. */
  readonly afterFirst?: true
  /** The file has this word in lower case, so that it is no surname. */
  readonly word?: string
  /** It may well be something else: worth a question, not an alarm. */
  readonly doubtful?: true
}

/** A line that would open a turn, were it not for its colon or its label. */
export type ColonSlip = Proviso & Slip

type Slip =
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

const capital = /^[\s"“‘'«¿¡([…*_]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u

/** Two words or more that look like somebody's name or office: hardly a paragraph begins with them by chance. */
const isFullName = ({ traits }: KnownLabel): boolean => traits.form === 'name' && traits.words > 1

/** The slip on one line, if there is one. */
const slipOf = (line: TextLine, { known, habits }: Facts): ColonSlip | undefined => {
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
  // `****: text`, what is left of a label in strong type.
  if (open !== '' && text.startsWith('*', pos) && COLONS.includes(text[pos + 1] ?? ' ')) pos++
  if (COLONS.includes(text[pos] ?? ' ')) {
    let end = pos + 1
    if (open !== '' && text.startsWith(open, end)) end += open.length
    const said = skipSpace(text, end, limit)
    // After a full-width colon stands no blank; a colon alone has its words below.
    const speaks = said < limit ? said > end || text[pos] === '：' : line.first && end - start === 1
    return speaks ? { kind: 'empty', line, span: { start, end } } : undefined
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
  const recurs = declared || count >= 2 || (count === 1 && line.first && isFullName(found.known))
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
    const isQuestion = found.known.label === 'Q' && count >= 3
    const attached = mark === markStart || habits.before
    if (char === '.' && attached && spaced && (found.known.label.length > 1 || isQuestion)) {
      const begins = capital.test(rest) || (habits.lower && line.first)
      if (begins && (traits.words > 1 || traits.form === 'initials' || line.first)) return wrong(mark + 1, false)
      if (line.first && speaks(rest)) return { ...wrong(mark + 1, false), afterFirst: true, doubtful: true }
    }
    if (char === ',' && mark === markStart && spaced && traits.form === 'initials' && found.known.label.length > 1) {
      if (line.first && capital.test(rest) && opensSentence(rest)) return wrong(mark + 1, false)
    }
    if (DASHES.includes(char) && (mark > markStart || char !== '-' || spaced)) {
      const begins = capital.test(rest) || (habits.lower && line.first)
      if (begins && (spaced || char !== '-') && isSpokenText(rest))
        return opensSentence(rest) && line.first
          ? wrong(mark + 1, false)
          : { ...wrong(mark + 1, false), afterFirst: true }
      if (line.first && speaks(rest)) return { ...wrong(mark + 1, false), afterFirst: true, doubtful: true }
    }
  }
  if (mark === markStart && !(closed && mark < limit)) return undefined
  if (!recurs || mark >= limit || inBrackets || (open !== '' && !closed)) return undefined
  const proviso =
    missesColon(found.known, text, mark, limit, open !== '' && open.length > 1, line) ??
    mayMissColon(found.known, text, mark, limit, line)
  return proviso === undefined
    ? undefined
    : { kind: 'missing', ...names, at: open !== '' && habits.colonInside ? label.end : markStart, ...proviso }
}

const SURE: Proviso = {}

/** What has to hold for the words after a known label on its line to be said by it, a colon missing between; undefined: nothing. */
const missesColon = (
  known: KnownLabel,
  text: string,
  from: number,
  limit: number,
  strong: boolean,
  line: TextLine,
): Proviso | undefined => {
  if (!isSpace(text.charCodeAt(from - 1))) return undefined
  const rest = text.slice(from, Math.min(limit, from + 300))
  if (strong && capital.test(rest)) return opensSentence(rest) ? SURE : { afterFirst: true }
  const { traits, label, count } = known
  const time = bareTimeAt(text, from, limit)
  if (time !== undefined) return time.end === limit ? SURE : undefined
  if (!capital.test(rest) || /^\p{N}/u.test(rest)) return undefined
  if (traits.form === 'caseless' || traits.form === 'unknown') return undefined
  if (label.length === 1) {
    if (label !== 'Q' || count < 3) return undefined
    return opensSentence(rest) ? SURE : isSpokenText(rest) && line.first ? { afterFirst: true } : undefined
  }
  if (traits.words === 1 && traits.form !== 'initials') {
    if (count < 2) return undefined
    if (opensSentence(rest)) return SURE
    if (traits.generic && line.first && isSpokenText(rest)) return { afterFirst: true }
    // After a single name: a word that the file knows in lower case is no surname.
    return count >= 3 && line.first && isSpokenText(rest)
      ? { afterFirst: true, word: firstWord(rest)?.toLowerCase() ?? '' }
      : undefined
  }
  if (opensSentence(rest)) return SURE
  return isSpokenText(rest) && (traits.form !== 'initials' || count >= 3) ? { afterFirst: true } : undefined
}

/** Words in lower case that go on with a sentence about somebody: `DE said that`, `Anna and Ben`. */
const aboutSomebody =
  /^(?:and|or|&|said|says|saying|asked|asks|is|was|are|were|has|had|have|will|would|can|could|should|to|of|from|for|in|on|at|with|by|as|also|then|who|which|that's|presents?|presented|presenting|thinks?|wants?|agrees?|agreed|notes?|noted|shows?|suggests?|suggested|explains?|explained|points?|proposes?|proposed|mentions?|mentioned|the|a|an|und|oder|sagte?|ist|war|hat|et|ou|est|y|o|es)\b/iu

/** Whether words may be what somebody says, and do not go on about somebody. */
const speaks = (rest: string): boolean =>
  /^[\p{L}\p{N}“"‘']/u.test(rest) && !aboutSomebody.test(rest) && (isSpokenText(rest) || opensSentence(rest))

/** The same where it is worth a question only: a frequent label at the start of a paragraph, and words after it. */
const mayMissColon = (
  { traits, label, count, declared }: KnownLabel,
  text: string,
  from: number,
  limit: number,
  line: TextLine,
): Proviso | undefined => {
  if (!line.first || !isSpace(text.charCodeAt(from - 1)) || line.block.kind === 'verbatim') return undefined
  if (label.length < 2 || traits.form === 'caseless' || traits.form === 'unknown' || !(declared || count >= 2))
    return undefined
  const rest = text.slice(from, Math.min(limit, from + 300))
  if (!speaks(rest)) return undefined
  if (capital.test(rest) && !/^\p{N}/u.test(rest)) return { afterFirst: true, doubtful: true }
  // In lower case only where it is speech, or the label no word of a sentence.
  return opensSentence(rest) || traits.form === 'initials' ? { afterFirst: true, doubtful: true } : undefined
}

/** The lines of a block that would open a turn but for a slip at the colon. */
export const colonSlipsIn = (block: Block, facts: Facts): readonly ColonSlip[] => {
  const { habits, starts } = facts
  if (!habits.turns || (block.kind === 'verbatim' && !habits.listed)) return []
  const slips: ColonSlip[] = []
  for (const line of textLines(block, opensTurnIn(facts, block))) {
    if (!starts.has(block.text[skipSpace(block.text, line.start, line.end)] ?? '')) continue
    const slip = slipOf(line, facts)
    if (slip !== undefined) slips.push(slip)
  }
  return slips
}

/** Whether a slip found on line `line` of the file is one, by the rest of it. */
export const isSlip = (slip: ColonSlip, transcript: Transcript, line: number): boolean =>
  (slip.afterFirst === undefined || line > firstTurnLine(transcript)) &&
  (slip.word === undefined || hasCommonWord(transcript, slip.word))
