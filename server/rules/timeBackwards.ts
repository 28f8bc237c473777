import { entryOf } from '../model/speakers.ts'
import type { Transcript } from '../model/transcript.ts'
import type { Block } from '../syntax/block.ts'
import { inlinesOf } from '../syntax/notes.ts'
import { rangeIn } from '../syntax/position.ts'
import { formatClock, type TimeMark } from '../syntax/time.ts'
import { itemsOf } from '../text/sequence.ts'
import type { DocumentRule } from './rule.ts'
import { isRest } from './support/rest.ts'

type Stamp = { readonly block: Block; readonly line: number; readonly time: TimeMark; readonly restarts: boolean }

const HOUR = 3_600_000

/** Where a time says when its words were spoken: on a speaker line, at the start of a line, or in square brackets. */
const isStamp = (block: Block, time: TimeMark): boolean =>
  time === block.opening?.time ||
  block.text[time.start] === '[' ||
  block.text[time.start] === '\\' ||
  startsLine(block.text, time.start)

const startsLine = (text: string, at: number): boolean => at === 0 || text[at - 1] === '\n' || text[at - 1] === '\r'

/** The times of a file; after a heading or a break the clock may begin anew. */
function* stampsOf(transcript: Transcript): Generator<undefined, readonly Stamp[]> {
  const media = entryOf(transcript.header?.entries ?? [], 'media')?.value
  const oneRecording = media?.kind === 'scalar' && media.value !== null
  const stamps: Stamp[] = []
  let line = 0
  let restarts = false
  for (const [index, block] of itemsOf(transcript.blocks).entries()) {
    if (block.kind === 'heading' || block.kind === 'break') restarts = !oneRecording
    if (block.kind === 'opening' || block.kind === 'paragraph') {
      for (const time of inlinesOf(block).times) {
        if (!isStamp(block, time)) continue
        stamps.push({ block, line, time, restarts })
        restarts = false
      }
    }
    line += block.lines
    if (isRest(index)) yield undefined
  }
  return stamps
}

/** Times of day: a drop from the late evening to the small hours is midnight. */
const passesMidnight = (before: Stamp, after: Stamp): boolean => {
  const hours = (stamp: Stamp): number => {
    const { block, time } = stamp
    // `23:58` is read as minutes and seconds; as a time of day it is sixty times as much.
    const fields = block.text.slice(time.start, time.end).split(':').length
    return (time.ms * (fields === 2 ? 60 : 1)) / HOUR
  }
  return hours(before) >= 22 && hours(before) < 24 && hours(after) < 2
}

export const timeBackwards: DocumentRule = {
  code: 'time-backwards',
  severity: 'warning',
  scope: 'document',
  summary: 'A time earlier than the one before it',
  explanation:
    'The times of one recording go forward. Where one is out of order it is reported: the earlier one, or the one before it if that runs ahead of all around it. After a heading or a break the times may begin anew, since another recording may begin there; they may not if the header names a single `media`.',
  origin: 'Style guides: time stamps are never backwards. Slips in public archives.',
  examples: [
    {
      bad: '[00:01:05] Anna Meyer: Good morning.\n\n[00:02:10] Ben Okafor: Hello.\n\n[00:01:40] Anna Meyer: Shall we?\n ^^^^^^^^\n\n[00:03:00] Ben Okafor: Yes.\n',
      good: '[00:01:05] Anna Meyer: Good morning.\n\n[00:02:10] Ben Okafor: Hello.\n\n[00:02:40] Anna Meyer: Shall we?\n\n[00:03:00] Ben Okafor: Yes.\n',
    },
    {
      bad: '[00:01:05] Anna Meyer: Good morning.\n\n[00:20:10] Ben Okafor: Hello.\n ^^^^^^^^\n\n[00:02:40] Anna Meyer: Shall we?\n\n[00:03:00] Ben Okafor: Yes.\n',
      good: '[00:01:05] Anna Meyer: Good morning.\n\n[00:02:10] Ben Okafor: Hello.\n\n[00:02:40] Anna Meyer: Shall we?\n\n[00:03:00] Ben Okafor: Yes.\n',
    },
  ],
  check: function* (transcript) {
    const stamps = yield* stampsOf(transcript)
    const ms = (index: number): number | undefined => stamps[index]?.time.ms
    let last: number | undefined
    let lastStamp: Stamp | undefined
    let beforeLast: number | undefined
    for (const [i, stamp] of stamps.entries()) {
      const now = stamp.time.ms
      if (
        last === undefined ||
        stamp.restarts ||
        now >= last ||
        (lastStamp !== undefined && passesMidnight(lastStamp, stamp))
      ) {
        beforeLast = stamp.restarts ? undefined : last
        last = now
        lastStamp = stamp
        continue
      }
      const next = stamps[i + 1]?.restarts ? undefined : ms(i + 1)
      const ahead = next !== undefined && next < last && next >= now && (beforeLast === undefined || now >= beforeLast)
      const wrong = ahead ? stamps[i - 1] : stamp
      if (wrong !== undefined) {
        const { block, line, time } = wrong
        const inner = time.bracketed ? innerSpan(block.text, time) : time
        yield {
          range: rangeIn(block, line, inner),
          message: ahead
            ? `${formatClock(time.ms)} runs ahead of the times after it; the next is ${formatClock(now)}.`
            : `${formatClock(now)} is earlier than the time before it, ${formatClock(last)}.`,
        }
      }
      // A single stamp out of order is passed over; otherwise the clock goes on from here.
      if (ahead || next === undefined || next < last) {
        last = now
        lastStamp = stamp
      }
    }
  },
}

/** A bracketed time without its brackets. */
const innerSpan = (text: string, time: TimeMark): { start: number; end: number } => {
  const source = text.slice(time.start, time.end)
  const start = time.start + Math.max(0, source.search(/\d/))
  const trailing = /[^\d]*$/.exec(source)?.[0].length ?? 0
  return { start, end: Math.max(start, time.end - trailing) }
}
