import { lineStarts } from '../text/lines.ts'
import type { Position, TextEdit } from '../text/range.ts'
import { itemAt, itemsOf, replaceItems, seek, sizeOf } from '../text/sequence.ts'
import { finish, type Steps } from '../text/steps.ts'
import { type Block, type Blocks, BOUNDARY } from './block.ts'
import { blockSteps, parseSteps } from './blocks.ts'

/** So many blocks are gone through between two chances to stop. */
const MANY = 1000

const textOf = (blocks: readonly Block[]): string => blocks.map(block => block.text).join('')

function* textSteps(blocks: readonly Block[]): Steps<string> {
  let text = ''
  for (let i = 0; i < blocks.length; i += MANY) {
    text += textOf(blocks.slice(i, i + MANY))
    yield
  }
  return text
}

/** What an edit did: the blocks [from, from + removed) gave way to `added`. */
export type Edited = {
  readonly blocks: Blocks
  readonly from: number
  readonly removed: readonly Block[]
  readonly added: readonly Block[]
}

/** The offset of `position` in `text`, whose first line is line `firstLine` of the file; clamped into the line. */
const offsetIn = (starts: readonly number[], text: string, firstLine: number, position: Position): number => {
  const line = position.line - firstLine
  if (line < 0) return 0
  const start = starts[line]
  if (start === undefined) return text.length
  let end = starts[line + 1] ?? text.length
  if (starts[line + 1] !== undefined) {
    if (text.charCodeAt(end - 1) === 10) end--
    if (end > start && text.charCodeAt(end - 1) === 13) end--
  }
  return Math.min(start + Math.max(0, position.character), end)
}

/** Whether the block that stands first must be read again for an edit at `offset` of the file. */
const touchesFirst = (blocks: Blocks, offset: number): boolean => offset <= (itemAt(blocks, 0)?.reach ?? 0)

/**
 * Applies one edit. Only the blocks that it touches and their neighbours are read again, until a new block would begin
 * where an old one did, in the same context: from there on the old blocks stand, as the same objects.
 * Positions outside the text are taken as the nearest inside.
 */
export const editBlocks = (blocks: Blocks, edit: TextEdit): Edited => finish(editSteps(blocks, edit))

/** The same in small steps: an opened comment may go on to the end of the file. */
export function* editSteps(blocks: Blocks, edit: TextEdit): Steps<Edited> {
  const size = sizeOf(blocks)
  const lineOf = (extent: { readonly lines: number }): number => extent.lines
  const first = seek(blocks, lineOf, edit.range.start.line)
  if (first === undefined) {
    const parsed = yield* parseSteps(edit.newText)
    return { blocks: parsed, from: 0, removed: [], added: itemsOf(parsed) }
  }
  const last = seek(blocks, lineOf, Math.max(edit.range.start.line, edit.range.end.line)) ?? first
  let from = Math.max(0, first.index - 1)
  if (touchesFirst(blocks, first.before.length)) from = 0
  const touched = itemsOf(blocks, from, last.index + 1)
  const oldText = textOf(touched)
  let firstLine = first.before.lines
  for (let i = from; i < first.index; i++) firstLine -= touched[i - from]?.lines ?? 0
  const starts = lineStarts(oldText)
  const start = offsetIn(starts, oldText, firstLine, edit.range.start)
  const end = Math.max(start, offsetIn(starts, oldText, firstLine, edit.range.end))
  const newText = oldText.slice(0, start) + edit.newText + oldText.slice(end)

  const before = from === 0 ? BOUNDARY : (touched[0]?.before ?? BOUNDARY)
  for (let ahead = 2; ; ahead *= 4) {
    const until = Math.min(size, last.index + 1 + ahead)
    const following = itemsOf(blocks, last.index + 1, until)
    const whole = until === size
    const text = newText + (yield* textSteps(following))
    /** The first of the following blocks that begins at or after the place looked at last. */
    let next = 0
    let begins = newText.length
    let met = -1
    const added = yield* blockSteps(text, before, from === 0, (at, context) => {
      while (begins < at && next < following.length) begins += following[next++]?.text.length ?? 0
      if (begins !== at || following[next]?.before !== context) return false
      met = next
      return true
    })
    if (met < 0 && !whole) continue
    // The search for a header's end must not stop at the end of what was taken along.
    if (from === 0 && !whole && (added[0]?.reach ?? 0) >= text.length) continue
    const to = met < 0 ? size : last.index + 1 + met
    return {
      blocks: replaceItems(blocks, from, to, added),
      from,
      removed: [...touched, ...following.slice(0, met < 0 ? following.length : met)],
      added,
    }
  }
}
