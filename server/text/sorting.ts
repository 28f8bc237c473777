import type { Steps } from './steps.ts'

/** So many items are sorted at once, or put together between two looks at the clock. */
const SOME = 512

/** The items in order, as `toSorted` has them, in small steps: to sort a hundred thousand takes a tenth of a second. */
export function* sortSteps<T>(items: Iterable<T>, compare: (a: T, b: T) => number): Steps<T[]> {
  let runs: T[][] = []
  let run: T[] = []
  for (const item of items) {
    if (run.push(item) < SOME) continue
    runs.push(run.sort(compare))
    run = []
    yield
  }
  runs.push(run.sort(compare))
  while (runs.length > 1) {
    const longer: T[][] = []
    for (let at = 0; at < runs.length; at += 2) longer.push(yield* merged(runs[at] ?? [], runs[at + 1] ?? [], compare))
    runs = longer
  }
  return runs[0] ?? []
}

function* merged<T>(a: readonly T[], b: readonly T[], compare: (a: T, b: T) => number): Steps<T[]> {
  const all: T[] = []
  let [inA, inB] = [0, 0]
  while (inA < a.length || inB < b.length) {
    const takesA = inB >= b.length || (inA < a.length && compare(a[inA] as T, b[inB] as T) <= 0)
    all.push(takesA ? (a[inA++] as T) : (b[inB++] as T))
    if (all.length % SOME === 0) yield
  }
  return all
}
