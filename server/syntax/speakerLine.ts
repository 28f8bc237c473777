import type { Span } from '../text/range.ts'
import { isSpace, skipSpace, trimSpaceEnd } from '../text/space.ts'
import { groupColon } from './groupLabel.ts'
import { labelName } from './labelShape.ts'
import { COLONS, closingMark, emphasisAt, letterOrDigit, matchAt } from './marks.ts'
import { type Lead, readLead } from './speakerLead.ts'
import { plainColon, readTail } from './speakerTail.ts'
import { type Stopped, stoppedAt } from './stoppedLabel.ts'
import { bareTimeAt, bracketedTimeAt, type TimeMark } from './time.ts'

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
  /** The label in NFKC with its white space folded: what it is looked up by. Empty with bare chevrons. */
  readonly name: string
  /** What stands in parentheses after the label, without them; `mannerClosed` tells whether the closing one is there. */
  readonly manner: Span | undefined
  readonly mannerClosed: boolean
  /** The colon or colons; undefined in the forms without (`Q    …`, `Q …`, `**Name** [0:00]`, `Mr. ADAMS. …`). */
  readonly colon: Span | undefined
  readonly time: TimeMark | undefined
  /** Where the spoken text starts; at the line's end where it stands below. */
  readonly body: number
  /** Where the line's content ends. */
  readonly end: number
}

