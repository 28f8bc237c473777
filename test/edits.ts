import { lineStarts } from '../server/text/lines.ts'
import type { TextEdit } from '../server/text/range.ts'

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
