import { type Transcript, transcriptSteps } from '../model/transcript.ts'
import type { Blocks } from '../syntax/block.ts'
import { editBlocks } from '../syntax/edit.ts'
import { placeAt } from '../syntax/position.ts'
import type { Position, TextEdit } from '../text/range.ts'
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

/** A transcript after edits that do not overlap; of those at one place the first comes first. */
export function* afterEdits(transcript: Transcript, edits: readonly TextEdit[]): Steps<Transcript> {
  let { blocks } = transcript
  const groups = yield* grouped(blocks, edits)
  for (const { start, end, parts } of groups.reverse()) {
    blocks = editBlocks(blocks, { range: { start, end }, newText: parts.join('') }).blocks
    yield
  }
  return yield* transcriptSteps(blocks, transcript.roster, transcript)
}
