import type { Block } from '../syntax/block.ts'
import type { Edited } from '../syntax/edit.ts'
import { itemAt, itemsOf } from '../text/sequence.ts'
import { finish, type Steps } from '../text/steps.ts'
import { labelOf, sameUses, usesIn } from './labels.ts'
import { type Transcript, transcriptSteps } from './transcript.ts'

/** An edit of more blocks than this may well have changed a label: all of them are counted. */
const MANY = 1000

/** Whether the same labels stand in the same order, and the evidence about each is the same. */
const sameLabels = (before: readonly Block[], after: readonly Block[]): boolean => {
  const labels = (blocks: readonly Block[]): readonly string[] =>
    blocks.flatMap(block => (block.opening === undefined ? [] : labelOf(block)))
  const [own, others] = [labels(before), labels(after)]
  return (
    own.length === others.length &&
    own.every((label, i) => label === others[i]) &&
    finish(sameUses(usesIn(before), usesIn(after)))
  )
}

/**
 * The transcript after an edit of it, in small steps. Most typing is in the words of a turn and changes neither a label nor
 * the header: then who the labels mean is not even looked at.
 */
export function* afterEditSteps(transcript: Transcript, { blocks, from, removed, added }: Edited): Steps<Transcript> {
  const first = itemAt(blocks, 0)
  const headerBlock = first?.kind === 'header' ? first : undefined
  const few = removed + added <= MANY
  if (few && headerBlock === transcript.headerBlock) {
    const before = itemsOf(transcript.blocks, from, from + removed)
    if (sameLabels(before, itemsOf(blocks, from, from + added))) return { ...transcript, blocks }
  }
  return yield* transcriptSteps(blocks, transcript.roster, transcript)
}

export const afterEdit = (transcript: Transcript, edited: Edited): Transcript =>
  finish(afterEditSteps(transcript, edited))