/** `Q    …`: a letter and a wide space, or a dash: `Q - …`, in Spanish minutes `P - …`, `R – …`. */
const loneLetter = /([QA])(?:[ \u00a0]{2,}|[\u2003\u3000]+|\t+)(?=\S)|[QAPR] [-–—] (?=\S)/y
/** `Q Why?`: one blank only, and words that may begin a sentence. */
const narrowLetter = /Q[ \u00a0](?=["“‘'«([…]?[\p{Lu}\p{N}…])/uy
/** `Q Meyer: …`: a name with such a letter in it, up to a colon. */
const nameUpToColon = /Q[ \u00a0]\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*)?\s?[:：]/uy

/** Whether a line that begins `text` is of the form `Q Why?`, which any paragraph that begins with the letter has. */
export const isNarrow = ({ colon, label, body }: SpeakerLine, text: string): boolean =>
  colon === undefined &&
  label.end - label.start === 1 &&
  body === label.end + 1 &&
  ' \u00a0'.includes(text[label.end] ?? '')

/** Whether a full stop ends the label of a line that begins `text`: `Mr. ADAMS. So`. */
export const isStopped = ({ colon, emphasised, head, label, time }: SpeakerLine, text: string): boolean =>
  colon === undefined && emphasised === 'none' && !(time && time.start > label.start) && text[head.end] === '.'

const letterAt = (line: string, { label: at, emphasis }: Lead): string | undefined => {
  if (!isSpace(line.charCodeAt(at + 1))) return undefined
  const letter = matchAt(loneLetter, line, at)
  if (letter !== undefined || emphasis !== '' || matchAt(nameUpToColon, line, at) !== undefined) return letter
  return matchAt(narrowLetter, line, at)
}

/** Q, A, P, R. */
const isLoneLetter = (code: number): boolean => code === 81 || code === 65 || code === 80 || code === 82

/** Trims blanks and the dash that leads to a time: `James – ` of `James – 00:03:18:`. */
const labelEnd = (line: string, from: number, to: number, beforeTime: boolean): number => {
  const end = trimSpaceEnd(line, from, to)
  return beforeTime && '-–—,@|'.includes(line[end - 1] ?? ' ') ? trimSpaceEnd(line, from, end - 1) : end
}

const wordsCapitalised = (label: string): boolean => {
  const words = label.split(/\s+/u)
  return words.length <= 4 && words.every(word => !/^\p{Ll}/u.test(word))
}

/** The time that stands in place of the spoken text, or before it, at `body`. */
const timeAfterColon = (line: string, body: number, end: number): TimeMark | undefined => {
  const bracketed = bracketedTimeAt(line, body, end)
  if (bracketed !== undefined) return bracketed
  const bare = bareTimeAt(line, body, end)
  return bare !== undefined && skipSpace(line, bare.end, end) === end ? bare : undefined
}

/** A line on which a label without emphasis, manner or time goes up to the colon at `colon`, and a blank follows. */
const plainLine = (line: string, lead: Lead, colon: number): SpeakerLine | undefined => {
  const end = line.length
  const label = { start: lead.label, end: trimSpaceEnd(line, lead.label, colon) }
  const name = labelName(line.slice(label.start, label.end))
  if (name === undefined) return undefined
  const text = skipSpace(line, colon + 1, end)
  const time = lead.time === undefined ? timeAfterColon(line, text, end) : undefined
  return {
    dash: lead.dash,
    chevrons: lead.chevrons,
    emphasis: '',
    emphasised: 'none',
    head: { start: lead.head, end: colon + 1 },
    label,
    name,
    manner: undefined,
    mannerClosed: true,
    colon: { start: colon, end: colon + 1 },
    time: lead.time ?? time,
    body: time === undefined ? text : skipSpace(line, time.end, end),
    end,
  }
}

/** A line on which a full stop ends the label. */
const stoppedLine = (line: string, lead: Lead, { stop, paren, body }: Stopped): SpeakerLine => {
  const label = { start: lead.label, end: trimSpaceEnd(line, lead.label, paren < 0 ? stop : paren) }
  const closed = line[stop - 1] === ')'
  return {
    dash: lead.dash,
    chevrons: lead.chevrons,
    emphasis: '',
    emphasised: 'none',
    head: { start: lead.head, end: stop },
    label,
    name: labelName(line.slice(label.start, label.end)) ?? '',
    manner: paren < 0 ? undefined : { start: paren + 1, end: closed ? stop - 1 : stop },
    mannerClosed: paren < 0 || closed,
    colon: undefined,
    time: lead.time,
    body,
    end: line.length,
  }
}

/** The speaker line's parts, or undefined where `line` (without its line end) has not its shape. */
export const readSpeakerLine = (line: string): SpeakerLine | undefined => {
  const lead = readLead(line)
  const end = line.length
  const first = line.charCodeAt(lead.label)
  const letter = isLoneLetter(first) ? letterAt(line, lead) : undefined
  if (letter !== undefined) {
    const label = { start: lead.label, end: lead.label + 1 }
    const { dash, chevrons, time } = lead
    const body = lead.label + letter.length
    return {
      dash,
      chevrons,
      emphasis: '',
      emphasised: 'none',
      head: label,
      label,
      name: letter.slice(0, 1),
      manner: undefined,
      mannerClosed: true,
      colon: undefined,
      time,
      body,
      end,
    }
  }
  const isPlain = lead.emphasis === '' && !lead.angle
  const stopped = isPlain ? stoppedAt(line, lead.label) : undefined
  if (stopped !== undefined) return stoppedLine(line, lead, stopped)
  const plain = isPlain ? Math.max(plainColon(line, lead.label), groupColon(line, lead.label)) : -1
  if (plain > lead.label) return plainLine(line, lead, plain)
  const tail = readTail(line, lead)
  if (tail === undefined) return undefined
  const { dash, chevrons } = lead
  const colon = tail.colon

  // The label ends where the first of its followers starts.
  let stop = colon < 0 ? end : colon
  if (tail.close >= 0) stop = Math.min(stop, tail.close)
  if (tail.paren >= 0) stop = Math.min(stop, tail.paren)
  if (tail.time !== undefined) stop = Math.min(stop, tail.time.start)
  if (tail.stray !== '') stop = Math.min(stop, line.indexOf(tail.stray, lead.label))
  const label = { start: lead.label, end: labelEnd(line, lead.label, stop, tail.time?.start === stop) }
  const time = lead.time ?? tail.time
  if (label.end <= label.start && (!chevrons || colon < 0)) return undefined
  const name = label.end <= label.start ? '' : labelName(line.slice(label.start, label.end))
  if (name === undefined) return undefined

  let pos = colon < 0 ? Math.max(tail.time?.end ?? 0, tail.close + closingMark(lead.emphasis).length) : colon + 1
  const next = line[pos] ?? ' '
  let colonEnd = pos
  if (colon >= 0) {
    if (COLONS.includes(next)) {
      if (line[colon] === ':' && letterOrDigit.test(line[pos + 1] ?? ' ')) return undefined
      colonEnd = ++pos
    } else if (next === '/' || next === '\\' || next === '-') return undefined
    else if (
      line[colon] === ':' &&
      /[\p{Ll}\p{N}_]/u.test(next) &&
      !wordsCapitalised(line.slice(label.start, label.end))
    )
      return undefined
  } else if (tail.close < 0 && tail.stray === '') {
    const text = skipSpace(line, pos, end)
    // `Name  12:03`, or `**Name 12:03` with a slip.
    const apart = lead.emphasis.length > 1 ? 1 : 2
    const wide = tail.time !== undefined && (tail.time.bracketed || tail.time.start - label.end >= apart)
    if (!wide || !wordsCapitalised(line.slice(label.start, label.end)) || (text < end && !tail.time?.bracketed))
      return undefined
  }

  let emphasised: SpeakerLine['emphasised'] = 'none'
  let emphasis = lead.emphasis
  if (emphasis !== '') {
    const closer = closingMark(emphasis)
    if (tail.close >= 0) emphasised = 'both'
    else if (line.startsWith(closer, pos)) {
      emphasised = 'both'
      pos += closer.length
    } else emphasised = line.slice(pos, trimSpaceEnd(line, 0, end)).endsWith(closer) ? 'whole' : 'open'
  } else {
    const after = tail.stray !== '' ? tail.stray : emphasisAt(line, pos)
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
  const timeAfter = time === undefined && colon >= 0 ? timeAfterColon(line, body, end) : undefined
  if (timeAfter !== undefined) body = skipSpace(line, timeAfter.end, end)
  const mannerEnd = tail.paren < 0 ? -1 : tail.parenClosed ? closingParen(line, tail.paren) : colon
  return {
    dash,
    chevrons,
    emphasis,
    emphasised,
    head,
    label,
    name,
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
