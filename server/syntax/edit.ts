import { type Text, wholeLines } from '../text/longText.ts'
import type { Range } from '../text/range.ts'
import { forEachItem, gathering, itemAt, itemsOf, replaceItems, sizeOf, sumBefore } from '../text/sequence.ts'
import { finish, type Steps } from '../text/steps.ts'
import { type Block, type Blocks, BOUNDARY, columnOf, extents, goesOn, LONGEST_TEXT, sameContext } from './block.ts'
import { parseSteps, readPieces, STRIDE } from './pieces.ts'
import { placeAt } from './position.ts'

const textOf = (blocks: readonly Block[]): string => blocks.map(block => block.text).join('')

/** As a `TextEdit`, with a text that may be long. */
type LongEdit = { readonly range: Range; readonly newText: Text }

/** What an edit did: the `removed` blocks from `from` on gave way to `added` ones. */
export type Edited = {
  readonly blocks: Blocks
  readonly from: number
  readonly removed: number
  readonly added: number
}

/** Whether the block that stands first must be read again for an edit in the block at `index`. */
const touchesFirst = (blocks: Blocks, index: number): boolean =>
  sumBefore(blocks, index).length <= (itemAt(blocks, 0)?.reach ?? 0)

/**
 * Where reading begins again for an edit in the block at `index`: with the block before it; or, since a line that was cut may be
 * short enough now to be a whole, with the block before the first part of that.
 */
const beginning = (blocks: Blocks, index: number): number => {
  if (touchesFirst(blocks, index)) return 0
  const columnAt = (at: number): number => columnOf(itemAt(blocks, at) ?? { before: BOUNDARY })
  let from = Math.max(0, index - 1)
  while (columnAt(from) > 0 && columnAt(from) <= LONGEST_TEXT) from--
  return columnAt(index) > 0 && columnAt(from) === 0 ? Math.max(0, from - 1) : from
}

/**
 * Some of the blocks from `from` on: `count` of them, or fewer if these are a long text. They are whole lines, or so much of a last one
 * that it is known to be cut; `isCut` tells that of the line in which they begin.
 */
const someFrom = (blocks: Blocks, from: number, count: number, isCut: boolean): Block[] => {
  const some: Block[] = []
  let length = 0
  let line = isCut ? LONGEST_TEXT : 0
  forEachItem(blocks, from, sizeOf(blocks), block => {
    some.push(block)
    length += block.text.length
    line = block.text.length + (columnOf(block) > 0 ? line : 0)
    return goesOn(block) && line <= LONGEST_TEXT ? true : some.length < count && length < STRIDE
  })
  return some
}

/**
 * Applies one edit. Only the blocks that it touches and their neighbours are read again, until a new block would begin
 * where an old one did, in the same context: from there on the old blocks stand, as the same objects.
 * Positions outside the text are taken as the nearest inside.
 */
export const editBlocks = (blocks: Blocks, edit: LongEdit): Edited => finish(editSteps(blocks, edit))

/** The same in small steps: an opened comment may go on to the end of the file. */
export function* editSteps(blocks: Blocks, { range, newText }: LongEdit): Steps<Edited> {
  const start = placeAt(blocks, range.start)
  let end = placeAt(blocks, range.end)
  if (start === undefined || end === undefined) {
    const parsed = yield* parseSteps(newText)
    return { blocks: parsed, from: 0, removed: 0, added: sizeOf(parsed) }
  }
  if (end.index < start.index || (end.index === start.index && end.offset < start.offset)) end = start
  const from = beginning(blocks, start.index)
  const before = textOf(itemsOf(blocks, from, start.index)) + start.block.text.slice(0, start.offset)
  const after = end.block.text.slice(end.offset)

  /** Of the old blocks that follow, those in what was taken along so far; the one at `next` begins at `begins`. */
  let following: readonly Block[] = []
  let next = 0
  let begins = before.length + newText.length + after.length
  /** The index of the block after them. */
  let until = end.index + 1
  function* pieces(): Generator<string> {
    let isCut = false
    for (let count = 2; ; count *= 4) {
      const more = someFrom(blocks, until, count, isCut)
      isCut = more.slice(-1).some(goesOn)
      following = [...following.slice(next), ...more]
      next = 0
      until += more.length
      if (count > 2) yield textOf(more)
      else if (typeof newText === 'string') yield before + newText + after + textOf(more)
      else yield* wholeLines([before, ...newText.pieces, after + textOf(more)], LONGEST_TEXT)
      if (until >= sizeOf(blocks)) return
    }
  }
  let to = sizeOf(blocks)
  let added = 0
  const { add, nodes } = gathering(extents)
  yield* readPieces(
    pieces(),
    from === 0 ? BOUNDARY : (itemAt(blocks, from)?.before ?? BOUNDARY),
    from === 0,
    read => {
      added += read.length
      add(read)
    },
    (at, context) => {
      while (begins < at && next < following.length) begins += following[next++]?.text.length ?? 0
      const old = following[next]
      if (begins !== at || old === undefined || !sameContext(old.before, context)) return false
      to = until - following.length + next
      return true
    },
  )
  return { blocks: replaceItems(blocks, from, to, nodes()), from, removed: to - from, added }
}
