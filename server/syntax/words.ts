/** Scripts written without blanks: each character is counted as a word. */
const isIdeograph = (code: number): boolean =>
  (code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff)

const letter = /[\p{L}\p{N}]/u

const isLetter = (code: number): boolean =>
  code < 0x80
    ? (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
    : code >= 0xc0 &&
      (code < 0x2000 || code > 0x206f) &&
      (code < 0x3000 || code > 0x303f) &&
      letter.test(String.fromCharCode(code))

const isBreak = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  code === 0x2014 ||
  (code >= 0x2000 && code <= 0x200b) ||
  code === 0x202f ||
  code === 0x3000

/** Where a word that goes on at `at` ends, or `end` if that comes first. */
export const wordEnd = (text: string, at: number, end: number): number => {
  let pos = at
  while (pos < end && !isBreak(text.charCodeAt(pos))) pos++
  return pos
}

/** Words in [start, end) of `text`: runs between blanks that hold a letter or digit; each ideograph or kana is one. */
export const countWords = (text: string, start: number, end: number): number => {
  let count = 0
  let inWord = false
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (isBreak(code)) inWord = false
    else if (code > 0x2fff && isIdeograph(code)) {
      count++
      inWord = false
    } else if (!inWord && (isLetter(code) || (code >= 0xd800 && code <= 0xdbff))) {
      count++
      inWord = true
    }
  }
  return count
}
