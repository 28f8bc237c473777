import { statisticsSteps } from '../../model/statistics.ts'
import { type Transcript, transcriptSteps } from '../../model/transcript.ts'
import { editBlocks } from '../../syntax/edit.ts'
import { say } from '../../text/message.ts'
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

/** Whether whoever had a label of their own before has it still, where it still stands. */
const keepsLabels = (before: Transcript, after: Transcript): boolean => {
  for (const [label, { kind }] of before.resolutions)
    if (kind !== 'rejected' && after.resolutions.get(label)?.kind === 'rejected') return false
  return true
}

/**
 * An operation that is refused where words would be lost, or get to somebody else unasked: where a label that was taken for
 * a speaker's would not be taken for one any more, so that what is said after it would be text of the turn before. Afterwards
 * there have to be `more` turns at least.
 */
export const guarded = (operation: Operation, more: number): Operation =>
  function* (transcript, range, choice) {
    const outcome = yield* operation(transcript, range, choice)
    if (outcome.kind !== 'edits') return outcome
    const then = yield* after(transcript, outcome.edits)
    const before = yield* statisticsSteps(transcript)
    const { words, turns } = yield* statisticsSteps(then)
    return words >= before.words && keepsLabels(transcript, then) && turns >= before.turns + more
      ? outcome
      : refused(
          say`Afterwards some lines would not be read as turns any more. Declare the speakers in the header first.`,
        )
  }
