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
