import type { Block, Blocks } from '../syntax/block.ts'
import { parseBlocks } from '../syntax/blocks.ts'
import { type HeaderTree, headerTree } from '../syntax/header.ts'
import { itemAt, itemsOf } from '../text/sequence.ts'
import { type LabelUses, labelOf, labelUses } from './labels.ts'
import { type Resolution, type Resolutions, resolveLabels } from './resolve.ts'
import { declaredSpeakers, type Speaker } from './speakers.ts'

/** One transcript as read: its blocks, its header, and who its labels mean. Immutable. */
export type Transcript = {
  readonly blocks: Blocks
  /** The header block's tree; undefined without a header. */
  readonly header: HeaderTree | undefined
  readonly headerBlock: Block | undefined
  readonly speakers: readonly Speaker[]
  readonly uses: LabelUses
  readonly resolutions: Resolutions
}

/** The meaning of blocks that have been read. */
export const transcriptOf = (blocks: Blocks): Transcript => {
  const first = itemAt(blocks, 0)
  const headerBlock = first?.kind === 'header' ? first : undefined
  const header = headerBlock === undefined ? undefined : headerTree(headerBlock)
  const speakers = declaredSpeakers(header)
  const uses = labelUses(itemsOf(blocks))
  return { blocks, header, headerBlock, speakers, uses, resolutions: resolveLabels(uses, speakers) }
}

/** Reads a whole file. Never throws, whatever the text is. */
export const readTranscript = (text: string): Transcript => transcriptOf(parseBlocks(text))

const BARE: Resolution = { kind: 'inferred', speaker: '', reason: 'chevrons mark a change of speaker' }

/** How the label of a turn opening resolves; undefined for other blocks. */
export const resolutionOf = (transcript: Transcript, block: Block): Resolution | undefined => {
  if (block.opening === undefined) return undefined
  const label = labelOf(block)
  return label === '' ? BARE : transcript.resolutions.get(label)
}

/** Whether `block` opens a turn: it has the shape of a speaker line, and its label was not rejected. */
export const opensTurn = (transcript: Transcript, block: Block): boolean => {
  const resolution = resolutionOf(transcript, block)
  return resolution !== undefined && resolution.kind !== 'rejected'
}
