import type { SemanticTokensEdit } from 'vscode-languageserver-types'

type Numbers = ArrayLike<number> & { readonly slice: (start: number, end: number) => ArrayLike<number> }

/** Numbers of one token. */
const SIZE = 5

/** The edit that makes `after` of `before`: one, for what differs lies mostly in one place; none where nothing does. */
export const tokenEdits = (before: Numbers, after: Numbers): SemanticTokensEdit[] => {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  if (start === shorter && before.length === after.length) return []
  start -= start % SIZE
  let same = 0
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++
  same -= same % SIZE
  const data = Array.from(after.slice(start, after.length - same))
  const deleteCount = before.length - same - start
  return [data.length === 0 ? { start, deleteCount } : { start, deleteCount, data }]
}
