import { inlinesOf } from '../syntax/notes.ts'
import type { Place } from '../syntax/position.ts'
import { itemAt, sizeOf } from '../text/sequence.ts'
import type { Transcript } from './transcript.ts'

/** How many blocks away a time is looked for, in each direction. */
const FAR = 5000

/** A time in the file, and how many UTF-16 units of text lie between it and a place. */
type Near = { readonly ms: number; readonly distance: number }

const before = ({ blocks }: Transcript, { block, index, offset }: Place): Near | undefined => {
  const here = inlinesOf(block).times.findLast(time => time.end <= offset)
  if (here !== undefined) return { ms: here.ms, distance: offset - here.end }
  let distance = offset
  for (let at = index - 1; at >= Math.max(0, index - FAR); at--) {
    const other = itemAt(blocks, at)
    const time = other === undefined ? undefined : inlinesOf(other).times.at(-1)
    if (other !== undefined && time !== undefined)
      return { ms: time.ms, distance: distance + other.text.length - time.end }
    distance += other?.text.length ?? 0
  }
  return undefined
}

const after = ({ blocks }: Transcript, { block, index, offset }: Place): Near | undefined => {
  const here = inlinesOf(block).times.find(time => time.start >= offset)
  if (here !== undefined) return { ms: here.ms, distance: here.start - offset }
  let distance = block.text.length - offset
  for (let at = index + 1; at < Math.min(sizeOf(blocks), index + FAR); at++) {
    const other = itemAt(blocks, at)
    const time = other === undefined ? undefined : inlinesOf(other).times[0]
    if (other !== undefined && time !== undefined) return { ms: time.ms, distance: distance + time.start }
    distance += other?.text.length ?? 0
  }
  return undefined
}

/** About so long it takes to say a UTF-16 unit of text, in milliseconds: 150 words of six letters a minute. */
const PER_UNIT = 65

/**
 * When a place of the text was spoken, in whole seconds as milliseconds: between the times around it by how much text lies
 * on either side; after the last time, or before the first, by how fast people speak. Undefined where no time is near.
 */
export const guessTime = (transcript: Transcript, place: Place): number | undefined => {
  const [last, next] = [before(transcript, place), after(transcript, place)]
  if (last === undefined && next === undefined) return undefined
  let ms: number
  if (last !== undefined && next !== undefined && next.ms >= last.ms) {
    const whole = last.distance + next.distance
    ms = last.ms + (whole === 0 ? 0 : ((next.ms - last.ms) * last.distance) / whole)
  } else if (last !== undefined) ms = last.ms + last.distance * PER_UNIT
  else ms = Math.max(0, (next?.ms ?? 0) - (next?.distance ?? 0) * PER_UNIT)
  return Math.round(ms / 1000) * 1000
}
