import type { Block } from '../syntax/block.ts'
import type { Measure } from '../text/sequence.ts'
import type { Steps } from '../text/steps.ts'
import { summingPer } from '../text/summing.ts'
import type { Resolutions } from './resolve.ts'
import { resolutionIn, type Transcript } from './transcript.ts'

/** Who speaks after whom, by the labels of turns: counts only, so that they can be kept current on the tree. */
export type Followers = {
  readonly first: string | undefined
  readonly last: string | undefined
  /** How often a turn with the second label follows one with the first. */
  readonly after: ReadonlyMap<string, ReadonlyMap<string, number>>
}

const NOBODY: Followers = { first: undefined, last: undefined, after: new Map() }

/** With more labels than this no guess is worth its cost. */
const MOST_LABELS = 500

type Counts = Map<string, Map<string, number>>

const add = (counts: Counts, before: string, after: string, times: number): void => {
  let row = counts.get(before)
  if (row === undefined) {
    if (counts.size >= MOST_LABELS) return
    row = new Map()
    counts.set(before, row)
  }
  row.set(after, (row.get(after) ?? 0) + times)
}

const joined = (parts: readonly Followers[]): Followers => {
  const known = parts.filter(part => part.first !== undefined)
  const [only] = known
  if (only === undefined) return NOBODY
  if (known.length === 1) return only
  const counts: Counts = new Map()
  let last: string | undefined
  for (const part of known) {
    if (last !== undefined && part.first !== undefined) add(counts, last, part.first, 1)
    for (const [before, row] of part.after) for (const [after, times] of row) add(counts, before, after, times)
    last = part.last
  }
  return { first: only.first, last, after: counts }
}

const summingFor = summingPer(
  (resolutions: Resolutions): Measure<Block, Followers> => ({
    leaf: blocks => {
      const counts: Counts = new Map()
      let first: string | undefined
      let last: string | undefined
      for (const block of blocks) {
        const resolution = resolutionIn(resolutions, block)
        const label = block.opening?.name ?? ''
        if (resolution === undefined || resolution.kind === 'rejected' || label === '') continue
        if (last !== undefined) add(counts, last, label, 1)
        first ??= label
        last = label
      }
      return { first, last, after: counts }
    },
    join: joined,
  }),
)

/** By the order of labels: typing in the words of a turn changes nothing of it. */
const known = new WeakMap<object, { readonly resolutions: Resolutions; readonly found: Followers }>()

/** Who speaks after whom in a file. */
export function* followersOf({ blocks, order, resolutions }: Transcript): Steps<Followers> {
  const kept = known.get(order)
  if (kept?.resolutions === resolutions) return kept.found
  const found = yield* summingFor(resolutions).steps(blocks)
  known.set(order, { resolutions, found })
  return found
}
