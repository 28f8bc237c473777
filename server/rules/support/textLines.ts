import { opensTurn, type Transcript } from '../../model/transcript.ts'
import { type Block, BOUNDARY } from '../../syntax/block.ts'
import { linesOf } from '../../syntax/position.ts'
import { forEachItem, sizeOf } from '../../text/sequence.ts'
import { trimSpaceEnd } from '../../text/space.ts'

/** A line of text that opens no turn; offsets are those of its block. */
export type TextLine = {
  readonly block: Block
  /** Zero-based line of the file at which the block starts. */
  readonly blockLine: number
  readonly start: number
  /** Where its content ends, white space at the end left out. */
  readonly end: number
  /** Whether it begins a paragraph. */
  readonly first: boolean
}

/** Calls `visit` for each line of a paragraph or a turn that opens no turn itself. */
export const forEachTextLine = (transcript: Transcript, visit: (line: TextLine) => void): void => {
  let line = 0
  forEachItem(transcript.blocks, 0, sizeOf(transcript.blocks), block => {
    if (block.kind === 'paragraph' || block.kind === 'opening') {
      const starts = linesOf(block)
      const opens = block.kind === 'opening' && opensTurn(transcript, block)
      for (let i = opens ? 1 : 0; i < starts.length; i++) {
        const start = starts[i] ?? 0
        const end = trimSpaceEnd(block.text, start, starts[i + 1] ?? block.text.length)
        if (end > start) visit({ block, blockLine: line, start, end, first: i === 0 && block.before === BOUNDARY })
      }
    }
    line += block.lines
  })
}
