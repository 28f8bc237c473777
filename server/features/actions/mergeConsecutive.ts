import { labelTraits } from '../../model/traits.ts'
import type { Transcript } from '../../model/transcript.ts'
import { outlineSteps, type Turn } from '../../model/turns.ts'
import { say } from '../../text/message.ts'
import type { TextEdit } from '../../text/range.ts'
import { itemAt } from '../../text/sequence.ts'
import { plural } from '../../text/wording.ts'
import { withoutLabel } from './mergeTurns.ts'
import { edited, type Operation, refused } from './operation.ts'

/** Who speaks in a turn; undefined where the label names nobody, so that the next turn with it may be somebody else's. */
const speakerIn = ({ label, resolution }: Turn): string | undefined => {
  const { form, generic } = labelTraits(label)
  if (label === '' || form === 'unknown' || (generic && !/\p{N}/u.test(label))) return undefined
  return resolution.parts?.join('\n') ?? resolution.speaker
}

/** Whether nothing but blank lines stands between two turns: no heading, no break. */
const follows = ({ blocks }: Transcript, before: Turn | undefined, turn: Turn): boolean => {
  for (let at = before?.to ?? 0; at < turn.from; at++) if (itemAt(blocks, at)?.kind !== 'blank') return false
  return true
}

/** Makes one turn of turns that follow each other and are the same speaker's. */
export const mergeConsecutive: Operation = function* (transcript) {
  const { turns } = yield* outlineSteps(transcript)
  const edits: TextEdit[] = []
  let before: Turn | undefined
  for (const turn of turns) {
    const speaker = speakerIn(turn)
    const same = before !== undefined && speaker !== undefined && speaker === speakerIn(before)
    const edit =
      same && follows(transcript, before, turn)
        ? withoutLabel(transcript, { block: turn.opening, index: turn.index, line: turn.line })
        : undefined
    if (edit !== undefined) edits.push(edit)
    before = turn
    if (turn.index % 32 === 0) yield
  }
  if (edits.length === 0) return refused(say`No two turns of one speaker follow each other in this file.`)
  const { length } = edits
  return edited(
    edits,
    plural(length, say`1 turn became part of the one before.`, say`${length} turns became part of those before them.`),
  )
}
