import type { Span } from '../text/range.ts'
import { isSpace, skipSpace, trimSpaceEnd } from '../text/space.ts'
import { hasLabelShape } from './labelShape.ts'
import { bareTimeAt, bracketedTimeAt, type TimeMark, timeAt } from './time.ts'

/**
 * The parts of a line that could begin a turn; offsets count from the line's start. Only the line itself decides:
 * whether its label is a speaker is the model's question.
 */
export type SpeakerLine = {
  /** A list mark (`- DE: …`) stands before. */
  readonly dash: boolean
  /** `>>` stands before: a change of speaker in captions; the label may then be empty. */
  readonly chevrons: boolean
  /** The emphasis mark at the label: `**`, `_`, …; empty for none. */
  readonly emphasis: string
  /** `open` and `close` are broken: the mark stands on that side only. `whole`: it closes at the end of the line. */
  readonly emphasised: 'none' | 'both' | 'open' | 'close' | 'whole'
  /** From the first to after the last mark of emphasis, the label and the colon if inside; the label where there is none. */
  readonly head: Span
  readonly label: Span
  /** What stands in parentheses after the label, without them; `mannerClosed` tells whether the closing one is there. */
  readonly manner: Span | undefined
  readonly mannerClosed: boolean
  /** The colon or colons; undefined in the forms without (`Q    …`, `**Name** [0:00]`). */
  readonly colon: Span | undefined
  readonly time: TimeMark | undefined
  /** Where the spoken text starts; at the line's end where it stands below. */
  readonly body: number
  /** Where the line's content ends. */
  readonly end: number
}

/** How far into a line a label may reach, in UTF-16 units. */
const REACH = 240

const COLONS = ':：﹕︓'
const mark = /\*{1,3}|_{1,3}|<\/?(?:b|strong|i|em)>/y
const htmlName =
  /^(?:a|abbr|address|article|aside|b|blockquote|body|br|button|center|cite|code|dd|del|details|div|dl|dt|em|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|li|link|main|meta|nav|ol|option|p|pre|s|script|section|select|small|span|strong|style|sub|summary|sup|svg|table|tbody|td|th|thead|time|title|tr|u|ul|video)$/i
const tag = /<([A-Za-z][A-Za-z0-9]*)>/y
const letterOrDigit = /[\p{L}\p{N}]/u
const loneLetter = /([QA])(?:[ \u00a0]{2,}|[\u2003\u3000]+|\t+)(?=\S)/y

const at = (pattern: RegExp, line: string, from: number): string | undefined => {
  pattern.lastIndex = from
  return pattern.exec(line)?.[0]
}

const closing = (open: string): string => (open.startsWith('<') ? `</${open.slice(1)}` : open)

/** What stands before the label. */
type Lead = Pick<SpeakerLine, 'dash' | 'chevrons'> & {
  readonly angle: boolean
  readonly time: TimeMark | undefined
  readonly emphasis: string
  /** Where the emphasis or, without, the label starts. */
  readonly head: number
  readonly label: number
}

const readLead = (line: string): Lead => {
  const end = line.length
  let pos = skipSpace(line, 0, end)
  const dash = '-*+•–—'.includes(line[pos] ?? ' ') && isSpace(line.charCodeAt(pos + 1))
  if (dash) pos = skipSpace(line, pos + 1, end)
  let chevrons = false
  for (const chevron of ['>>>', '>>', '&gt;&gt;']) {
    if (line.startsWith(chevron, pos)) {
      chevrons = true
      pos = skipSpace(line, pos + chevron.length, end)
      break
    }
  }
  const prefix = at(tag, line, pos)
  if (prefix !== undefined && !htmlName.test(prefix.slice(1, -1))) pos = skipSpace(line, pos + prefix.length, end)
  const skipTime = (): TimeMark | undefined => {
    const found = timeAt(line, pos, end)
    if (found === undefined) return undefined
    pos = skipSpace(line, found.end, end)
    if ('-–—|'.includes(line[pos] ?? ' ') && isSpace(line.charCodeAt(pos + 1))) pos = skipSpace(line, pos + 1, end)
    return found
  }
  let time = skipTime()
  const angle = line[pos] === '<' && letterOrDigit.test(line[pos + 1] ?? '') && at(tag, line, pos) === undefined
  if (angle) pos++
  const head = pos
  const emphasis = at(mark, line, pos) ?? ''
  pos += emphasis.length
  if (emphasis !== '') time ??= skipTime()
  return { dash, chevrons, angle, time, emphasis, head, label: pos }
}

