import { isSpace } from '../text/space.ts'

/** A time as written: where it stands (brackets included) and what it says, in milliseconds. */
export type TimeMark = {
  readonly start: number
  readonly end: number
  readonly ms: number
  readonly bracketed: boolean
}

const ZERO = 48
const COLON = 58
const digit = (code: number): boolean => code >= ZERO && code < ZERO + 10

/** One or two fields of two digits after the first, and an optional fraction. */
const clock = /\d{1,3}(?::\d{1,2}){1,2}(?:[.,]\d{1,3})?/y

/** Milliseconds of `H:MM:SS(.mmm)` or `M:SS(.mmm)`; undefined for anything else, also for 61 seconds or minutes. */
export const parseClock = (source: string): number | undefined => {
  const fields: number[] = []
  let value = 0
  let digits = 0
  let at = 0
  for (; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (digit(code)) {
      value = value * 10 + code - ZERO
      digits++
    } else if (code === COLON && digits > 0) {
      if (fields.length > 0 && digits !== 2) return undefined
      fields.push(value)
      value = 0
      digits = 0
    } else break
  }
  if (digits !== 2 || value > 59) return undefined
  const fraction = source.slice(at + 1)
  if (at < source.length && (!'.,'.includes(source[at] ?? ' ') || !/^\d{1,3}$/.test(fraction))) return undefined
  const [first, second] = fields
  if (first === undefined || fields.length > 2 || (second !== undefined && second > 59)) return undefined
  const minutes = second === undefined ? first : first * 60 + second
  return (minutes * 60 + value) * 1000 + Number(fraction.padEnd(3, '0'))
}

/** Milliseconds as `H:MM:SS`, with `.mmm` where there are any. */
export const formatClock = (ms: number): string => {
  const total = Math.floor(Math.abs(ms) / 1000)
  const rest = Math.abs(ms) % 1000
  const two = (value: number) => String(value).padStart(2, '0')
  const clockTime = `${Math.floor(total / 3600)}:${two(Math.floor(total / 60) % 60)}:${two(total % 60)}`
  return `${ms < 0 ? '-' : ''}${clockTime}${rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`}`
}

/** A bare clock time at `at`: digits and colons not glued to further digits, letters or colons. */
export const bareTimeAt = (text: string, at: number, limit: number): TimeMark | undefined => {
  if (!digit(text.charCodeAt(at))) return undefined
  const before = at > 0 ? text.charCodeAt(at - 1) : 32
  if (digit(before) || before === COLON) return undefined
  clock.lastIndex = at
  const source = clock.exec(text)?.[0]
  if (source === undefined) return undefined
  const end = at + source.length
  if (end > limit) return undefined
  const after = text.charCodeAt(end)
  if (digit(after) || (after === COLON && digit(text.charCodeAt(end + 1)))) return undefined
  const ms = parseClock(source)
  return ms === undefined ? undefined : { start: at, end, ms, bracketed: false }
}

const closers: Record<string, string> = { '[': ']', '(': ')', '<': '>' }
/** Between the two times of a range: `-`, `–`, `—`, `-->`, `→`, `to`. */
const rangeDash = /[\s\u00a0]*(?:-->|->|→|[-–—]|to)[\s\u00a0]*/y

/**
 * A time in brackets at `at`: `[0:10]`, `(0:10)`, `\[0:10\]`, also a range `[0:10 – 0:20]`, of which the first counts.
 * The brackets belong to its span.
 */
export const bracketedTimeAt = (text: string, at: number, limit: number): TimeMark | undefined => {
  const escaped = text[at] === '\\'
  let pos = escaped ? at + 1 : at
  const closer = closers[text[pos] ?? '']
  if (closer === undefined || (escaped && closer !== ']')) return undefined
  pos++
  while (pos < limit && isSpace(text.charCodeAt(pos))) pos++
  const time = bareTimeAt(text, pos, limit)
  if (time === undefined) return undefined
  pos = time.end
  rangeDash.lastIndex = pos
  const dash = rangeDash.exec(text)?.[0]
  if (dash !== undefined) {
    const until = bareTimeAt(text, pos + dash.length, limit)
    if (until !== undefined) pos = until.end
  }
  while (pos < limit && isSpace(text.charCodeAt(pos))) pos++
  if (escaped && text[pos] === '\\') pos++
  if (text[pos] !== closer || pos >= limit) return undefined
  return { start: at, end: pos + 1, ms: time.ms, bracketed: true }
}

export const timeAt = (text: string, at: number, limit: number): TimeMark | undefined =>
  bracketedTimeAt(text, at, limit) ?? bareTimeAt(text, at, limit)
