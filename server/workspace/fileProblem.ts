import type { BlockFix, Problem, Severity } from '../rules/rule.ts'
import { positionAmong } from '../text/lines.ts'
import type { Message } from '../text/message.ts'
import type { Range, Span } from '../text/range.ts'

/** What kind of file of a workspace a problem is in; the code under which it is shown. */
export type FileKind = 'workspace-file' | 'roster-file' | 'profile-file'

/** What is wrong at a place of a file; the severity is a warning where nothing else is said. */
export type FileFinding = {
  readonly span: Span
  readonly message: Message
  readonly severity?: Severity
  readonly fixes?: readonly BlockFix[]
}

/** Findings as problems of a file whose lines start at `lineStarts`, in the order of their places. */
export const problemsIn = (
  code: FileKind,
  lineStarts: readonly number[],
  findings: readonly FileFinding[],
): readonly Problem[] => {
  const rangeOf = ({ start, end }: Span): Range => ({
    start: positionAmong(lineStarts, start),
    end: positionAmong(lineStarts, end),
  })
  return [...findings]
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
    .map(({ span, message, severity = 'warning', fixes = [] }) => ({
      code,
      severity,
      message,
      range: rangeOf(span),
      fixes: fixes.map(({ title, safety, changes }) => ({
        title,
        safety,
        edits: changes.map(change => ({ range: rangeOf(change.span), newText: change.newText })),
      })),
    }))
}
