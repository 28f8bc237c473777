import { labelOf } from '../../model/labels.ts'
import { guessTime } from '../../model/timeGuess.ts'
import type { Transcript } from '../../model/transcript.ts'
import { openingAt } from '../../model/turnAt.ts'
import { factsOf } from '../../rules/support/facts.ts'
import { isProse } from '../../syntax/block.ts'
import { inCue } from '../../syntax/cues.ts'
import { lineEndAt, type Place, placeAt, positionIn, rangeIn } from '../../syntax/position.ts'
import { say } from '../../text/message.ts'
import { itemAt, sizeOf } from '../../text/sequence.ts'
import { trimSpaceEnd } from '../../text/space.ts'
import { likelySpeakers } from '../speakerChoices.ts'
import { beginningLike, companionOf, relabelled } from './openingLine.ts'
import { edited, type Operation, refused } from './operation.ts'

/** Whether a place is in the block of a label, or on the blank lines below it that no words of that turn follow. */
const isLastBefore = ({ blocks }: Transcript, label: number, place: number): boolean => {
  if (label === place) return true
  let at = label + 1
  while (itemAt(blocks, at)?.kind === 'blank') at++
  return place < at && itemAt(blocks, at)?.kind !== 'paragraph'
}

/** The last block of the cue of captions that a place lies in, or right below; else the place itself. */
const endOfCue = ({ blocks }: Transcript, place: Place | undefined): Place | undefined => {
  if (place === undefined) return undefined
  let { index, block, line } = place
  const above = itemAt(blocks, index - 1)
  if (block.kind === 'blank' && above !== undefined) {
    index--
    line -= above.lines
    block = above
  }
  if (!inCue(blocks, index)) return place
  for (let next = itemAt(blocks, index + 1); next !== undefined && isProse(next); next = itemAt(blocks, index + 1)) {
    index++
    line += block.lines
    block = next
  }
  return { index, block, line, offset: block.text.length }
}

/**
 * Begins a turn of the likeliest next speaker below the paragraph at the cursor. In a turn in which nothing is said yet it
 * puts the next likely speaker in the place of the label.
 */
export const newTurn: Operation = function* (transcript, { start }) {
  const place = endOfCue(transcript, placeAt(transcript.blocks, start))
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
    const companion = next === undefined ? undefined : yield* companionOf(transcript, next, turn.index)
    const changes = next === undefined || next === own ? undefined : relabelled(block, next, companion)
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
  const time = timed ? guessTime(transcript, { ...place, offset: end }) : undefined
  const companion = yield* companionOf(transcript, next, place.index)
  const head = beginningLike(transcript, turn, { label: next, companion }, time)
  if (head === undefined) return refused(say`A line that begins with “${next}” could not be read as a turn.`)
  const eol = lineEndAt(transcript.blocks, turn.index)
  const isBlank = place.block.kind === 'blank'
  const spaced = (habits.spaced || !habits.turns) && !inCue(transcript.blocks, place.index)
  const gap = isBlank ? '' : eol + (spaced ? eol : '')
  const at = positionIn(place.block, place.line, isBlank ? text.length : end)
  // Blanks at the end of what is said would else stand behind the label.
  const blanks = isBlank ? 0 : (/^[^\S\r\n]*/u.exec(text.slice(end))?.[0].length ?? 0)
  const below = isBlank && place.index + 1 < sizeOf(transcript.blocks) && spaced ? eol : ''
  const newText = gap + head + (isBlank && /[\r\n]$/.test(text) ? eol + below : '')
  const lines = head.split(/\r\n|\n|\r/)
  const cursor = {
    line: at.line + (isBlank ? 0 : spaced ? 2 : 1) + lines.length - 1,
    character: (lines.at(-1)?.length ?? 0) + (isBlank && lines.length === 1 ? at.character : 0),
  }
  return {
    kind: 'edits',
    edits: [{ range: { start: at, end: { ...at, character: at.character + blanks } }, newText }],
    select: { start: cursor, end: cursor },
  }
}
