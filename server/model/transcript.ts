import { type Block, type Blocks, perBlock } from '../syntax/block.ts'
import { type HeaderTree, headerTree, headerTreeSteps } from '../syntax/header.ts'
import { parseBlocks } from '../syntax/pieces.ts'
import { say } from '../text/message.ts'
import { itemAt } from '../text/sequence.ts'
import { finish, type Steps } from '../text/steps.ts'
import { type LabelUses, labelOf, labelUses, sameUses } from './labels.ts'
import { type Resolution, type Resolutions, resolutionSteps, resolveLabels, sameResolutions } from './resolve.ts'
import type { Roster } from './roster.ts'
import { declaredSpeakers, type Speaker, sameSpeakers } from './speakers.ts'

const NO_SPEAKERS: readonly Speaker[] = []

/** One transcript as read: its blocks, its header, and who its labels mean. Immutable. */
export type Transcript = {
  readonly blocks: Blocks
  /** The header block's tree; undefined without a header. */
  readonly header: HeaderTree | undefined
  readonly headerBlock: Block | undefined
  /** Those whom the header declares. */
  readonly speakers: readonly Speaker[]
  /** Those who may speak besides, by the workspace. */
  readonly roster: Roster | undefined
  readonly uses: LabelUses
  readonly resolutions: Resolutions
  /** The same object as long as the same labels follow each other. */
  readonly order: object
}

/** Who speaks, by what the header says; kept with the header block. */
const speakersOf: (headerBlock: Block) => readonly Speaker[] = perBlock(block => declaredSpeakers(headerTree(block)))

/**
 * The meaning of blocks that have been read, in small steps. With the transcript that they were edited from, what the edit
 * did not change stays the same object: the table of labels as long as no label and no evidence about one changed, and
 * their resolutions as long as no declared speaker and no roster changed, and nobody is meant by a label who was not.
 */
export function* transcriptSteps(blocks: Blocks, roster?: Roster, previous?: Transcript): Steps<Transcript> {
  const counted = yield* labelUses.steps(blocks)
  const first = itemAt(blocks, 0)
  const headerBlock = first?.kind === 'header' ? first : undefined
  const header = headerBlock === undefined ? undefined : yield* headerTreeSteps(headerBlock)
  yield
  const speakers = headerBlock === undefined ? NO_SPEAKERS : speakersOf(headerBlock)
  yield
  const uses = previous !== undefined && (yield* sameUses(previous.uses, counted)) ? previous.uses : counted
  const before =
    previous !== undefined && roster === previous.roster && sameSpeakers(speakers, previous.speakers)
      ? previous.resolutions
      : undefined
  let resolutions = before
  if (resolutions === undefined || uses !== previous?.uses) {
    resolutions = yield* resolutionSteps(uses, speakers, roster)
    if (before !== undefined && (yield* sameResolutions(before, resolutions))) resolutions = before
  }
  return { blocks, header, headerBlock, speakers, roster, uses, resolutions, order: {} }
}

/** Reads a whole file. Never throws, whatever the text is. */
export const readTranscript = (text: string, roster?: Roster): Transcript =>
  finish(transcriptSteps(parseBlocks(text), roster))

/** The same transcript with another roster. */
export const withRoster = (transcript: Transcript, roster: Roster | undefined): Transcript => {
  if (transcript.roster === roster) return transcript
  const { uses, speakers } = transcript
  return { ...transcript, roster, resolutions: resolveLabels(uses, speakers, roster) }
}

const BARE: Resolution = { kind: 'inferred', speaker: '', reason: say`chevrons mark a change of speaker` }

/** How the label of a turn opening resolves by a table; undefined for other blocks. */
export const resolutionIn = (resolutions: Resolutions, block: Block): Resolution | undefined => {
  if (block.opening === undefined) return undefined
  const label = labelOf(block)
  return label === '' ? BARE : resolutions.get(label)
}

/** How the label of a turn opening resolves; undefined for other blocks. */
export const resolutionOf = (transcript: Transcript, block: Block): Resolution | undefined =>
  resolutionIn(transcript.resolutions, block)

/** Whether `block` opens a turn by a transcript, or by facts of one: it has the shape of a speaker line, and its label was not rejected. */
export const opensTurn = ({ resolutions }: Pick<Transcript, 'resolutions'>, block: Block): boolean => {
  const resolution = resolutionIn(resolutions, block)
  return resolution !== undefined && resolution.kind !== 'rejected'
}

/** How many turns there are, in small steps. */
export function* countTurns({ uses, resolutions }: Transcript): Steps<number> {
  let count = 0
  for (const use of uses.values()) {
    if (use.label === '' || resolutions.get(use.label)?.kind !== 'rejected') count += use.count
    yield
  }
  return count
}
