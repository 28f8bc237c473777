import { opensTurn, type Transcript } from '../../model/transcript.ts'
import { type Block, BOUNDARY } from '../../syntax/block.ts'
import { linesOf } from '../../syntax/position.ts'
import { itemsOf } from '../../text/sequence.ts'
import { trimSpaceEnd } from '../../text/space.ts'
import { isRest } from './rest.ts'

/** A line of text that opens no turn; offsets are those of its block. */
export type TextLine = {
  readonly block: Block
  /** Zero-based line of the file at which the block starts. */
  readonly blockLine: number
  readonly start: number
  /** Where its content ends, white space at the end left out. */
  readonly end: number
  /** Whether it begins a paragraph or may be an item of a list. */
  readonly first: boolean
}

/** The lines of paragraphs, turns and lists that open no turn themselves; undefined from time to time, as a chance to stop. */
export function* textLines(transcript: Transcript): Generator<TextLine | undefined> {
  let line = 0
  for (const [index, block] of itemsOf(transcript.blocks).entries()) {
    if (block.kind === 'paragraph' || block.kind === 'opening' || block.kind === 'verbatim') {
      const starts = linesOf(block)
      const opens = block.kind === 'opening' && opensTurn(transcript, block)
      for (let i = opens ? 1 : 0; i < starts.length; i++) {
        const start = starts[i] ?? 0
        const end = trimSpaceEnd(block.text, start, starts[i + 1] ?? block.text.length)
        const first = block.kind === 'verbatim' || (i === 0 && block.before === BOUNDARY)
        if (end > start) yield { block, blockLine: line, start, end, first }
      }
    }
    line += block.lines
    if (isRest(index)) yield undefined
  }
}
