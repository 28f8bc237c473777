import { isSpace } from '../text/space.ts'

/** The characters that stand for a colon after a label. */
export const COLONS = ':：﹕︓'

export const isColon = (code: number): boolean =>
  code === 58 || (code > 0xfe00 && COLONS.includes(String.fromCharCode(code)))

/** A mark of emphasis: as Markdown has them, or as HTML does. */
const emphasisMark = /\*{1,3}|_{1,3}|<\/?(?:b|strong|i|em)>/y

export const isAsciiLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122

export const letterOrDigit = /[\p{L}\p{N}]/u

/** What the sticky `pattern` matches in `line` at `from`, or undefined. */
export const matchAt = (pattern: RegExp, line: string, from: number): string | undefined => {
  pattern.lastIndex = from
  return pattern.exec(line)?.[0]
}

/** The mark of emphasis at `from`; empty where there is none. */
export const emphasisAt = (line: string, from: number): string => {
  const code = line.charCodeAt(from)
  return code === 42 || code === 95 || code === 60 ? (matchAt(emphasisMark, line, from) ?? '') : ''
}

/** The mark that closes what `open` opens. */
export const closingMark = (open: string): string => (open.startsWith('<') ? `</${open.slice(1)}` : open)

/** Whether one of `marks` stands at `at`, with a blank after it. */
export const markAndBlank = (line: string, at: number, marks: string): boolean =>
  marks.includes(line[at] ?? ' ') && isSpace(line.charCodeAt(at + 1))
