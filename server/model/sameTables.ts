import type { Steps } from '../text/steps.ts'

/** Whether two tables say the same of the same labels, in the same order; in small steps, since a file may have a label on each line. */
export function* sameTables<V>(
  a: ReadonlyMap<string, V>,
  b: ReadonlyMap<string, V>,
  isSame: (a: V, b: V) => boolean,
): Steps<boolean> {
  if (a.size !== b.size) return false
  const others = b.entries()
  for (const [label, value] of a) {
    const other = others.next().value
    if (other === undefined || other[0] !== label || !isSame(value, other[1])) return false
    yield
  }
  return true
}
