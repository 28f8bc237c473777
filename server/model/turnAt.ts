import type { Block } from '../syntax/block.ts'
import { forEachItem, itemAt, sizeOf, sumBefore } from '../text/sequence.ts'
import type { Steps } from '../text/steps.ts'
import { type Labels, openingsWith } from './mentions.ts'
import { opensTurn, type Transcript } from './transcript.ts'

/** The labels that open turns; the empty one of bare chevrons is one of them. */
export const turnLabels = ({ resolutions }: Transcript): Labels => {
  const has = (label: string): boolean => label === '' || (resolutions.get(label)?.kind ?? 'rejected') !== 'rejected'
  return {
    has,
    size: resolutions.size + 1,
    *keys() {
      yield ''
      for (const label of resolutions.keys()) if (has(label)) yield label
    },
  }
}

/** Most turns are short: so many blocks are looked at one by one, before the tree is asked. */
const NEAR = 16

/** A turn opening: its block, that block's index and first line. */
export type PlacedOpening = { readonly block: Block; readonly index: number; readonly line: number }

function* nearest(transcript: Transcript, index: number, backwards: boolean): Steps<PlacedOpening | undefined> {
  const { blocks } = transcript
  const step = backwards ? -1 : 1
  const far = index + step * NEAR
  for (let at = index; at !== far; at += step) {
    const block = itemAt(blocks, at)
    if (block === undefined) return undefined
    if (opensTurn(transcript, block)) return { block, index: at, line: sumBefore(blocks, at).lines }
  }
  let found: PlacedOpening | undefined
  const visit = (block: Block, line: number, at: number): boolean => {
    found = { block, index: at, line }
    return false
  }
  yield* openingsWith(transcript, turnLabels(transcript), visit, far, backwards)
  return found
}

/** The first block in [from, to) that ends a turn without opening one, or `to`. */
const boundaryIn = ({ blocks }: Transcript, from: number, to: number): number => {
  let end = to
  forEachItem(blocks, from, to, ({ kind }, index) => {
    if (kind !== 'heading' && kind !== 'break') return true
    end = index
    return false
  })
  return end
}

/** The opening of the turn that the block at an index belongs to. */
export function* openingAt(transcript: Transcript, index: number): Steps<PlacedOpening | undefined> {
  const found = yield* nearest(transcript, index, true)
  return found === undefined || boundaryIn(transcript, found.index + 1, index + 1) <= index ? undefined : found
}

/** A turn: its opening, and the index after its last block. */
export type PlacedTurn = PlacedOpening & { readonly to: number }

/** The turn that the block at an index belongs to. */
export function* turnAt(transcript: Transcript, index: number): Steps<PlacedTurn | undefined> {
  const opening = yield* openingAt(transcript, index)
  if (opening === undefined) return undefined
  const next = yield* nearest(transcript, opening.index + 1, false)
  return { ...opening, to: boundaryIn(transcript, opening.index + 1, next?.index ?? sizeOf(transcript.blocks)) }
}
