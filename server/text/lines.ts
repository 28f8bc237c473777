import type { Position } from './range.ts'

/** Line ends as the Language Server Protocol and VS Code count them: LF, CR LF and a lone CR; nothing else ends a line. */

const LF = 10
const CR = 13

/** The offset of the next line, given where a line's content ends: past LF, CR or CR LF. */
export const afterLineEnd = (text: string, end: number): number => {
  const code = text.charCodeAt(end)
  if (code === CR) return text.charCodeAt(end + 1) === LF ? end + 2 : end + 1
  return code === LF ? end + 1 : end
}

/**
 * A function from an offset to the next place of `mark` at or after it, or the text's end. It remembers the place ahead,
 * so that asking for ascending offsets reads the text once.
 */
export const finder = (text: string, mark: string): ((from: number) => number) => {
  let next = -1
  return from => {
    if (next < from) {
      const found = text.indexOf(mark, from)
      next = found < 0 ? text.length : found
    }
    return next
  }
}

/** A function from an offset to the end of that line's content: before its line end, or the text's end. */
export const contentEnds = (text: string): ((from: number) => number) => {
  const lf = finder(text, '\n')
  const cr = finder(text, '\r')
  return from => Math.min(lf(from), cr(from))
}

/** Offsets at which the lines of `text` start; one more than it has line ends. */
export const lineStarts = (text: string): number[] => {
  const starts = [0]
  const contentEnd = contentEnds(text)
  for (let at = 0; ; ) {
    const end = contentEnd(at)
    if (end >= text.length) return starts
    at = afterLineEnd(text, end)
    starts.push(at)
  }
}

/** The position of `offset` in a text whose lines start at `starts`. */
export const positionAmong = (starts: readonly number[], offset: number): Position => {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low, character: offset - (starts[low] ?? 0) }
}

/** The first line end of a text, or LF where it has none. */
export const lineEndIn = (text: string): string => /\r\n|\r|\n/.exec(text)?.[0] ?? '\n'
