import { pieceEnds } from '../text/lines.ts'
import { type LongText, wholeLines } from '../text/longText.ts'
import { gathering, sequenceOfNodes } from '../text/sequence.ts'
import { finish, type Steps } from '../text/steps.ts'
import { type Block, type Blocks, BOUNDARY, type Context, extents, LONGEST_TEXT } from './block.ts'
import { aheadIn, type Meet, readBlocks } from './blocks.ts'
import { type HeaderExtent, headerSteps } from './headerExtent.ts'
import { LONG, searchLong } from './notes.ts'

/** So much text is read between two chances to stop, in UTF-16 units: less than a millisecond's work. */
export const STRIDE = 8_000

/** So much of it at first, when the code that reads may not be compiled yet. */
const FIRST_STRIDE = 500

/**
 * Reads a text that comes in pieces of whole lines as if it were one, in small steps; the blocks are given to `take`, in order. `before`
 * and `meet` are those of `readBlocks`, with offsets from the start of the first piece; `first` tells that this is the file's start.
 */
export function* readPieces(
  pieces: Iterable<string>,
  before: Context,
  first: boolean,
  take: (blocks: readonly Block[]) => void,
  meet: Meet = () => false,
): Steps<void> {
  let context = before
  /** What may go on in the next piece: the last block, or all as long as it is open where the header ends. */
  let rest = ''
  /** Where that begins. */
  let past = 0
  /** The last block, if all of `rest` is read. */
  let last: Block | undefined

  /** At the text's start: what header stands there, as far as it came. */
  function* look(): Steps<HeaderExtent | undefined> {
    return first && past === 0 ? yield* headerSteps(rest) : undefined
  }

  let stride = FIRST_STRIDE

  /** Reads `text` from `from` on, where `rest` begins, and gives away all blocks but the last one; answers whether old blocks follow. */
  function* read(text: string, from: number, header: HeaderExtent | undefined): Steps<boolean> {
    const ahead = aheadIn(text)
    const begin = past - from
    for (let at = from; ; ) {
      let met = false
      let end = at
      const until = at + stride
      const stop: Meet = (offset, after) => {
        met = meet(begin + offset, after)
        return met || offset >= until
      }
      const blocks = readBlocks(text, context, at === from ? header : undefined, stop, at, ahead)
      for (const block of blocks) {
        end += block.text.length
        if (block.text.length > LONG) yield* searchLong(block)
      }
      if (!met && end === text.length) last = blocks.pop()
      take(blocks)
      if (met) return true
      if (last !== undefined) {
        context = last.before
        past = begin + end - last.text.length
        rest = last.text
        return false
      }
      context = blocks.at(-1)?.after ?? context
      at = end
      stride = Math.min(2 * stride, STRIDE)
      yield
    }
  }

  /** Less than this is not looked at: each look begins at the start of `rest`, and would find it as open as the last one did. */
  let enough = 1

  /** Reads on in `text`, where `rest` and what comes behind it stand from `from` on; answers whether old blocks follow. */
  function* goOn(text: string, from: number): Steps<boolean> {
    rest = text.slice(from)
    last = undefined
    if (rest.length < enough) return false
    enough = 2 * rest.length
    const header = yield* look()
    if (header !== undefined && header.reach >= rest.length) return false
    const before = past
    if (yield* read(text, from, header)) return true
    if (past > before) enough = 1
    yield
    return false
  }

  for (const piece of pieces) {
    // Of a long piece only the beginning is joined to what is open before it, and the rest read where it stands: joined it would be copied.
    const isLong = past > 0 && piece.length > 4 * STRIDE
    const head = isLong ? (pieceEnds(piece, STRIDE).next().value ?? 0) : piece.length
    if (yield* goOn(rest + piece.slice(0, head), 0)) return
    if (head === piece.length) continue
    const from = head - rest.length
    if (yield* from >= 0 ? goOn(piece, from) : goOn(rest + piece.slice(head), 0)) return
  }
  if (last === undefined && rest !== '' && (yield* read(rest, 0, yield* look()))) return
  if (last !== undefined) take([last])
}

/** Reads a whole text in small steps. */
export function* parseSteps(text: string | LongText): Steps<Blocks> {
  const { add, nodes } = gathering(extents)
  yield* readPieces(typeof text === 'string' ? [text] : wholeLines(text.pieces, LONGEST_TEXT), BOUNDARY, true, add)
  return sequenceOfNodes(nodes(), extents)
}

/** The blocks of a whole text. */
export const parseBlocks = (text: string): Blocks => finish(parseSteps(text))

/**
 * Reads a whole file that comes in small pieces of whole lines, each of them at once. Through `readPieces` an archive takes twice
 * the time of the processor (docs/performance.md).
 */
export function* parsePieces(pieces: Iterable<string>): Steps<Blocks> {
  const { add, nodes } = gathering(extents)
  let context: Context = BOUNDARY
  let first = true
  /** What may go on in the next piece: the last block, or all as long as it is open where the header ends. */
  let rest = ''
  /** As in `readPieces`. */
  let enough = 0
  for (const piece of pieces) {
    yield
    rest += piece
    if (rest.length < enough) continue
    enough = 2 * rest.length
    const header = first ? yield* headerSteps(rest) : undefined
    if (header !== undefined && header.reach >= rest.length) continue
    const blocks = readBlocks(rest, context, header)
    const last = blocks.pop()
    if (blocks.length === 0 || last === undefined) continue
    add(blocks)
    first = false
    context = last.before
    rest = last.text
    enough = 0
  }
  add(readBlocks(rest, context, first ? yield* headerSteps(rest) : undefined))
  return sequenceOfNodes(nodes(), extents)
}
