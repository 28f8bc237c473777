import type { Block } from '../syntax/block.ts'
import type { Edited } from '../syntax/edit.ts'
import { itemAt } from '../text/sequence.ts'
import { type LabelUse, sameUse, useOf } from './labels.ts'
import { type Transcript, transcriptOf } from './transcript.ts'

const usesIn = (blocks: readonly Block[]): LabelUse[] =>
  blocks.flatMap(block => (block.opening === undefined ? [] : useOf(block)))

/** Whether the edit left alone how labels are used: most do, for most typing is in the words of a turn. */
const keepsUses = ({ removed, added }: Edited): boolean => {
  const before = usesIn(removed)
  const after = usesIn(added)
  return before.length === after.length && before.every((use, i) => after[i] !== undefined && sameUse(use, after[i]))
}

/** The transcript after an edit of it; who its labels mean is worked out again only if the edit can have changed that. */
export const afterEdit = (transcript: Transcript, edited: Edited): Transcript => {
  const first = itemAt(edited.blocks, 0)
  const headerBlock = first?.kind === 'header' ? first : undefined
  return headerBlock === transcript.headerBlock && keepsUses(edited)
    ? { ...transcript, blocks: edited.blocks }
    : transcriptOf(edited.blocks, transcript)
}
