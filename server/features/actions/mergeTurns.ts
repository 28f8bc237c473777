import type { Transcript } from '../../model/transcript.ts'
import { openingAt, type PlacedOpening, turnAt } from '../../model/turnAt.ts'
import { readBlocks } from '../../syntax/blocks.ts'
import { placeAt, rangeIn } from '../../syntax/position.ts'
import { say } from '../../text/message.ts'
import type { Range, TextEdit } from '../../text/range.ts'
import { itemAt, sizeOf } from '../../text/sequence.ts'
import { skipSpace } from '../../text/space.ts'
import type { Steps } from '../../text/steps.ts'
import { indentation, isPersonal } from './openingLine.ts'
import { edited, type Operation, type Outcome, refused } from './operation.ts'

/**
 * The edit that takes the label off a turn, so that its words go on with the turn before; its time, and how it is said, stay
 * before them. Undefined if the words would then be read as something else.
 */
export const withoutLabel = (transcript: Transcript, { block, index, line }: PlacedOpening): TextEdit | undefined => {
  const { opening, text } = block
  if (opening === undefined) return undefined
  const { time, manner, body } = opening
  const how = manner === undefined ? '' : text.slice(manner.start, manner.end).trim()
  const stamp = time === undefined ? '' : text.slice(time.start, time.end)
  const kept = [
    ...(stamp === '' ? [] : [time?.bracketed === true ? stamp : `[${stamp}]`]),
    ...(how === '' || isPersonal(how) ? [] : [`[${how}]`]),
  ].join(' ')
  const alone = body >= opening.end
  // With nothing to keep, the line of a label that stands alone goes; the words below stay where they stand.
  const gone = alone && kept === ''
  const below = skipSpace(text, body, text.length)
  const end = gone ? below - (indentation.exec(text.slice(0, below))?.[0].length ?? 0) : body
  const rest = text.slice(end)
  const start = skipSpace(text, 0, opening.label.start)
  const newText = kept === '' || alone ? kept : `${kept} `
  const [read] = readBlocks(newText + rest, block.before)
  if (read === undefined) {
    const range = rangeIn(block, line, { start: 0, end })
    const after = itemAt(transcript.blocks, index + 1)
    // Of the blank lines on both sides of a label those below go as well.
    const both = itemAt(transcript.blocks, index - 1)?.kind === 'blank' && after?.kind === 'blank'
    const last =
      both && sizeOf(transcript.blocks) > index + 2
        ? { line: line + block.lines + after.lines, character: 0 }
        : range.end
    return { range: { start: range.start, end: last }, newText }
  }
  if (read.opening !== undefined && transcript.resolutions.get(read.opening.name)?.kind !== 'rejected') return undefined
  if (read.kind !== 'paragraph' && read.kind !== 'opening') return undefined
  return { range: rangeIn(block, line, { start: kept === '' ? 0 : start, end }), newText }
}

const cannot = say`The words of this turn would be read as something else without their label.`

function* mergeInto(transcript: Transcript, index: number): Steps<Outcome> {
  const turn = yield* openingAt(transcript, index)
  if (turn === undefined) return refused(say`Nobody speaks here: there is no turn to merge.`)
  if (turn.index === 0 || (yield* openingAt(transcript, turn.index - 1)) === undefined)
    return refused(say`No turn stands directly before: it is the first, or after a heading.`)
  const edit = withoutLabel(transcript, turn)
  return edit === undefined ? refused(cannot) : edited([edit])
}

/** Makes the turn at the cursor part of the one before it. */
export const mergeWithPrevious: Operation = function* (transcript: Transcript, { start }: Range) {
  const place = placeAt(transcript.blocks, start)
  return place === undefined
    ? refused(say`There is nothing in this file yet.`)
    : yield* mergeInto(transcript, place.index)
}

/** Makes the turn after the one at the cursor part of it. */
export const mergeWithNext: Operation = function* (transcript: Transcript, { start }: Range) {
  const place = placeAt(transcript.blocks, start)
  const turn = place === undefined ? undefined : yield* turnAt(transcript, place.index)
  if (turn === undefined) return refused(say`Nobody speaks here: there is no turn to merge.`)
  const next = itemAt(transcript.blocks, turn.to)
  if (turn.to >= sizeOf(transcript.blocks) || next?.kind !== 'opening')
    return refused(say`No turn follows directly: it is the last, or a heading stands between.`)
  return yield* mergeInto(transcript, turn.to)
}
