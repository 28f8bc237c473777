import { recordingOf } from '../model/recording.ts'
import type { Transcript } from '../model/transcript.ts'
import { inlinesOf } from '../syntax/notes.ts'
import type { Place } from '../syntax/position.ts'
import { formatClock, type TimeMark } from '../syntax/time.ts'
import { say, type Tell } from '../text/message.ts'
import { itemAt } from '../text/sequence.ts'

/** How many blocks back the last time is looked for. */
const FAR = 5000

/** The time before `time` in the file. */
const timeBefore = (transcript: Transcript, place: Place, time: TimeMark): number | undefined => {
  const here = inlinesOf(place.block).times.filter(other => other.start < time.start)
  const last = here.reduce<TimeMark | undefined>((a, b) => (a === undefined || b.start > a.start ? b : a), undefined)
  if (last !== undefined) return last.ms
  for (let index = place.index - 1; index >= Math.max(0, place.index - FAR); index--) {
    const block = itemAt(transcript.blocks, index)
    const before = block === undefined ? undefined : inlinesOf(block).times.at(-1)
    if (before !== undefined) return before.ms
  }
  return undefined
}

/** Where a time lies in the recording, and how long after the last one. */
export const timeText = (transcript: Transcript, place: Place, time: TimeMark, tell: Tell): string => {
  const { offset, duration } = recordingOf(transcript)
  const position = time.ms + offset
  const clock = `**${formatClock(position)}**`
  const lines = [
    duration === undefined || duration <= 0
      ? say`${clock} in the recording`
      : say`${clock} of ${formatClock(duration)} in the recording`,
  ]
  if (offset !== 0)
    lines.push(say`Written as ${formatClock(time.ms)}; the offset of the header is ${formatClock(offset)}.`)
  if (duration !== undefined && duration > 0 && position > duration)
    lines.push(say`This is after the end of the recording.`)
  const before = timeBefore(transcript, place, time)
  if (before !== undefined) {
    const since = time.ms - before
    lines.push(
      since < 0
        ? say`${formatClock(-since)} *before* the last time, ${formatClock(before)}`
        : say`${formatClock(since)} since the last time, ${formatClock(before)}`,
    )
  }
  return lines.map(tell).join('\n\n')
}
