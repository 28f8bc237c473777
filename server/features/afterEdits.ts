import { type Transcript, transcriptSteps } from '../model/transcript.ts'
import type { Blocks } from '../syntax/block.ts'
import { editSteps } from '../syntax/edit.ts'
import { parseSteps } from '../syntax/pieces.ts'
import { placeAt } from '../syntax/position.ts'
import { LongText } from '../text/longText.ts'
import type { Position, TextEdit } from '../text/range.ts'
import { itemAt, sizeOf } from '../text/sequence.ts'
import { sortSteps } from '../text/sorting.ts'
import type { Steps } from '../text/steps.ts'

/** Neighbouring edits as one: where it begins and ends, and what it puts in, in parts. */
type Group = { readonly start: Position; end: Position; readonly parts: string[] }

/** Edits in the order of their places, those of one block joined: a long paragraph is read again once, and not for each. */
function* grouped(blocks: Blocks, edits: readonly TextEdit[]): Steps<Group[]> {
  const groups: Group[] = []
  const inOrder = yield* sortSteps(
    edits,
    ({ range: { start: a } }, { range: { start: b } }) => a.line - b.line || a.character - b.character,
  )
  for (const { range, newText } of inOrder) {
    yield
    const last = groups.at(-1)
    const from = last && placeAt(blocks, last.end)
    const to = placeAt(blocks, range.start)
    if (last === undefined || from === undefined || from.index !== to?.index) {
      groups.push({ ...range, parts: [newText] })
      continue
    }
    last.parts.push(from.block.text.slice(from.offset, to.offset), newText)
    last.end = range.end
  }
  return groups
}

/** The text is put together in pieces of about so many UTF-16 units. */
const PIECE = 8_000

function* textAfter(blocks: Blocks, groups: readonly Group[]): Steps<LongText> {
  const pieces: string[] = []
  let piece = ''
  let length = 0
  const put = (text: string): void => {
    piece += text
    length += text.length
    if (piece.length < PIECE) return
    pieces.push(piece)
    piece = ''
  }
  /** What stands there is to be copied next. */
  let index = 0
  let offset = 0
  function* copyTo(block: number, end: number): Steps<void> {
    for (; index < block; index++, offset = 0) {
      put(itemAt(blocks, index)?.text.slice(offset) ?? '')
      yield
    }
    put(itemAt(blocks, index)?.text.slice(offset, end) ?? '')
  }
  for (const { start, end, parts } of groups) {
    const [from, to] = [placeAt(blocks, start), placeAt(blocks, end)]
    if (from !== undefined) yield* copyTo(from.index, from.offset)
    for (const part of parts) put(part)
    if (to !== undefined) [index, offset] = [to.index, to.offset]
    yield
  }
  yield* copyTo(sizeOf(blocks), 0)
  pieces.push(piece)
  return new LongText(pieces, length)
}

/** After more edits than this all of a text is read again: where each makes a paragraph longer, it would be read for each. */
const MANY = 200

/** A transcript after edits that do not overlap; of those at one place the first comes first. */
export function* afterEdits(transcript: Transcript, edits: readonly TextEdit[]): Steps<Transcript> {
  let { blocks } = transcript
  const groups = yield* grouped(blocks, edits)
  if (groups.length > MANY) blocks = yield* parseSteps(yield* textAfter(blocks, groups))
  else
    for (const { start, end, parts } of groups.reverse())
      blocks = (yield* editSteps(blocks, { range: { start, end }, newText: parts.join('') })).blocks
  return yield* transcriptSteps(blocks, transcript.roster, transcript)
}
