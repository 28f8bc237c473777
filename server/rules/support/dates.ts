const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'january jan januar janvier enero janeiro gennaio января',
    'february feb februar février febrero fevereiro febbraio февраля',
    'march mar märz mars marzo março марта',
    'april apr avril abril aprile апреля',
    'may mai mayo maio maggio мая',
    'june jun juni juin junio junho giugno июня',
    'july jul juli juillet julio julho luglio июля',
    'august aug août agosto августа',
    'september sep sept septembre septiembre setembro settembre сентября',
    'october oct oktober okt octobre octubre outubro ottobre октября',
    'november nov novembre noviembre novembro ноября',
    'december dec dezember dez décembre diciembre dezembro dicembre декабря',
  ].flatMap((names, index) => names.split(' ').map(name => [name, index + 1])),
)

const two = (value: number): string => String(value).padStart(2, '0')

/** Whether the Gregorian calendar has this day. */
const isDay = (year: number, month: number, day: number): boolean => {
  if (month < 1 || month > 12 || day < 1) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return day <= length
}

const iso = (year: string, month: number, day: number): string | undefined =>
  isDay(Number(year), month, day) ? `${year}-${two(month)}-${two(day)}` : undefined

const exact =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?[ ]?(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/

/** Whether `text` is a date as the header takes it, and a day that exists. */
export const isDate = (text: string): boolean => {
  const match = exact.exec(text)
  if (match === null) return false
  const [, year = '0', month = '1', day = '1', hour = '0', minute = '0', second = '0'] = match
  return (
    isDay(Number(year), Number(month), Number(day)) && Number(hour) < 25 && Number(minute) < 60 && Number(second) < 61
  )
}

/** A date found at the start of a text: as ISO writes it, how long it was, and whether it can be read in one way only. */
export type FoundDate = { readonly date: string; readonly length: number; readonly certain: boolean }

/** For the most part letters: with all of them named, and counted, an expression takes 10 ms to be compiled. */
const letters = String.raw`[^\s\d.,:;!?()[\]{}<>"“”„«»'’*_/\\|=+–—-]`
const weekday = String.raw`(?:${letters}{2,10}\.?,\s+|${letters}{3,6}(?:day|DAY)\s+)?`
const monthFirst = new RegExp(
  String.raw`^${weekday}(${letters}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th|ST|ND|RD|TH)?,?\s+(\d{4})(?!\d)`,
)
const dayFirst = new RegExp(
  String.raw`^${weekday}(\d{1,2})(?:\.|st|nd|rd|th|er|ST|ND|RD|TH|ER|º)?\s+(?:de\s+|of\s+|DE\s+|OF\s+)?(${letters}{3,9})\.?,?\s+(?:de\s+|DE\s+)?(\d{4})(?!\d)`,
)
const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/
const slashedYear = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/
const loose = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/
const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/
const chinese = /^(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/

/** The date that `text` begins with, in the spellings that people use. */
export const dateAtStart = (text: string): FoundDate | undefined => {
  const found = (match: RegExpExecArray, date: string | undefined, certain = true): FoundDate | undefined =>
    date === undefined ? undefined : { date, length: match[0].length, certain }
  let match = monthFirst.exec(text)
  if (match !== null) {
    const month = MONTHS[(match[1] ?? '').toLowerCase()]
    if (month !== undefined) return found(match, iso(match[3] ?? '', month, Number(match[2])))
  }
  match = dayFirst.exec(text)
  if (match !== null) {
    const month = MONTHS[(match[2] ?? '').toLowerCase()]
    if (month !== undefined) return found(match, iso(match[3] ?? '', month, Number(match[1])))
  }
  match = slashedYear.exec(text) ?? loose.exec(text) ?? chinese.exec(text)
  if (match !== null) return found(match, iso(match[1] ?? '', Number(match[2]), Number(match[3])))
  match = dotted.exec(text)
  if (match !== null) return found(match, iso(match[3] ?? '', Number(match[2]), Number(match[1])))
  match = slashed.exec(text)
  if (match === null) return undefined
  const [first, second] = [Number(match[1]), Number(match[2])]
  // Americans write the month first, others the day; only a number above twelve tells.
  if (first > 12) return found(match, iso(match[3] ?? '', second, first))
  return found(match, iso(match[3] ?? '', first, second), second > 12)
}

/** The date that `text` ends with, after other words, if it can be read in one way only. */
export const dateAtEnd = (text: string): string | undefined => {
  for (const { index } of text.matchAll(/(?<=[\s(])[\p{L}\d]/gu)) {
    const found = dateAtStart(text.slice(index))
    if (found?.certain && /^[)\s]*$/.test(text.slice(index + found.length))) return found.date
  }
  return undefined
}
