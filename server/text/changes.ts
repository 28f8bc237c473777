/**
 * A replacement of [start, end) of a text, in UTF-16 offsets. The changes of a list are in order, and do not overlap; all
 * offsets are those of the text before any of them.
 */
export type Change = { readonly start: number; readonly end: number; readonly newText: string }

/** A run of the old text that is kept, or new text. */
type Piece = string | { readonly start: number; readonly end: number }

const lengthOf = (piece: Piece): number => (typeof piece === 'string' ? piece.length : piece.end - piece.start)

const cut = (piece: Piece, from: number, to: number): Piece =>
  typeof piece === 'string' ? piece.slice(from, to) : { start: piece.start + from, end: piece.start + to }

/** Replaces parts of a text that is given in pieces; the end, which no piece may reach, is kept as it is. */
const replacedIn = (pieces: readonly Piece[], changes: readonly Change[]): readonly Piece[] => {
  const result: Piece[] = []
  let at = 0
  let next = 0
  let offset = 0
  /** Takes pieces up to `to`, and keeps them or not. */
  const take = (to: number, keep: boolean): void => {
    while (at < to && next < pieces.length) {
      const piece = pieces[next] ?? ''
      const length = lengthOf(piece)
      const until = Math.min(length, offset + to - at)
      if (keep && until > offset) result.push(cut(piece, offset, until))
      at += until - offset
      offset = until
      if (offset < length) break
      next++
      offset = 0
    }
  }
  for (const { start, end, newText } of changes) {
    take(start, true)
    take(end, false)
    if (newText !== '') result.push(newText)
  }
  take(Number.POSITIVE_INFINITY, true)
  return result
}

/** The changes that lead to the text that pieces make up. */
const changesOf = (pieces: readonly Piece[], length: number): readonly Change[] => {
  const changes: Change[] = []
  let at = 0
  let newText = ''
  const close = (start: number): void => {
    if (newText !== '' || start > at) changes.push({ start: at, end: start, newText })
    newText = ''
  }
  for (const piece of pieces) {
    if (typeof piece === 'string') newText += piece
    else {
      close(piece.start)
      at = piece.end
    }
  }
  close(length)
  return changes
}

/** The changes of a text of so many UTF-16 units that do what `first` does, and then `second` to the result. */
export const composed = (length: number, first: readonly Change[], second: readonly Change[]): readonly Change[] =>
  changesOf(replacedIn(replacedIn([{ start: 0, end: length }], first), second), length)

/** `text` with the changes made. */
export const changed = (text: string, changes: readonly Change[]): string => {
  let result = ''
  let at = 0
  for (const { start, end, newText } of changes) {
    result += text.slice(at, start) + newText
    at = end
  }
  return result + text.slice(at)
}
