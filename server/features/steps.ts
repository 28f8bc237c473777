import type { Block, Blocks } from '../syntax/block.ts'
import { forEachItem } from '../text/sequence.ts'
import type { Steps } from '../text/steps.ts'

/** Blocks between two looks at the clock: well under a millisecond's work, or a few where it is the first. */
const STRIDE = 64

/** Visits the blocks of [from, to) in order with the line at which each starts, in steps; stops where `visit` says false. */
export function* eachBlock(
  blocks: Blocks,
  from: number,
  to: number,
  firstLine: number,
  visit: (block: Block, line: number, index: number) => boolean | undefined,
): Steps<void> {
  let line = firstLine
  let going = true
  for (let at = from; at < to && going; at += STRIDE) {
    forEachItem(blocks, at, Math.min(to, at + STRIDE), (block, index) => {
      going = visit(block, line, index) !== false
      line += block.lines
      return going
    })
    yield
  }
}
