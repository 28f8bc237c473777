import type { Position } from './range.ts'
import { firstFrom } from './search.ts'

/** Line ends as the Language Server Protocol and VS Code count them: LF, CR LF and a lone CR; nothing else ends a line. */

const LF = 10
const CR = 13

/** The offset of the next line, given where a line's content ends: past LF, CR or CR LF. */
export const afterLineEnd = (text: string, end: number): number => {
  const code = text.charCodeAt(end)
  if (code === CR) return text.charCodeAt(end + 1) === LF ? end + 2 : end + 1
  return code === LF ? end + 1 : end
}

/** A text, or the bytes of one. */
type Searched<M> = { readonly length: number; readonly indexOf: (mark: M, from: number) => number }

/**
 * A function from an offset to the next place of `mark` at or after it, or the text's end. It remembers the place ahead,
 * so that asking for ascending offsets reads the text once.
 */
const finder = <M>(text: Searched<M>, mark: M): ((from: number) => number) => {
  let next = -1
  return from => {
    if (next < from) {
      const found = text.indexOf(mark, from)
      next = found < 0 ? text.length : found
    }
    return next
  }
}

/** So much is searched at once, in UTF-16 units: what is not in a text at all is not looked for to its end in one go. */
const WINDOW = 16_000

/**
 * A function from a span to the next place of `mark` in it, or the span's end. As `finder`, but it looks little further than to
 * that end.
 */
export const finderWithin = (text: string, mark: string): ((from: number, to: number) => number) => {
  /** The place ahead, or where the search goes on: there is none before. */
  let next = 0
  let isFound = false
  return (from, to) => {
    if (next < from) {
      next = from
      isFound = false
    }
    while (!isFound && next < to) {
      const until = Math.max(to, next + WINDOW)
      const found = until < text.length ? text.slice(next, until).indexOf(mark) : text.indexOf(mark, next) - next
      isFound = found >= 0
      next = isFound ? next + found : until
    }
    return Math.min(next, to)
  }
}

/** A function from an offset to the end of that line's content: before its line end, or the text's end. */
export const contentEnds = (text: string): ((from: number) => number) => {
  const lf = finder(text, '\n')
  const cr = finderWithin(text, '\r')
  return from => cr(from, lf(from))
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

/**
 * Where a text, or the bytes of one, may be cut into pieces of whole lines: each place behind the line end that is the last within
 * `most` units from the place before, or the next one where there is none; the end is the last place.
 */
export function* pieceEnds(text: string | Uint8Array, most: number): Generator<number, void, undefined> {
  const unitAt = typeof text === 'string' ? (at: number) => text.charCodeAt(at) : (at: number) => text[at]
  const [lf, cr] =
    typeof text === 'string' ? [finder(text, '\n'), finder(text, '\r')] : [finder(text, LF), finder(text, CR)]
  const isCut = (at: number): boolean =>
    unitAt(at - 1) === LF || (unitAt(at - 1) === CR && (at === text.length || unitAt(at) !== LF))
  for (let from = 0; from < text.length; ) {
    let to = from + most
    while (to > from && to < text.length && !isCut(to)) to--
    if (to === from) {
      const end = Math.min(lf(from + most), cr(from + most))
      to = end + (unitAt(end) === CR && unitAt(end + 1) === LF ? 2 : 1)
    }
    from = Math.min(to, text.length)
    yield from
  }
}

/** The position of `offset` in a text whose lines start at `starts`. */
export const positionAmong = (starts: readonly number[], offset: number): Position => {
  const line = Math.max(0, firstFrom(starts, start => start <= offset) - 1)
  return { line, character: offset - (starts[line] ?? 0) }
}

/** The first line end of a text, or LF where it has none. */
export const lineEndIn = (text: string): string => {
  const end = contentEnds(text)(0)
  return end < text.length ? text.slice(end, afterLineEnd(text, end)) : '\n'
}
