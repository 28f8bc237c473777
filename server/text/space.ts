import type { Span } from './range.ts'

/** White space as transcripts meet it: Unicode's, and the zero-width characters that pasted pages leave behind. */
export const isSpace = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  (code > 0x7f &&
    (code === 0x85 ||
      code === 0x1680 ||
      (code >= 0x2000 && code <= 0x200b) ||
      code === 0x200e ||
      code === 0x200f ||
      code === 0x2028 ||
      code === 0x2029 ||
      code === 0x202f ||
      code === 0x205f ||
      code === 0x3000 ||
      code === 0xfeff))

/** The first offset in [from, to) that is no white space, or `to`. */
export const skipSpace = (text: string, from: number, to: number): number => {
  let at = from
  while (at < to && isSpace(text.charCodeAt(at))) at++
  return at
}

/** The offset after the last character of [from, to) that is no white space, or `from`. */
export const trimSpaceEnd = (text: string, from: number, to: number): number => {
  let at = to
  while (at > from && isSpace(text.charCodeAt(at - 1))) at--
  return at
}

const spaces = /[\s\u0085\u200b\u200e\u200f\ufeff]+/gu
const plain = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/

/** `text` in NFKC with each run of white space as one blank, none at the ends: the form in which labels are compared. */
export const fold = (text: string): string =>
  plain.test(text) ? text : text.normalize('NFKC').replace(spaces, ' ').trim()

/** A run of white space, or a character with the marks that join it. */
const pieces = /[\s\u0085\u200b\u200e\u200f\ufeff]+|\P{M}\p{M}*|\p{M}+/gu

/** The span of `text` that a span of its folded form stands for; undefined where no such span of `text` is it alone. */
export const unfolded = (text: string, span: Span): Span | undefined => {
  if (plain.test(text)) return span
  let folded = ''
  let start: number | undefined
  let end: number | undefined
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    const said = piece.trim() === '' ? ' ' : piece.normalize('NFKC').replace(spaces, ' ')
    if (said === ' ' && folded === '') continue
    if (folded.length === span.start) start = index
    folded += said
    if (folded.length === span.end) end = index + piece.length
  }
  const sound = start !== undefined && end !== undefined && folded.trimEnd() === fold(text)
  return sound ? { start: start ?? 0, end: end ?? 0 } : undefined
}
