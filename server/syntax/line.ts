import { finderWithin } from '../text/lines.ts'
import { isSpace, skipSpace, trimSpaceEnd } from '../text/space.ts'
import { AFTER_OPENING, AFTER_TEXT, type BlockKind, BOUNDARY, fenceContext, IN_COMMENT } from './block.ts'
import { groupColon } from './groupLabel.ts'
import { COLONS, isAsciiLetter } from './marks.ts'
import { isNarrow, readSpeakerLine, type SpeakerLine } from './speakerLine.ts'
import { REACH } from './speakerTail.ts'
import { mayBeStopped } from './stoppedLabel.ts'
import { timeAt } from './time.ts'

/** What one line is, given the context before it. */
export type Line = {
  readonly kind: BlockKind
  readonly after: number
  /** It makes a heading of the paragraph above. */
  readonly underline?: true
  readonly opening?: SpeakerLine | undefined
  readonly level?: number | undefined
}

const listMark = /(?:[-*+•]|\d{1,9}[.)])(?=[\s\u00a0]|$)/y
const htmlStart =
  /<(?:\/?(?:address|article|aside|blockquote|body|br|center|cite|code|dd|details|div|dl|dt|figure|footer|form|h[1-6]|head|header|hr|html|iframe|img|input|li|link|main|meta|nav|ol|option|p|pre|script|section|select|source|span|style|summary|sup|table|tbody|td|th|thead|time|title|tr|ul|video|a|audio)(?=[\s/>]|$)|[!?])/iy
const linkDefinition = /\[[^\]\r\n]{1,200}\]:\s/y

const test = (pattern: RegExp, text: string, at: number): boolean => {
  pattern.lastIndex = at
  return pattern.test(text)
}

/** Length of the run of the character at `at`. */
const runLength = (text: string, at: number, end: number): number => {
  const code = text.charCodeAt(at)
  let pos = at
  while (pos < end && text.charCodeAt(pos) === code) pos++
  return pos - at
}

/** Whether [at, end) is three or more of one character, blanks between allowed: a break, or a setext underline. */
const isRule = (text: string, at: number, end: number): boolean => {
  const code = text.charCodeAt(at)
  let count = 0
  for (let pos = at; pos < end; pos++) {
    const here = text.charCodeAt(pos)
    if (here === code) count++
    else if (!isSpace(here)) return false
  }
  return count >= 3
}

const isUnderline = (text: string, at: number, end: number): boolean =>
  runLength(text, at, end) === trimSpaceEnd(text, at, end) - at

const BLANK: Line = { kind: 'blank', after: BOUNDARY }
const BREAK: Line = { kind: 'break', after: BOUNDARY }
export const PARAGRAPH: Line = { kind: 'paragraph', after: AFTER_TEXT }
/** A line with nothing but a time, as captions have it: what follows begins anew. */
const TIME_LINE: Line = { kind: 'paragraph', after: BOUNDARY }
const VERBATIM: Line = { kind: 'verbatim', after: AFTER_TEXT }
const COMMENT: Line = { kind: 'comment', after: BOUNDARY }
const OPEN_COMMENT: Line = { kind: 'comment', after: IN_COMMENT }
const CLOSING_FENCE: Line = { kind: 'code', after: BOUNDARY }
const FIRST_UNDERLINE: Line = { kind: 'heading', after: BOUNDARY, level: 1, underline: true }
const SECOND_UNDERLINE: Line = { kind: 'heading', after: BOUNDARY, level: 2, underline: true }

/** Whether nothing but a time stands on a line, or two, as above a caption. */
export const isTimeLine = (text: string, at: number, end: number): boolean => {
  const code = text.charCodeAt(at)
  if (!(code >= 48 && code <= 57) && code !== 91 && code !== 40) return false
  const time = timeAt(text, at, end)
  if (time === undefined) return false
  const rest = text.slice(time.end, Math.min(end, time.end + 80))
  return rest.trim() === '' || /^\s*(?:-->|[-–—])\s*[\d:.,]+\s*(?:\S+:\S+\s*)*$/.test(rest)
}

