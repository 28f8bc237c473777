import { labelOf } from '../../model/labels.ts'
import { guessTime } from '../../model/timeGuess.ts'
import type { Transcript } from '../../model/transcript.ts'
import { openingAt } from '../../model/turnAt.ts'
import { factsOf } from '../../rules/support/facts.ts'
import { isProse } from '../../syntax/block.ts'
import { placeAt, positionIn, rangeIn } from '../../syntax/position.ts'
import { lineEndIn } from '../../text/lines.ts'
import { say } from '../../text/message.ts'
import { itemAt } from '../../text/sequence.ts'
import { trimSpaceEnd } from '../../text/space.ts'
import { likelySpeakers } from '../speakerChoices.ts'
import { beginningLike, relabelled } from './openingLine.ts'
import { edited, type Operation, refused } from './operation.ts'

/** Whether a place is in the block of a label, or on the blank lines below it that no words of that turn follow. */
const isLastBefore = ({ blocks }: Transcript, label: number, place: number): boolean => {
  if (label === place) return true
  let at = label + 1
  while (itemAt(blocks, at)?.kind === 'blank') at++
  return place < at && itemAt(blocks, at)?.kind !== 'paragraph'
}

/**
 * Begins a turn of the likeliest next speaker below the paragraph at the cursor. In a turn in which nothing is said yet it
 * puts the next likely speaker in the place of the label.
 */
export const newTurn: Operation = function* (transcript, { start }) {
  const place = placeAt(transcript.blocks, start)
  const turn = place === undefined ? undefined : yield* openingAt(transcript, place.index)
  if (place === undefined || turn === undefined)
    return refused(say`Nobody speaks here yet: begin the first turn by hand.`)
  const { block, line } = turn
  const own = labelOf(block)
  const said = trimSpaceEnd(block.text, block.opening?.body ?? 0, block.text.length)
  if (said <= (block.opening?.body ?? 0) && isLastBefore(transcript, turn.index, place.index)) {
    const before = turn.index === 0 ? undefined : yield* openingAt(transcript, turn.index - 1)
    const labels = (yield* likelySpeakers(transcript, before && labelOf(before.block), '')).map(({ label }) => label)
    const next = labels[(labels.indexOf(own) + 1) % labels.length]
    const changes = next === undefined || next === own ? undefined : relabelled(block, next)
    if (changes === undefined) return refused(say`Nobody else is known who could speak here.`)
    return edited(changes.map(change => ({ range: rangeIn(block, line, change), newText: change.newText })))
  }
  if (!isProse(place.block) && place.block.kind !== 'blank') return refused(say`Put the cursor in what is said.`)
  const next = (yield* likelySpeakers(transcript, own, '')).find(({ label }) => label !== own)?.label
  if (next === undefined)
    return refused(say`Nobody else is known who could speak here: type the label of a speaker first.`)
  const { habits } = yield* factsOf(transcript)
  const { text } = place.block
  const end = trimSpaceEnd(text, 0, text.length)
  const timed = block.opening?.time !== undefined
  const head = beginningLike(
    transcript,
    turn,
    next,
    timed ? guessTime(transcript, { ...place, offset: end }) : undefined,
  )
  if (head === undefined) return refused(say`A line that begins with “${next}” could not be read as a turn.`)
  const eol = lineEndIn(block.text)
  const isBlank = place.block.kind === 'blank'
  const spaced = habits.spaced || !habits.turns
  const gap = isBlank ? '' : eol + (spaced ? eol : '')
  const at = positionIn(place.block, place.line, isBlank ? text.length : end)
  const newText = gap + head + (isBlank && !/[\r\n]$/.test(text) ? '' : isBlank ? eol : '')
  const lines = head.split(/\r\n|\n|\r/)
  const cursor = {
    line: at.line + (isBlank ? 0 : spaced ? 2 : 1) + lines.length - 1,
    character: (lines.at(-1)?.length ?? 0) + (isBlank && lines.length === 1 ? at.character : 0),
  }
  return { kind: 'edits', edits: [{ range: { start: at, end: at }, newText }], select: { start: cursor, end: cursor } }
}
