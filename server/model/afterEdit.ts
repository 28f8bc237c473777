import type { Edited } from '../syntax/edit.ts'
import { itemAt } from '../text/sequence.ts'
import { sameUses, usesIn } from './labels.ts'
import { type Transcript, transcriptOf } from './transcript.ts'

/**
 * The transcript after an edit of it. Most typing is in the words of a turn and changes neither a label nor the header:
 * then who the labels mean is not even looked at.
 */
export const afterEdit = (transcript: Transcript, { blocks, removed, added }: Edited): Transcript => {
  const first = itemAt(blocks, 0)
  const headerBlock = first?.kind === 'header' ? first : undefined
  return headerBlock === transcript.headerBlock && sameUses(usesIn(removed), usesIn(added))
    ? { ...transcript, blocks }
    : transcriptOf(blocks, transcript)
}
