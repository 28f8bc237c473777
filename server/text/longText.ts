import { afterLineEnd, contentEnds } from './lines.ts'

/** A text that is too long to be put together at once: its pieces, in order, cut anywhere. */
export class LongText {
  readonly pieces: Iterable<string>
  /** In UTF-16 units. */
  readonly length: number

  constructor(pieces: Iterable<string>, length: number) {
    this.pieces = pieces
    this.length = length
  }

  toString(): string {
    return [...this.pieces].join('')
  }

  /** In a trace of what the editor said. */
  toJSON(): string {
    return this.toString()
  }
}

export type Text = string | LongText

/** What an editor sent as a text; anything that is none is an empty one. */
export const soundText = (text: unknown): Text => (typeof text === 'string' || text instanceof LongText ? text : '')

/** Where the last line that ends in a text ends, or 0; a CR at its end may be half of a line end. */
const lastLineEnd = (text: string): number => {
  // To look backwards takes milliseconds where there is nothing to find.
  const lf = text.includes('\n') ? text.lastIndexOf('\n') : -1
  const rest = text.slice(lf + 1, -1)
  const cr = rest.includes('\r') ? lf + 1 + rest.lastIndexOf('\r') : -1
  return Math.max(lf, cr) + 1
}

/** Where the first line that ends in a text ends, or 0. */
const firstLineEnd = (text: string): number => {
  const end = contentEnds(text)(0)
  return end < text.length ? afterLineEnd(text, end) : 0
}

/**
 * The same text in pieces of whole lines. Of a line of more than `longest` UTF-16 units comes at least so much at first, and then the
 * rest in pieces; no piece ends within a CR LF. With 0 the pieces are cut anywhere but there.
 */
export function* wholeLines(pieces: Iterable<string>, longest: number): Generator<string, void, undefined> {
  let rest = ''
  let endsWithCr = false
  /** Whether the line that goes on is one of which a part has come already. */
  let isCut = false
  for (const piece of pieces) {
    if (piece === '') continue
    if (endsWithCr && !piece.startsWith('\n')) {
      yield rest
      rest = ''
      isCut = false
    }
    const end = lastLineEnd(piece)
    // What is joined is copied: no more than a line.
    const first = rest !== '' && end > 0 ? firstLineEnd(piece) : 0
    if (first > 0) yield rest + piece.slice(0, first)
    if (end > first) yield piece.slice(first, end)
    if (end > 0) {
      rest = ''
      isCut = false
    }
    rest += piece.slice(end)
    endsWithCr = rest !== '' && piece.endsWith('\r')
    if ((isCut || rest.length > longest) && !endsWithCr) {
      yield rest
      rest = ''
      isCut = true
    }
  }
  if (rest !== '') yield rest
}
