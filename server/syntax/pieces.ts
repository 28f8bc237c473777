import { leavesOf, type Node, sequenceOfLeaves } from '../text/sequence.ts'
import type { Steps } from '../text/steps.ts'
import { type Block, type Blocks, BOUNDARY, type Context, type Extent, extents } from './block.ts'
import { readBlocks } from './blocks.ts'
import { headerExtent } from './headerExtent.ts'

/**
 * Reads a file that comes in pieces of whole lines as if it were one text, in small steps. Where many files are read, this costs
 * less: a large string is given memory of its own, which has to be mapped for it.
 */
export function* parsePieces(pieces: Iterable<string>): Steps<Blocks> {
  const leaves: Node<Block, Extent>[] = []
  let context: Context = BOUNDARY
  let first = true
  /** What may go on in the next piece: the last block, or all as long as it is open where the header ends. */
  let rest = ''
  const put = (blocks: readonly Block[]): void => {
    for (const leaf of leavesOf(blocks, extents)) leaves.push(leaf)
  }
  /** Less than this is not looked at: each look begins at the start of `rest`, and would find it as open as the last one did. */
  let enough = 0
  for (const piece of pieces) {
    yield
    rest += piece
    if (rest.length < enough) continue
    enough = 2 * rest.length
    if (first && headerExtent(rest).reach >= rest.length) continue
    const blocks = readBlocks(rest, context, first)
    const last = blocks.pop()
    if (blocks.length === 0 || last === undefined) continue
    put(blocks)
    first = false
    context = last.before
    rest = last.text
    enough = 0
  }
  put(readBlocks(rest, context, first))
  return sequenceOfLeaves(leaves, extents)
}
