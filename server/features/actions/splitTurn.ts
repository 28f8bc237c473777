import { labelOf } from '../../model/labels.ts'
import { guessTime } from '../../model/timeGuess.ts'
import type { Transcript } from '../../model/transcript.ts'
import { type PlacedTurn, turnAt } from '../../model/turnAt.ts'
import { factsOf } from '../../rules/support/facts.ts'
import { isProse } from '../../syntax/block.ts'
import { behindCueHead, cueHeadsIn, inCue, isSilent } from '../../syntax/cues.ts'
import { inlinesOf } from '../../syntax/notes.ts'
import { lineEndAt, type Place, placeAt, positionIn } from '../../syntax/position.ts'
import { formatClock } from '../../syntax/time.ts'
import { say } from '../../text/message.ts'
import type { Range } from '../../text/range.ts'
import { itemAt } from '../../text/sequence.ts'
import { skipSpace, trimSpaceEnd } from '../../text/space.ts'
import type { Steps } from '../../text/steps.ts'
import { beforeWord } from './beforeWord.ts'
import { beginningLike, companionOf, labelProblem } from './openingLine.ts'
import { askForSpeaker, type Outcome, refused } from './operation.ts'

/** Whether something is said in a turn after an offset in one of its blocks. */
const goesOn = ({ blocks }: Transcript, { to }: PlacedTurn, { index, block }: Place, from: number): boolean => {
  if (!isSilent(block, from)) return true
  for (let at = index + 1; at < to; at++) {
    const other = itemAt(blocks, at)
    if (other !== undefined && other.kind !== 'blank' && other.kind !== 'comment' && !isSilent(other)) return true
  }
  return false
}

/** Splits the turn at the cursor, and gives the rest to somebody else; its time is one that stands there, or estimated. */
export function* splitTurn(transcript: Transcript, { start }: Range, choice: string | undefined): Steps<Outcome> {
  const place = placeAt(transcript.blocks, start)
  const turn = place === undefined ? undefined : yield* turnAt(transcript, place.index)
  if (place === undefined || turn === undefined) return refused(say`Nobody speaks here: there is no turn to split.`)
  if (!isProse(place.block) && place.block.kind !== 'blank')
    return refused(say`A turn can be split within what is said, not in a table, list, quote, comment or code.`)
  const { block, index, line } = place
  const { text } = block
  const at = behindCueHead(block, beforeWord(place))
  const first = index === turn.index
  const body = first ? (turn.block.opening?.body ?? 0) : 0
  if (first && trimSpaceEnd(text, Math.min(body, at), at) <= body)
    return refused(say`Nothing is said before the cursor: give the whole turn to somebody else instead.`)
  if (!goesOn(transcript, turn, place, at)) return refused(say`Nothing is said in this turn after the cursor.`)
  if (block.kind === 'blank') return refused(say`Put the cursor at the first word that somebody else says.`)
  const own = labelOf(turn.block)
  if (choice === undefined) return yield* askForSpeaker(transcript, own, own, say`Who says what follows the cursor?`)
  const problem = labelProblem(transcript, choice)
  if (problem !== undefined) return refused(problem)

  const cue = inCue(transcript.blocks, index)
  const cueStart = cueHeadsIn(block).some(({ end }) => end === at)
  const from = cueStart ? at : trimSpaceEnd(text, body, at)
  let to = skipSpace(text, at, text.length)
  const { habits } = yield* factsOf(transcript)
  let time: number | undefined
  let estimated = false
  if (turn.block.opening?.time !== undefined) {
    const carried = inlinesOf(block).times.find(mark => mark.start === to)
    time = carried?.ms ?? guessTime(transcript, { ...place, offset: at })
    estimated = carried === undefined && time !== undefined
    if (carried !== undefined) to = skipSpace(text, carried.end, text.length)
  }
  const companion = yield* companionOf(transcript, choice, index)
  const head = beginningLike(transcript, turn, { label: choice, companion }, time)
  if (head === undefined) return refused(say`A line that begins with “${choice}” could not be read as a turn.`)
  const eol = lineEndAt(transcript.blocks, turn.index)
  // A blank line ends a cue of captions: whoever goes on in one has a line of it.
  const apart = !cue && (habits.spaced || !habits.turns)
  const gap = from > 0 && !cueStart ? eol + (apart ? eol : '') : ''
  const range = { start: positionIn(block, line, from), end: positionIn(block, line, to) }
  const message = estimated ? say`The time ${formatClock(time ?? 0)} is estimated from the times around it.` : undefined
  return { kind: 'edits', edits: [{ range, newText: gap + head }], ...(message === undefined ? {} : { message }) }
}