/**
 * A function that tells whether the line at [start, end) can be a speaker line at all, from the next colon: so that prose
 * costs little.
 */
export const speakerLineGuess = (text: string): ((start: number, end: number) => boolean) => {
  const colons = COLONS.split('').map(colon => finderWithin(text, colon))
  return (start, end) => {
    const limit = Math.min(end, start + REACH)
    for (const colon of colons) if (colon(start, limit) < limit) return true
    const first = text.charCodeAt(start)
    // Q, A, P, R
    if (first === 81 || first === 65 || first === 80 || first === 82) return isSpace(text.charCodeAt(start + 1))
    return mayBeStopped(text, start)
  }
}

const openingIn = (text: string, start: number, end: number, before: number): Line | undefined => {
  const line = text.slice(start, end)
  const opening = readSpeakerLine(line)
  return opening === undefined || (before === AFTER_TEXT && isNarrow(opening, line))
    ? undefined
    : { kind: 'opening', after: AFTER_OPENING, opening }
}

/** Reads the line of `text` whose content is [start, end). */
export const readLine = (
  text: string,
  start: number,
  end: number,
  before: number,
  mayOpen: (start: number, end: number) => boolean,
): Line => {
  if (before === IN_COMMENT) return text.slice(start, end).includes('-->') ? COMMENT : OPEN_COMMENT
  const at = skipSpace(text, start, end)
  if (before > IN_COMMENT) {
    const length = (before - 4) >> 1
    const mark = before & 1 ? '~' : '`'
    const closes = text[at] === mark && runLength(text, at, end) >= length && isUnderline(text, at, end)
    return closes ? CLOSING_FENCE : { kind: 'code', after: before }
  }
  if (at === end) return BLANK
  const code = text.charCodeAt(at)
  // Most lines begin with a letter, as nothing but text does.
  if (isAsciiLetter(code)) return (mayOpen(at, end) ? openingIn(text, start, end, before) : undefined) ?? PARAGRAPH
  switch (text[at]) {
    case '#': {
      const level = runLength(text, at, end)
      const next = at + level
      if (level <= 6 && (next === end || isSpace(text.charCodeAt(next))))
        return { kind: 'heading', after: BOUNDARY, level }
      break
    }
    case '=':
      if (before === AFTER_TEXT && isUnderline(text, at, end)) return FIRST_UNDERLINE
      break
    case '-':
      if (before === AFTER_TEXT && isUnderline(text, at, end) && end - at >= 3) return SECOND_UNDERLINE
      if (isRule(text, at, end)) return BREAK
      break
    case '*':
    case '_':
      if (isRule(text, at, end)) return BREAK
      break
    case '`':
    case '~': {
      const length = runLength(text, at, end)
      const tilde = text[at] === '~'
      if (length >= 3 && (tilde || !text.slice(at + length, end).includes('`')))
        return { kind: 'code', after: fenceContext(length, tilde) }
      break
    }
    case '|':
      return VERBATIM
    case '>':
      if (text[at + 1] !== '>') return VERBATIM
      break
    case '[':
      if (test(linkDefinition, text, at) && groupColon(text, at) < 0) return VERBATIM
      break
    case '<':
      if (text.startsWith('<!--', at)) return text.slice(at + 4, end).includes('-->') ? COMMENT : OPEN_COMMENT
      if (test(htmlStart, text, at)) return VERBATIM
      break
  }
  const opening = mayOpen(at, end) ? openingIn(text, start, end, before) : undefined
  if (opening !== undefined) return opening
  if (test(listMark, text, at) || text.startsWith('>>', at)) return VERBATIM
  return isTimeLine(text, at, end) ? TIME_LINE : PARAGRAPH
}

/** An underline makes a heading of a short paragraph only; elsewhere dashes are a break and equals signs text. */
export const notUnderline = (line: Line): Line => (line.level === 1 ? PARAGRAPH : BREAK)
