import { labelOf } from '../../model/labels.ts'
import { openingsWith } from '../../model/mentions.ts'
import { openingAt } from '../../model/turnAt.ts'
import { placeAt, rangeIn } from '../../syntax/position.ts'
import { say } from '../../text/message.ts'
import type { TextEdit } from '../../text/range.ts'
import { fold } from '../../text/space.ts'
import { plural } from '../../text/wording.ts'
import { companionOf, labelProblem, relabelled } from './openingLine.ts'
import { askForSpeaker, edited, type Operation, refused } from './operation.ts'

const unreadable = (label: string, line: number) =>
  refused(say`“${label}” could not be read as a label at the beginning of line ${line + 1}.`)

/** Gives the turn at the cursor to somebody else. */
export const giveTurn: Operation = function* (transcript, { start }, choice) {
  const place = placeAt(transcript.blocks, start)
  const turn = place === undefined ? undefined : yield* openingAt(transcript, place.index)
  if (turn === undefined) return refused(say`Nobody speaks here: there is no turn to give to somebody else.`)
  if (choice === undefined) {
    const before = turn.index === 0 ? undefined : yield* openingAt(transcript, turn.index - 1)
    const last = before === undefined ? undefined : labelOf(before.block)
    return yield* askForSpeaker(transcript, last, labelOf(turn.block), say`Who says this?`)
  }
  const problem = labelProblem(transcript, choice)
  if (problem !== undefined) return refused(problem)
  const changes = relabelled(turn.block, choice, yield* companionOf(transcript, choice, turn.index))
  if (changes === undefined) return unreadable(choice, turn.line)
  return edited(changes.map(change => ({ range: rangeIn(turn.block, turn.line, change), newText: change.newText })))
}

/** Gives all turns with the label of the one at the cursor to somebody else. */
export const giveAllTurns: Operation = function* (transcript, { start }, choice) {
  const place = placeAt(transcript.blocks, start)
  const turn = place === undefined ? undefined : yield* openingAt(transcript, place.index)
  const label = turn === undefined ? '' : labelOf(turn.block)
  if (label === '') return refused(say`No label stands here whose turns could be given to somebody else.`)
  if (choice === undefined)
    return yield* askForSpeaker(transcript, undefined, label, say`Who says all that “${label}” says in this file?`)
  const problem = labelProblem(transcript, choice)
  if (problem !== undefined) return refused(problem)
  if (fold(choice) === label) return refused(say`The turns are those of “${label}” already.`)
  const edits: TextEdit[] = []
  const companion = yield* companionOf(transcript, choice, place?.index ?? 0)
  let turns = 0
  let broken: number | undefined
  yield* openingsWith(transcript, new Set([label]), (block, line) => {
    const changes = relabelled(block, choice, companion)
    if (changes === undefined) broken = line
    else for (const change of changes) edits.push({ range: rangeIn(block, line, change), newText: change.newText })
    turns++
    return broken === undefined
  })
  return broken === undefined
    ? edited(
        edits,
        plural(
          turns,
          say`1 turn of “${label}” given to “${choice}”.`,
          say`${turns} turns of “${label}” given to “${choice}”.`,
        ),
      )
    : unreadable(choice, broken)
}
