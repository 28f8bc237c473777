import type { Range, TextEdit } from '../../text/range.ts'
import type { Fix } from '../rule.ts'

/** A range so many lines further down. */
export const shiftedRange = ({ start, end }: Range, lines: number): Range => ({
  start: { line: start.line + lines, character: start.character },
  end: { line: end.line + lines, character: end.character },
})

const shiftedEdit = ({ range, newText }: TextEdit, lines: number): TextEdit => ({
  range: shiftedRange(range, lines),
  newText,
})

/** A finding with its fixes so many lines further down. */
export const shifted = <F extends { readonly range: Range; readonly fixes?: readonly Fix[] }>(
  finding: F,
  lines: number,
): F => ({
  ...finding,
  range: shiftedRange(finding.range, lines),
  fixes: finding.fixes?.map(fix => ({ ...fix, edits: fix.edits.map(edit => shiftedEdit(edit, lines)) })) ?? [],
})
