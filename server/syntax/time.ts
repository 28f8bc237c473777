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

/** Milliseconds of `H:MM:SS(.mmm)` or `M:SS(.mmm)`; undefined for anything else, also for 61 seconds or minutes. */
export const parseClock = (source: string): number | undefined => {
  let first = -1
  let second = -1
  let value = 0
  let digits = 0
  let at = 0
  for (; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (digit(code)) {
      value = value * 10 + code - ZERO
      digits++
    } else if (code === COLON && digits > 0) {
      if (second >= 0 || (first >= 0 && digits !== 2)) return undefined
      if (first < 0) first = value
      else second = value
      value = 0
      digits = 0
    } else break
  }
  if (digits !== 2 || value > 59) return undefined
  if (first < 0 || second > 59) return undefined
  const seconds = (second < 0 ? first : first * 60 + second) * 60 + value
  if (at === source.length) return seconds * 1000
  const fraction = source.slice(at + 1)
  if (!'.,'.includes(source[at] ?? ' ') || !/^\d{1,3}$/.test(fraction)) return undefined
  return seconds * 1000 + Number(fraction.padEnd(3, '0'))
}

/** Milliseconds as `H:MM:SS`, with `.mmm` where there are any. */
export const formatClock = (ms: number): string => {
  const total = Math.floor(Math.abs(ms) / 1000)
  const rest = Math.abs(ms) % 1000
  const two = (value: number) => String(value).padStart(2, '0')
  const clockTime = `${Math.floor(total / 3600)}:${two(Math.floor(total / 60) % 60)}:${two(total % 60)}`
  return `${ms < 0 ? '-' : ''}${clockTime}${rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`}`
}

/** The offset after at most `most` digits from `at` on. */
const afterDigits = (text: string, at: number, most: number): number => {
  let pos = at
  while (pos < at + most && digit(text.charCodeAt(pos))) pos++
  return pos
}

/**
 * Where a clock time that starts at `at` ends: one or two fields of up to two digits after the first, and an optional
 * fraction. `at` where there is none.
 */
const clockEnd = (text: string, at: number): number => {
  let end = afterDigits(text, at, 3)
  if (end === at || text.charCodeAt(end) !== COLON || !digit(text.charCodeAt(end + 1))) return at
  end = afterDigits(text, end + 1, 2)
  if (text.charCodeAt(end) === COLON && digit(text.charCodeAt(end + 1))) end = afterDigits(text, end + 1, 2)
  const mark = text.charCodeAt(end)
  return (mark === 44 || mark === 46) && digit(text.charCodeAt(end + 1)) ? afterDigits(text, end + 1, 3) : end
}

/** What makes `9:00am`, `9:00 P.M.` an hour of the day, and no place in a recording; ` AM` may be initials. */
const halfOfDay = /(?:[ap]\.?m|[AP]M|[ \u00a0\u202f](?:[ap]\.?m|[AP]\.M\.)|\u202f[AP]M)(?!\p{L})/uy

/** Whether the clock time from `at` to `end` is an hour of the day: these go from 1 to 12, unlike in `0:12 am I right`. */
const isHourOfDay = (text: string, at: number, end: number): boolean => {
  const code = text.charCodeAt(end)
  if (!(code === 32 || code === 160 || code === 0x202f || (code | 32) === 97 || (code | 32) === 112)) return false
  const hour = Number.parseInt(text.slice(at, at + 3), 10)
  halfOfDay.lastIndex = end
  return hour > 0 && hour < 13 && halfOfDay.test(text)
}

/** A bare clock time at `at`: digits and colons not glued to further digits or colons, and no hour of the day. */
export const bareTimeAt = (text: string, at: number, limit: number): TimeMark | undefined => {
  if (!digit(text.charCodeAt(at))) return undefined
  const before = at > 0 ? text.charCodeAt(at - 1) : 32
  if (digit(before) || before === COLON) return undefined
  const end = clockEnd(text, at)
  if (end === at || end > limit) return undefined
  const after = text.charCodeAt(end)
  if (digit(after) || (after === COLON && digit(text.charCodeAt(end + 1))) || isHourOfDay(text, at, end))
    return undefined
  const ms = parseClock(text.slice(at, end))
  return ms === undefined ? undefined : { start: at, end, ms, bracketed: false }
}

const HOUR = String.raw`(?:1[0-2]|0?[1-9]):[0-5]\d(?::[0-5]\d)?[ \u00a0\u202f]?[AaPp](?:[Mm]|\.[Mm]\.)`
const hourOfDay = new RegExp(String.raw`(?:\\?\[${HOUR}\\?\]|\(${HOUR}\)|${HOUR})(?!\w)`, 'y')
const letterOrNumber = /[\p{L}\p{N}]/uy

/** Where an hour of the day at `at` ends, as chats have it beside a name: `10:31 AM`, `[10:31 am]`; `at` where there is none. */
export const hourOfDayEnd = (text: string, at: number): number => {
  if (!'0123456789[(\\'.includes(text[at] ?? ' ')) return at
  hourOfDay.lastIndex = at
  if (!hourOfDay.test(text)) return at
  letterOrNumber.lastIndex = hourOfDay.lastIndex
  return letterOrNumber.test(text) ? at : hourOfDay.lastIndex
}

/** The bracket that closes the one at hand, as character codes; 0 where there is none. */
const closerOf = (code: number): number => (code === 91 ? 93 : code === 40 ? 41 : code === 60 ? 62 : 0)
/** Between the two times of a range: `-`, `–`, `—`, `-->`, `→`, `to`. */
const rangeDash = /[\s\u00a0]*(?:-->|->|→|[-–—]|to)[\s\u00a0]*/y

/**
 * A time in brackets at `at`: `[0:10]`, `(0:10)`, `\[0:10\]`, also a range `[0:10 – 0:20]`, of which the first counts.
 * The brackets belong to its span.
 */
export const bracketedTimeAt = (text: string, at: number, limit: number): TimeMark | undefined => {
  const escaped = text.charCodeAt(at) === 92
  let pos = escaped ? at + 1 : at
  const closer = closerOf(text.charCodeAt(pos))
  if (closer === 0 || (escaped && closer !== 93)) return undefined
  pos++
  while (pos < limit && isSpace(text.charCodeAt(pos))) pos++
  const time = bareTimeAt(text, pos, limit)
  if (time === undefined) return undefined
  pos = time.end
  if (text.charCodeAt(pos) !== closer) {
    rangeDash.lastIndex = pos
    const dash = rangeDash.exec(text)?.[0]
    if (dash !== undefined) {
      const until = bareTimeAt(text, pos + dash.length, limit)
      if (until !== undefined) pos = until.end
    }
  }
  while (pos < limit && isSpace(text.charCodeAt(pos))) pos++
  if (escaped && text.charCodeAt(pos) === 92) pos++
  if (text.charCodeAt(pos) !== closer || pos >= limit) return undefined
  return { start: at, end: pos + 1, ms: time.ms, bracketed: true }
}

export const timeAt = (text: string, at: number, limit: number): TimeMark | undefined =>
  bracketedTimeAt(text, at, limit) ?? bareTimeAt(text, at, limit)
