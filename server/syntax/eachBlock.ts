import { forEachItem } from '../text/sequence.ts'
import type { Steps } from '../text/steps.ts'
import type { Block, Blocks } from './block.ts'

/** Blocks between two looks at the clock, and UTF-16 units of them: well under a millisecond's work, or a few where it is the first. */
const STRIDE = 64
const LENGTH = 32_000

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
  for (let at = from; at < to && going; ) {
    let length = 0
    forEachItem(blocks, at, Math.min(to, at + STRIDE), (block, index) => {
      going = visit(block, line, index) !== false
      line += block.lines
      length += block.text.length
      at = index + 1
      return going && length < LENGTH
    })
    yield
  }
}
