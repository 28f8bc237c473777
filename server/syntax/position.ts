import { contentEnds, lineStarts, positionAmong } from '../text/lines.ts'
import type { Position, Range, Span } from '../text/range.ts'
import { itemAt, seek, sumOf } from '../text/sequence.ts'
import { type Block, type Blocks, perBlock } from './block.ts'

/** Offsets at which the lines of a block start. */
export const linesOf: (block: Block) => readonly number[] = perBlock(block => lineStarts(block.text))

const endsLine = (text: string): boolean => text.endsWith('\n') || text.endsWith('\r')

/** Whether a block is a single line, with its line end or without. */
export const isOneLine = ({ text, lines }: Block): boolean => lines === 0 || (lines === 1 && endsLine(text))

/** The position of `offset` in a block whose first line is line `line` of the file. */
export const positionIn = (block: Block, line: number, offset: number): Position => {
  // Without a line end before the offset there is nothing to look up; a line end may stand last, or not.
  if (isOneLine(block) && (block.lines === 0 || offset < block.text.length)) return { line, character: offset }
  const inBlock = positionAmong(linesOf(block), offset)
  return { line: line + inBlock.line, character: inBlock.character }
}

/** The range of a span in a block whose first line is line `line` of the file. */
export const rangeIn = (block: Block, line: number, span: Span): Range => ({
  start: positionIn(block, line, span.start),
  end: positionIn(block, line, span.end),
})

/** A place in the text: the block there, its index and first line, and the offset in its text. */
export type Place = { readonly block: Block; readonly index: number; readonly line: number; readonly offset: number }

/** The place of a position; a column behind the end of its line is that end. Undefined only in an empty text. */
export const placeAt = (blocks: Blocks, position: Position): Place | undefined => {
  const found = seek(blocks, extent => extent.lines, position.line)
  if (found === undefined) return undefined
  const { item: block, index, before } = found
  const starts = linesOf(block)
  const start = starts[position.line - before.lines]
  if (start === undefined) return { block, index, line: before.lines, offset: block.text.length }
  const end = contentEnds(block.text)(start)
  return { block, index, line: before.lines, offset: Math.min(start + position.character, end) }
}

/** The end of the text. */
export const endOf = (blocks: Blocks): Position => {
  const { lines } = sumOf(blocks)
  const last = itemAt(blocks, blocks.root.size - 1)
  if (last === undefined) return { line: 0, character: 0 }
  return positionIn(last, lines - last.lines, last.text.length)
}
