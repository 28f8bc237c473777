import { openingsWith } from '../../model/mentions.ts'
import type { Transcript } from '../../model/transcript.ts'
import { rangeIn } from '../../syntax/position.ts'
import type { Range, TextEdit } from '../../text/range.ts'
import type { Steps } from '../../text/steps.ts'

/** Where a label opens turns, in order; no more places than `most`. */
export function* labelPlaces(transcript: Transcript, label: string, most: number): Steps<readonly Range[]> {
  const ranges: Range[] = []
  yield* openingsWith(transcript, new Set([label]), (block, line) => {
    if (block.opening !== undefined) ranges.push(rangeIn(block, line, block.opening.label))
    return ranges.length < most
  })
  return ranges
}

/** Edits that put another label in the place of one, wherever it opens a turn. */
export function* relabelling(transcript: Transcript, label: string, to: string): Steps<readonly TextEdit[]> {
  const places = yield* labelPlaces(transcript, label, Number.POSITIVE_INFINITY)
  return places.map(range => ({ range, newText: to }))
}
