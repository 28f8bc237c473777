import { labelOf } from '../../model/labels.ts'
import { openingsWith } from '../../model/mentions.ts'
import { statisticsSteps } from '../../model/statistics.ts'
import { opensTurn, type Transcript } from '../../model/transcript.ts'
import { turnLabels } from '../../model/turnAt.ts'
import { placeAt, positionIn } from '../../syntax/position.ts'
import { type Message, say } from '../../text/message.ts'
import type { TextEdit } from '../../text/range.ts'
import { firstFrom } from '../../text/search.ts'
import { sortSteps } from '../../text/sorting.ts'
import type { Steps } from '../../text/steps.ts'
import { afterEdits } from '../afterEdits.ts'
import { type Operation, refused } from './operation.ts'

/** The label of somebody who was taken for a speaker, and is not any more where it still stands. */
function* lostSpeaker(before: Transcript, after: Transcript): Steps<string | undefined> {
  for (const [label, { kind }] of before.resolutions) {
    if (kind !== 'rejected' && after.resolutions.get(label)?.kind === 'rejected') return label
    yield
  }
  return undefined
}

/** Where a line of a text stands after edits that do not overlap; undefined where they touch it. */
function* lineAfter(edits: readonly TextEdit[]): Steps<(line: number) => number | undefined> {
  const inOrder = yield* sortSteps(edits, ({ range: { start: a } }, { range: { start: b } }) => a.line - b.line)
  /** The lines that each edit touches, and by how many lines what follows is moved by it and those before. */
  const touched: { readonly first: number; readonly last: number; readonly moved: number }[] = []
  let moved = 0
  for (const { range, newText } of inOrder) {
    moved += newText.split(/\r\n|\n|\r/).length - 1 - (range.end.line - range.start.line)
    const last = Math.max(range.end.line, touched.at(-1)?.last ?? 0)
    touched.push({ first: range.start.line, last, moved })
    yield
  }
  return line => {
    const before = touched[firstFrom(touched, ({ first }) => first <= line) - 1]
    if (before === undefined) return line
    return line <= before.last ? undefined : line + before.moved
  }
}

/** Why edits would change who says what: the first line, as it is now, that would be read as something else. */
function* reasonAgainst(before: Transcript, after: Transcript, edits: readonly TextEdit[]): Steps<Message> {
  const lineThen = yield* lineAfter(edits)
  const lost = yield* lostSpeaker(before, after)
  const labels = lost === undefined ? turnLabels(before) : new Set([lost])
  let found: { readonly label: string; readonly line: number } | undefined
  yield* openingsWith(before, labels, (block, line) => {
    const at = positionIn(block, line, block.opening?.label.start ?? 0).line
    const then = lineThen(at)
    const place = then === undefined ? undefined : placeAt(after.blocks, { line: then, character: 0 })
    const opens = place !== undefined && opensTurn(after, place.block) && labelOf(place.block) === labelOf(block)
    if (then !== undefined && !opens) found = { label: labelOf(block), line: at }
    return found === undefined
  })
  if (found === undefined)
    return say`What would then stand in line ${(edits[0]?.range.start.line ?? 0) + 1} could not be read as the words of a turn.`
  const { label, line } = found
  return lost === undefined
    ? say`Then line ${line + 1}, which begins with “${label}”, would not open a turn any more.`
    : say`Then “${label}” in line ${line + 1} would not be taken for a speaker any more: declare the speaker in the header first.`
}

/**
 * An operation that is refused where words would be lost, or get to somebody else unasked: where a label that was taken for
 * a speaker's would not be taken for one any more, so that what is said after it would be text of the turn before. Afterwards
 * there have to be `more` turns at least.
 */
export const guarded = (operation: Operation, more: number): Operation =>
  function* (transcript, range, choice) {
    const outcome = yield* operation(transcript, range, choice)
    if (outcome.kind !== 'edits') return outcome
    const then = yield* afterEdits(transcript, outcome.edits)
    const before = yield* statisticsSteps(transcript)
    const { words, turns } = yield* statisticsSteps(then)
    const keeps = words >= before.words && turns >= before.turns + more
    return keeps && (yield* lostSpeaker(transcript, then)) === undefined
      ? outcome
      : refused(yield* reasonAgainst(transcript, then, outcome.edits))
  }
