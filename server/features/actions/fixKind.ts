import type { Problem } from '../../rules/index.ts'
import type { Range } from '../../text/range.ts'
import { quickFixes } from './quickFixes.ts'

/** A kind of problem of which a file has several that can be repaired. */
export type FixableKind = { readonly code: string; readonly problem: Problem; readonly count: number }

/** The kinds of the problems at `range` of which there are more in the file, with the number of those that have a fix. */
export const fixableKinds = (problems: readonly Problem[], range: Range): readonly FixableKind[] => {
  const kinds = new Map(quickFixes(problems, range).map(({ problem }) => [problem.code, problem]))
  return [...kinds].flatMap(([code, problem]) => {
    const count = problems.filter(one => one.code === code && one.fixes.length > 0).length
    return count > 1 ? [{ code, problem, count }] : []
  })
}
