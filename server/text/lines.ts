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
 * A function from an offset to the end of that line's content (before its line end, or at the text's end). It remembers
 * the line ends ahead, so that asking for ascending offsets reads the text once.
 */
export const contentEnds = (text: string): ((from: number) => number) => {
  let lf = -1
  let cr = -1
  return from => {
    if (lf < from) {
      const found = text.indexOf('\n', from)
      lf = found < 0 ? text.length : found
    }
    if (cr < from) {
      const found = text.indexOf('\r', from)
      cr = found < 0 ? text.length : found
    }
    return Math.min(lf, cr)
  }
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
