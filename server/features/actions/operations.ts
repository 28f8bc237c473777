// The table of operations, and which of them are offered at a place without a question.

import { labelOf } from '../../model/labels.ts'
import type { Transcript } from '../../model/transcript.ts'
import { openingAt } from '../../model/turnAt.ts'
import type { OperationName } from '../../protocol.ts'
import { placeAt } from '../../syntax/position.ts'
import { type Message, say } from '../../text/message.ts'
import type { Range } from '../../text/range.ts'
import type { Steps } from '../../text/steps.ts'
import { likelySpeakers } from '../speakerChoices.ts'
import { convertLabels } from './convertLabels.ts'
import { convertTimes } from './convertTimes.ts'
import { exchangeSpeakers } from './exchangeSpeakers.ts'
import { giveAllTurns, giveTurn } from './giveTurn.ts'
import { guarded } from './guarded.ts'
import { insertTime } from './insertTime.ts'
import { joinLines } from './joinLines.ts'
import { mergeConsecutive } from './mergeConsecutive.ts'
import { mergeWithNext, mergeWithPrevious } from './mergeTurns.ts'
import { newTurn } from './newTurn.ts'
import type { Operation } from './operation.ts'
import { shiftTimes } from './shiftTimes.ts'
import { sortHeader } from './sortHeader.ts'
import { splitTurn } from './splitTurn.ts'
import { wrapNote } from './wrapNote.ts'
import { declareSpeakers, writeHeader } from './writeHeader.ts'

const WRITTEN: Readonly<Record<OperationName, Operation>> = {
  splitTurn,
  mergeWithPrevious,
  mergeWithNext,
  giveTurn,
  giveAllTurns,
  exchangeSpeakers,
  mergeConsecutive,
  joinLines,
  newTurn,
  insertTime,
  shiftTimes,
  convertTimes,
  writeHeader,
  declareSpeakers,
  sortHeader,
  wrapNote,
  convertLabels,
}

/** How many more turns there are after an operation, where that is not the same number. */
const MORE: Readonly<Partial<Record<string, number>>> = {
  splitTurn: 1,
  mergeWithPrevious: -1,
  mergeWithNext: -1,
  mergeConsecutive: Number.NEGATIVE_INFINITY,
}

/** The operations: none loses words, but for those that make a note of them, or one of two that a hyphen joins. */
export const OPERATIONS: Readonly<Record<OperationName, Operation>> = {
  ...(Object.fromEntries(
    Object.entries(WRITTEN).map(([name, operation]) => [name, guarded(operation, MORE[name] ?? 0)]),
  ) as Record<OperationName, Operation>),
  joinLines,
  wrapNote,
}

/** An operation as it is offered: `kind` is the protocol's. Its edits are worked out when somebody chooses it. */
export type Offer = {
  readonly title: Message
  readonly kind: string
  readonly operation: OperationName
  readonly choice?: string
}

/** The kinds of code action that operations have. */
export const OPERATION_KINDS = [
  'refactor.rewrite.turn',
  'refactor.rewrite.speaker',
  'refactor.rewrite.text',
  'refactor.rewrite.header',
  'source.mergeTurns',
  'source.writeHeader',
  'source.declareSpeakers',
  'source.sortHeader',
  'source.convertTimes',
  'source.convertLabels',
] as const
type Kind = (typeof OPERATION_KINDS)[number]

/** So many speakers are offered for a turn; for others there is the command. */
const MOST_SPEAKERS = 3

/** What may be done with the turn, paragraph or header at a selection, if `possible`. */
export function* placeOffers(
  transcript: Transcript,
  { start, end }: Range,
): Steps<readonly (Offer & { readonly kind: Kind })[]> {
  const place = placeAt(transcript.blocks, start)
  if (place === undefined) return []
  if (place.block.kind === 'header') {
    const kind = 'refactor.rewrite.header'
    return [
      { title: say`Complete the header from the text`, kind, operation: 'writeHeader' },
      { title: say`Declare all speakers`, kind, operation: 'declareSpeakers' },
      { title: say`Sort the keys of the header`, kind, operation: 'sortHeader' },
    ]
  }
  const turn = yield* openingAt(transcript, place.index)
  if (turn === undefined) return []
  const own = labelOf(turn.block)
  const others = (yield* likelySpeakers(transcript, own, ''))
    .filter(({ label }) => label !== own)
    .slice(0, MOST_SPEAKERS)
  const selects = start.line !== end.line || start.character !== end.character
  return [
    ...(selects
      ? [{ title: say`Make a note of the selection`, kind: 'refactor.rewrite.text', operation: 'wrapNote' } as const]
      : others.map(
          ({ label }) =>
            ({
              title: say`Give the rest of this turn to “${label}”`,
              kind: 'refactor.rewrite.turn',
              operation: 'splitTurn',
              choice: label,
            }) as const,
        )),
    ...others.map(
      ({ label }) =>
        ({
          title: say`Give this turn to “${label}”`,
          kind: 'refactor.rewrite.speaker',
          operation: 'giveTurn',
          choice: label,
        }) as const,
    ),
    { title: say`Merge with the turn before`, kind: 'refactor.rewrite.turn', operation: 'mergeWithPrevious' },
    { title: say`Merge with the next turn`, kind: 'refactor.rewrite.turn', operation: 'mergeWithNext' },
    { title: say`Join the lines of this paragraph`, kind: 'refactor.rewrite.text', operation: 'joinLines' },
  ]
}

/** The operations on the whole file. */
export const FILE_OFFERS: readonly (Offer & { readonly kind: Kind })[] = [
  { title: say`Write or complete the header from the text`, kind: 'source.writeHeader', operation: 'writeHeader' },
  { title: say`Declare all speakers`, kind: 'source.declareSpeakers', operation: 'declareSpeakers' },
  { title: say`Sort the keys of the header`, kind: 'source.sortHeader', operation: 'sortHeader' },
  { title: say`Merge consecutive turns of one speaker`, kind: 'source.mergeTurns', operation: 'mergeConsecutive' },
  ...['[H:MM:SS]', '[MM:SS]', '[M:SS]'].map(
    choice =>
      ({
        title: say`Write all times as ${choice}`,
        kind: 'source.convertTimes',
        operation: 'convertTimes',
        choice,
      }) as const,
  ),
  ...['plain', 'strong'].map(
    choice =>
      ({
        title: choice === 'plain' ? say`Write all labels in plain type` : say`Write all labels in strong type`,
        kind: 'source.convertLabels',
        operation: 'convertLabels',
        choice,
      }) as const,
  ),
]

/** What goes for one speaker goes for another, as a rule; who chooses it is told where it does not. */
const FOR_ANYBODY: ReadonlySet<OperationName> = new Set(['splitTurn', 'giveTurn'])

/** Those of some offers from which something comes; whether words would be lost is not looked at. */
export function* possible(transcript: Transcript, range: Range, offers: readonly Offer[]): Steps<readonly Offer[]> {
  const found: Offer[] = []
  const known = new Map<OperationName, boolean>()
  for (const offer of offers) {
    const { operation, choice } = offer
    let comes = FOR_ANYBODY.has(operation) ? known.get(operation) : undefined
    comes ??= (yield* WRITTEN[operation](transcript, range, choice)).kind === 'edits'
    known.set(operation, comes)
    if (comes) found.push(offer)
  }
  return found
}
