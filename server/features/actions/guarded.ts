import { statisticsSteps } from '../../model/statistics.ts'
import { type Transcript, transcriptSteps } from '../../model/transcript.ts'
import { editBlocks } from '../../syntax/edit.ts'
import type { TextEdit } from '../../text/range.ts'
import type { Steps } from '../../text/steps.ts'
import { type Operation, refused } from './operation.ts'

/** So many edits are made between two chances to stop. */
const STRIDE = 64

/** A transcript after edits that do not overlap. */
function* after(transcript: Transcript, edits: readonly TextEdit[]): Steps<Transcript> {
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

/**
 * An operation that is refused where words would be lost: where a label that was taken for a speaker's would not be taken
 * for one any more, so that what is said after it would be text.
 */
export const guarded = (operation: Operation): Operation =>
  function* (transcript, range, choice) {
    const outcome = yield* operation(transcript, range, choice)
    if (outcome.kind !== 'edits') return outcome
    const before = yield* statisticsSteps(transcript)
    const { words } = yield* statisticsSteps(yield* after(transcript, outcome.edits))
    return words >= before.words
      ? outcome
      : refused('Afterwards some lines would not be read as turns any more. Declare the speakers in the header first.')
  }
