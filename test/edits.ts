import { lineStarts } from '../server/text/lines.ts'
import type { Position, TextEdit } from '../server/text/range.ts'

/** `text` with edits applied that do not overlap. */
export const applyEdits = (text: string, edits: readonly TextEdit[]): string => {
  const starts = lineStarts(text)
  const offset = ({ line, character }: TextEdit['range']['start']): number =>
    line < starts.length ? (starts[line] ?? 0) + character : text.length
  const places = edits
    .map(edit => ({ from: offset(edit.range.start), to: offset(edit.range.end), newText: edit.newText }))
    .sort((a, b) => a.from - b.from || a.to - b.to)
  let result = ''
  let at = 0
  for (const { from, to, newText } of places) {
    if (from < at) throw new Error('edits overlap')
    result += text.slice(at, from) + newText
    at = to
  }
  return result + text.slice(at)
}

/** The edits that take back `edits` of `text`, in the positions of the text after them. */
export const inverseEdits = (text: string, edits: readonly TextEdit[]): TextEdit[] => {
  const starts = lineStarts(text)
  const offsetOf = ({ line, character }: Position): number => (starts[line] ?? 0) + character
  const after = lineStarts(applyEdits(text, edits))
  const positionOf = (offset: number): Position => {
    let line = 0
    while (line + 1 < after.length && (after[line + 1] ?? 0) <= offset) line++
    return { line, character: offset - (after[line] ?? 0) }
  }
  let shift = 0
  return [...edits]
    .sort((a, b) => offsetOf(a.range.start) - offsetOf(b.range.start))
    .map(({ range, newText }) => {
      const [from, to] = [offsetOf(range.start), offsetOf(range.end)]
      const start = from + shift
      shift += newText.length - (to - from)
      return {
        range: { start: positionOf(start), end: positionOf(start + newText.length) },
        newText: text.slice(from, to),
      }
    })
}
