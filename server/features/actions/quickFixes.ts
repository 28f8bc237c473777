import type { Fix, Problem, Severity } from '../../rules/index.ts'
import type { Range } from '../../text/range.ts'

/** A fix that an editor may offer, and the problem that it repairs. */
export type QuickFix = {
  readonly problem: Problem
  readonly fix: Fix
  /** The one that an editor may apply without asking which. */
  readonly preferred: boolean
}

const isBefore = (a: Range['start'], b: Range['start']): boolean =>
  a.line < b.line || (a.line === b.line && a.character < b.character)

/** Ranges that touch count as common ground: a cursor at the end of a mistake is at the mistake. */
const touches = (a: Range, b: Range): boolean => !isBefore(a.end, b.start) && !isBefore(b.end, a.start)

const RANKS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 }

/** The problems at `range`, the gravest first. */
export const problemsAt = (problems: readonly Problem[], range: Range): readonly Problem[] =>
  problems.filter(problem => touches(problem.range, range)).sort((a, b) => RANKS[a.severity] - RANKS[b.severity])

/** The fixes of the problems at `range`. The first fix of a problem is preferred if it is safe. */
export const quickFixes = (problems: readonly Problem[], range: Range): QuickFix[] =>
  problemsAt(problems, range).flatMap(problem =>
    problem.fixes.map((fix, index) => ({ problem, fix, preferred: index === 0 && fix.safety === 'safe' })),
  )
