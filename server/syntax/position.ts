import { contentEnds, lineEndIn, lineStarts, positionAmong } from '../text/lines.ts'
import type { Position, Range, Span } from '../text/range.ts'
import { type Found, itemAt, seek, sumBefore, sumOf } from '../text/sequence.ts'
import { type Block, type Blocks, columnOf, type Extent, goesOn, perBlock } from './block.ts'

/** Offsets at which the lines of a block start. */
export const linesOf: (block: Block) => readonly number[] = perBlock(block => lineStarts(block.text))

const endsLine = (text: string): boolean => text.endsWith('\n') || text.endsWith('\r')

/** Whether a block is a single line, with its line end or without. */
export const isOneLine = ({ text, lines }: Block): boolean => lines === 0 || (lines === 1 && endsLine(text))

/** The position of `offset` in a block whose first line is line `line` of the file. */
export const positionIn = (block: Block, line: number, offset: number): Position => {
  // Without a line end before the offset there is nothing to look up; a line end may stand last, or not.
  if (isOneLine(block) && (block.lines === 0 || offset < block.text.length))
    return { line, character: columnOf(block) + offset }
  const inBlock = positionAmong(linesOf(block), offset)
  const column = inBlock.line === 0 ? columnOf(block) : 0
  return { line: line + inBlock.line, character: column + inBlock.character }
}

/** The range of a span in a block whose first line is line `line` of the file. */
export const rangeIn = (block: Block, line: number, span: Span): Range => ({
  start: positionIn(block, line, span.start),
  end: positionIn(block, line, span.end),
})

/** The block in which a line begins. Beyond the last line it is the last block; of an empty text there is none. */
export const blockAtLine = (blocks: Blocks, line: number): Found<Block, Extent> | undefined => {
  const found = seek(blocks, extent => extent.lines, line)
  if (found === undefined || columnOf(found.item) === 0 || line > found.before.lines) return found
  // Of a line that is cut, it is the last part.
  for (let index = found.index; ; index--) {
    const item = itemAt(blocks, index) ?? found.item
    if (columnOf(item) === 0) return { item, index, before: sumBefore(blocks, index) }
  }
}

/** The first line end of a block; of a part of a line, that of the line. LF where there is none. */
export const lineEndAt = (blocks: Blocks, index: number): string => {
  for (let at = index; ; at++) {
    const block = itemAt(blocks, at)
    if (block === undefined) return '\n'
    if (!goesOn(block)) return lineEndIn(block.text)
  }
}

/** A place in the text: the block there, its index and first line, and the offset in its text. */
export type Place = { readonly block: Block; readonly index: number; readonly line: number; readonly offset: number }

/** The place of a position; a column behind the end of its line is that end. Undefined only in an empty text. */
export const placeAt = (blocks: Blocks, position: Position): Place | undefined => {
  const found = blockAtLine(blocks, position.line)
  if (found === undefined) return undefined
  const line = found.before.lines
  let { item: block, index } = found
  const start = linesOf(block)[position.line - line]
  if (start === undefined) return { block, index, line, offset: block.text.length }
  let offset = start + position.character
  while (goesOn(block) && offset >= block.text.length) {
    offset -= block.text.length
    block = itemAt(blocks, ++index) ?? block
  }
  return { block, index, line, offset: Math.min(offset, contentEnds(block.text)(position.line > line ? start : 0)) }
}

/** The end of the text. */
export const endOf = (blocks: Blocks): Position => {
  const { lines } = sumOf(blocks)
  const last = itemAt(blocks, blocks.root.size - 1)
  if (last === undefined) return { line: 0, character: 0 }
  return positionIn(last, lines - last.lines, last.text.length)
}
