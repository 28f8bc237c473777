import { type Transcript, transcriptSteps } from '../model/transcript.ts'
import { editBlocks } from '../syntax/edit.ts'
import type { TextEdit } from '../text/range.ts'
import type { Steps } from '../text/steps.ts'

/** So many edits are made between two chances to stop. */
const STRIDE = 64

/** A transcript after edits that do not overlap. */
export function* afterEdits(transcript: Transcript, edits: readonly TextEdit[]): Steps<Transcript> {
  const lastFirst = [...edits].sort(
    ({ range: { start: a } }, { range: { start: b } }) => b.line - a.line || b.character - a.character,
  )
  let { blocks } = transcript
  for (const [i, edit] of lastFirst.entries()) {
    blocks = editBlocks(blocks, edit).blocks
    if (i % STRIDE === 0) yield
  }
  return yield* transcriptSteps(blocks, transcript.roster, transcript)
}