/** What follows the label up to the colon, or to where the label proves to be none. */
type Tail = {
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

const readTail = (line: string, lead: Lead): Tail | undefined => {
  const limit = Math.min(line.length, lead.label + REACH)
  const closer = closing(lead.emphasis)
  let pos = lead.label
  let close = -1
  let stray = ''
  let time: TimeMark | undefined
  let depth = 0
  let paren = -1
  let innerColon = -1
  /** Past a closing mark or a time only a colon, a manner or a further time may follow. */
  let sealed = false
  while (pos < limit) {
    const char = line[pos] ?? ''
    const code = line.charCodeAt(pos)
    if (depth > 0) {
      if (char === ')' || char === '）' || char === ']') depth--
      else if (char === '(' || char === '（' || char === '[') depth++
      else if (COLONS.includes(char) && innerColon < 0) innerColon = pos
      pos++
      continue
    }
    if (COLONS.includes(char)) return { colon: pos, close, stray, time, paren, parenClosed: true }
    if (isSpace(code)) {
      pos++
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
    const emphasisMark = char === '*' || char === '_' || char === '<' ? at(mark, line, pos) : undefined
    if (emphasisMark !== undefined && lead.emphasis !== '' && close < 0 && line.startsWith(closer, pos)) {
      close = pos
      pos += closer.length
      sealed = true
      continue
    }
    if (emphasisMark !== undefined && emphasisMark.length > 1 && lead.emphasis === '' && pos > lead.label) {
      stray = emphasisMark
      pos += emphasisMark.length
      sealed = true
      continue
    }
    const dashBeforeTime = '-–—,@|'.includes(char) && timeAt(line, skipSpace(line, pos + 1, limit), limit) !== undefined
    if (sealed && !dashBeforeTime) {
      // Text right after `Name [0:10]` or `**Name** [0:10]`: a form without colon.
      return time === undefined ? undefined : { colon: -1, close, stray, time, paren, parenClosed: true }
    }
    if (';!=`{}<>|$%^~\\*'.includes(char)) return undefined
    if (char === '?' && !'?):：*_'.includes(line[pos + 1] ?? ':') && line[pos - 1] !== '?') return undefined
    if (paren >= 0 && letterOrDigit.test(char)) paren = -1
    pos++
  }
  if (depth > 0) {
    return innerColon < 0 ? undefined : { colon: innerColon, close, stray, time, paren, parenClosed: false }
  }
  return pos === line.length && time !== undefined
    ? { colon: -1, close, stray, time, paren, parenClosed: true }
    : undefined
}

/** Trims blanks and the dash that leads to a time: `James – ` of `James – 00:03:18:`. */
const labelEnd = (line: string, from: number, to: number, beforeTime: boolean): number => {
  const end = trimSpaceEnd(line, from, to)
  return beforeTime && '-–—,@|'.includes(line[end - 1] ?? ' ') ? trimSpaceEnd(line, from, end - 1) : end
}

const wordsCapitalised = (label: string): boolean => {
  const words = label.split(/\s+/u)
  return words.length <= 4 && words.every(word => !/^\p{Ll}/u.test(word))
}

/** The speaker line's parts, or undefined where `line` (without its line end) has not its shape. */
export const readSpeakerLine = (line: string): SpeakerLine | undefined => {
  const lead = readLead(line)
  const end = line.length
  const letter = lead.emphasis === '' ? at(loneLetter, line, lead.label) : undefined
  if (letter !== undefined) {
    const label = { start: lead.label, end: lead.label + 1 }
    const { dash, chevrons, time } = lead
    const body = lead.label + letter.length
    const none = { manner: undefined, mannerClosed: true, colon: undefined } as const
    return { dash, chevrons, emphasis: '', emphasised: 'none', head: label, label, ...none, time, body, end }
  }
  const tail = readTail(line, lead)
  if (tail === undefined) return undefined
  const { dash, chevrons } = lead
  const colon = tail.colon

  // The label ends where the first of its followers starts.
  const followers = [colon, tail.close, tail.paren, tail.time?.start ?? -1].filter(offset => offset >= 0)
  if (tail.stray !== '') followers.push(line.indexOf(tail.stray, lead.label))
  const stop = followers.length === 0 ? end : Math.min(...followers)
  const label = { start: lead.label, end: labelEnd(line, lead.label, stop, tail.time?.start === stop) }
  const time = lead.time ?? tail.time
  if (label.end <= label.start) {
    if (!chevrons || colon < 0) return undefined
  } else if (!hasLabelShape(line.slice(label.start, label.end))) return undefined

  let pos = colon < 0 ? Math.max(tail.time?.end ?? 0, tail.close + closing(lead.emphasis).length) : colon + 1
  const next = line[pos] ?? ' '
  let colonEnd = pos
  if (colon >= 0) {
    if (COLONS.includes(next)) {
      if (letterOrDigit.test(line[pos + 1] ?? ' ')) return undefined
      colonEnd = ++pos
    } else if (next === '/' || next === '\\') return undefined
    else if (
      line[colon] === ':' &&
      /[\p{Ll}\p{N}_]/u.test(next) &&
      !wordsCapitalised(line.slice(label.start, label.end))
    )
      return undefined
  } else if (tail.close < 0 && tail.stray === '') {
    const text = skipSpace(line, pos, end)
    const wide = tail.time !== undefined && (tail.time.bracketed || tail.time.start - label.end >= 2)
    if (!wide || !wordsCapitalised(line.slice(label.start, label.end)) || (text < end && !tail.time?.bracketed))
      return undefined
  }

  let emphasised: SpeakerLine['emphasised'] = 'none'
  let emphasis = lead.emphasis
  if (emphasis !== '') {
    const closer = closing(emphasis)
    if (tail.close >= 0) emphasised = 'both'
    else if (line.startsWith(closer, pos)) {
      emphasised = 'both'
      pos += closer.length
    } else emphasised = line.slice(pos, trimSpaceEnd(line, 0, end)).endsWith(closer) ? 'whole' : 'open'
  } else {
    const after = tail.stray !== '' ? tail.stray : (at(mark, line, pos) ?? '')
    const text = pos + after.length
    const closes = after.length > 1 && (tail.stray !== '' || isSpace(line.charCodeAt(text)) || text >= end)
    if (closes) {
      emphasised = 'close'
      emphasis = after
      if (tail.stray === '') pos = text
    }
  }
  if (lead.angle && line[pos] === '>') pos++

  const head = { start: lead.head, end: Math.max(pos, label.end) }
  let body = skipSpace(line, pos, end)
  let timeAfter: TimeMark | undefined
  if (time === undefined && colon >= 0) {
    timeAfter = bracketedTimeAt(line, body, end)
    if (timeAfter === undefined) {
      const bare = bareTimeAt(line, body, end)
      if (bare !== undefined && skipSpace(line, bare.end, end) === end) timeAfter = bare
    }
    if (timeAfter !== undefined) body = skipSpace(line, timeAfter.end, end)
  }
  const mannerEnd = tail.paren < 0 ? -1 : tail.parenClosed ? closingParen(line, tail.paren) : colon
  return {
    dash,
    chevrons,
    emphasis,
    emphasised,
    head,
    label,
    manner: tail.paren < 0 ? undefined : { start: tail.paren + 1, end: mannerEnd },
    mannerClosed: tail.paren < 0 || tail.parenClosed,
    colon: colon < 0 ? undefined : { start: colon, end: colonEnd },
    time: time ?? timeAfter,
    body,
    end,
  }
}

const closingParen = (line: string, open: number): number => {
  let depth = 0
  for (let pos = open; pos < line.length; pos++) {
    const char = line[pos] ?? ''
    if ('([（'.includes(char)) depth++
    else if (')]）'.includes(char) && --depth === 0) return pos
  }
  return line.length
}

/** Whether the line of `text` at [start, end) can have the shape at all; cheap, so that prose costs little. */
export const mayBeSpeakerLine = (text: string, start: number, end: number): boolean => {
  const first = text.charCodeAt(start)
  if ((first === 81 || first === 65) && isSpace(text.charCodeAt(start + 1))) return true
  const limit = Math.min(end, start + REACH)
  for (let pos = start; pos < limit; pos++) {
    const code = text.charCodeAt(pos)
    if (code === 58) return true
    if (code >= 0xfe13 && (code === 0xff1a || code === 0xfe55 || code === 0xfe13)) return true
  }
  return false
}
