import { isSpace, skipSpace } from '../text/space.ts'
import { MOST_WORDS } from './labelShape.ts'
import { closingMark, emphasisAt, isColon, letterOrDigit } from './marks.ts'
import type { Lead } from './speakerLead.ts'
import { bareTimeAt, bracketedTimeAt, hourOfDayEnd, type TimeMark, timeAt } from './time.ts'

/** How far into a line a label may reach, in UTF-16 units. */
export const REACH = 240

/** Letters and signs that are nothing but part of a label: most of what is read. */
const isPlain = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  code === 46 ||
  code === 39 ||
  (code >= 0xc0 && code < 0x2000)

/** What follows the label up to the colon, or to where the label proves to be none. */
export type Tail = {
  readonly colon: number
  /** Where the mark that closes the emphasis stands before the colon, or -1. */
  readonly close: number
  /** A mark closes that none opened. */
  readonly stray: string
  readonly time: TimeMark | undefined
  /** The parentheses that end the label: the opening one's offset, and whether it is closed. */
  readonly paren: number
  readonly parenClosed: boolean
}

/**
 * The colon that ends the label at `from`, if nothing stands between them but plain text and blanks, and a blank follows:
 * as on most lines, of which there is no more to know. Otherwise -1.
 */
export const plainColon = (line: string, from: number): number => {
  const limit = Math.min(line.length, from + REACH)
  let words = 1
  for (let pos = from; pos < limit; pos++) {
    const code = line.charCodeAt(pos)
    if (code === 32) {
      if (!isSpace(line.charCodeAt(pos - 1)) && ++words > MOST_WORDS) return -1
    } else if (code === 58) return line.charCodeAt(pos + 1) === 32 ? pos : -1
    else if (!isPlain(code)) return -1
  }
  return -1
}

export const readTail = (line: string, lead: Lead): Tail | undefined => {
  const limit = Math.min(line.length, lead.label + REACH)
  const closer = lead.emphasis === '' ? '' : closingMark(lead.emphasis)
  let pos = lead.label
  let close = -1
  let stray = ''
  let time: TimeMark | undefined
  let depth = 0
  let paren = -1
  let innerColon = -1
  /** `**Name** 10:31 AM`, as chats have it. */
  let hour = false
  /** Past a closing mark or a time only a colon, a manner or a further time may follow. */
  let sealed = false
  let words = 1
  while (pos < limit) {
    const code = line.charCodeAt(pos)
    if (isPlain(code) && depth === 0 && !sealed && paren < 0) {
      pos++
      continue
    }
    if (depth === 0) {
      if (isColon(code)) return { colon: pos, close, stray, time, paren, parenClosed: true }
      if (isSpace(code)) {
        if (!isSpace(line.charCodeAt(pos - 1)) && ++words > MOST_WORDS) return undefined
        pos++
        continue
      }
    }
    const char = line[pos] ?? ''
    if (depth > 0) {
      if (char === ')' || char === '）' || char === ']') depth--
      else if (char === '(' || char === '（' || char === '[') depth++
      else if (isColon(code) && innerColon < 0) innerColon = pos
      pos++
      continue
    }
    const hourEnd = close >= 0 && code >= 48 && code <= 57 ? hourOfDayEnd(line, pos) : pos
    if (hourEnd > pos && hourEnd <= limit) {
      hour = true
      pos = hourEnd
      continue
    }
    const bracketed = '[(\\（<'.includes(char) ? bracketedTimeAt(line, pos, limit) : undefined
    const bare = bracketed === undefined && code >= 48 && code <= 57 ? bareTimeAt(line, pos, limit) : undefined
    const found = bracketed ?? bare
    if (found !== undefined && pos > lead.label) {
      if (time !== undefined) return undefined
      time = found
      pos = found.end
      sealed = true
      continue
    }
    if (char === '(' || char === '（' || char === '[') {
      if (pos === lead.label) return undefined
      paren = pos
      depth = 1
      innerColon = -1
      pos++
      continue
    }
    const mark = emphasisAt(line, pos)
    if (mark !== '' && lead.emphasis !== '' && close < 0 && line.startsWith(closer, pos)) {
      close = pos
      pos += closer.length
      sealed = true
      continue
    }
    if (mark.length > 1 && lead.emphasis === '' && pos > lead.label) {
      stray = mark
      pos += mark.length
      sealed = true
      continue
    }
    const next = '-–—,@|'.includes(char) ? skipSpace(line, pos + 1, limit) : -1
    const dashBeforeTime = next >= 0 && (timeAt(line, next, limit) !== undefined || hourOfDayEnd(line, next) > next)
    if (sealed && !dashBeforeTime) {
      // Text right after `Name [0:10]` or `**Name** [0:10]`: a form without colon.
      return time === undefined && !hour ? undefined : { colon: -1, close, stray, time, paren, parenClosed: true }
    }
    if (';!=`{}<>|$%^~\\*'.includes(char)) return undefined
    if (char === '?' && !'?):：*_'.includes(line[pos + 1] ?? ':') && line[pos - 1] !== '?') return undefined
    if (paren >= 0 && letterOrDigit.test(char)) paren = -1
    pos++
  }
  if (depth > 0) {
    return innerColon < 0 ? undefined : { colon: innerColon, close, stray, time, paren, parenClosed: false }
  }
  return pos === line.length && (time !== undefined || hour)
    ? { colon: -1, close, stray, time, paren, parenClosed: true }
    : undefined
}
