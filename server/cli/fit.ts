// Text on a terminal: how many columns it takes, and how it is cut to fit.

/** Code points that take two columns: East Asian wide and emoji, as ranges. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
]

const nothing = /[\p{Mn}\p{Me}\p{Cf}]/u

const columnsOf = (char: string): number => {
  const code = char.codePointAt(0) ?? 0
  if (code < 0x300) return 1
  if (nothing.test(char)) return 0
  return WIDE.some(([from, to]) => code >= from && code <= to) ? 2 : 1
}

/** Columns that `text` takes. */
export const columns = (text: string): number => {
  let sum = 0
  for (const char of text) sum += columnsOf(char)
  return sum
}

/**
 * `text` with control characters made visible, so that no file can move the cursor or change the terminal. White space
 * becomes a plain blank; the number of UTF-16 units stays.
 */
export const printable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  text.replace(/\s/gu, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')

/** `text` in at most `width` columns; an ellipsis stands for what is left out. */
export const cut = (text: string, width: number): string => {
  // A line of millions of characters is not measured.
  const head = text.length > width * 4 ? `${text.slice(0, width * 4)}…` : text
  if (columns(head) <= width) return head
  let result = ''
  let sum = 1
  for (const char of head) {
    sum += columnsOf(char)
    if (sum > width) break
    result += char
  }
  return `${result.trimEnd()}…`
}

/** `text` filled up with blanks to `width` columns. */
export const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - columns(text)))
export const padStart = (text: string, width: number): string => ' '.repeat(Math.max(0, width - columns(text))) + text
