import { type Block, isProse } from '../syntax/block.ts'
import { inlinesOf } from '../syntax/notes.ts'
import { rangeIn } from '../syntax/position.ts'
import { formatClock, type TimeMark } from '../syntax/time.ts'
import { say } from '../text/message.ts'
import type { Range } from '../text/range.ts'
import type { PlacedFinding, RulePage, RunningRule } from './rule.ts'
import { shiftedRange } from './support/placing.ts'

/** A time that says when words were spoken; its range counts from the first line of the block that is read next. */
type Stamp = {
  readonly ms: number
  /** As a time of day: `23:58`, otherwise minutes and seconds, is sixty times as much. */
  readonly hours: number
  readonly range: Range
  /** The clock may begin anew here. */
  readonly restarts: boolean
}

type State = {
  /** A heading or a break came by. */
  readonly restarts: boolean
  /** The stamp that is not judged before the next one is known, and the one before it. */
  readonly held: Stamp | undefined
  readonly previous: Stamp | undefined
  /** The latest that is in order, and the time before that. */
  readonly last: Stamp | undefined
  readonly beforeLast: number | undefined
}

const HOUR = 3_600_000

/** Where a time says when its words were spoken: on a speaker line, at the start of a line, or in square brackets. */
const isStamp = (block: Block, time: TimeMark): boolean =>
  time === block.opening?.time ||
  block.text[time.start] === '[' ||
  block.text[time.start] === '\\' ||
  startsLine(block.text, time.start)

const startsLine = (text: string, at: number): boolean => at === 0 || text[at - 1] === '\n' || text[at - 1] === '\r'

/** A bracketed time without its brackets. */
const innerSpan = (text: string, time: TimeMark): { start: number; end: number } => {
  const source = text.slice(time.start, time.end)
  const start = time.start + Math.max(0, source.search(/\d/))
  const trailing = /[^\d]*$/.exec(source)?.[0].length ?? 0
  return { start, end: Math.max(start, time.end - trailing) }
}

const stampOf = (block: Block, time: TimeMark, restarts: boolean): Stamp => {
  const fields = block.text.slice(time.start, time.end).split(':').length
  const hours = (time.ms * (fields === 2 ? 60 : 1)) / HOUR
  const span = time.bracketed ? innerSpan(block.text, time) : time
  return { ms: time.ms, hours, range: rangeIn(block, 0, span), restarts }
}

/** Times of day: a drop from the late evening to the small hours is midnight, and the next one stays in them. */
const passesMidnight = (before: Stamp, after: Stamp, next: Stamp | undefined): boolean =>
  before.hours >= 22 && before.hours < 24 && after.hours < 2 && (next === undefined || next.ms < before.ms)

/** Judges the held stamp, now that the one after it is known. */
const judge = (state: State, next: Stamp | undefined, found: (finding: PlacedFinding) => void): State => {
  const { held: now, last, previous, beforeLast } = state
  if (now === undefined) return state
  const after = { ...state, held: undefined, previous: now }
  if (last === undefined || now.restarts || now.ms >= last.ms || passesMidnight(last, now, next)) {
    return { ...after, last: now, beforeLast: now.restarts ? undefined : last?.ms }
  }
  const then = next?.restarts ? undefined : next?.ms
  const ahead =
    then !== undefined && then < last.ms && then >= now.ms && (beforeLast === undefined || now.ms >= beforeLast)
  const wrong = ahead ? previous : now
  if (wrong !== undefined) {
    found({
      range: wrong.range,
      message: ahead
        ? say`${formatClock(wrong.ms)} runs ahead of the times after it; the next is ${formatClock(now.ms)}.`
        : say`${formatClock(now.ms)} is earlier than the time before it, ${formatClock(last.ms)}.`,
    })
  }
  // A single stamp out of order is passed over; otherwise the clock goes on from here.
  return ahead || then === undefined || then < last.ms ? { ...after, last: now } : after
}

const sameStamp = (a: Stamp | undefined, b: Stamp | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.ms === b.ms &&
    a.hours === b.hours &&
    a.restarts === b.restarts &&
    a.range.start.line === b.range.start.line &&
    a.range.start.character === b.range.start.character &&
    a.range.end.character === b.range.end.character)

const moved = (stamp: Stamp | undefined, lines: number): Stamp | undefined =>
  stamp && { ...stamp, range: shiftedRange(stamp.range, -lines) }

/** Its page of documentation, and its tests. */
export const timeBackwardsPage: RulePage = {
  explanation:
    'The times of one recording go forward. Where one is out of order it is reported: the earlier one, or the one before it if that runs ahead of all around it. A time that falls from the late evening to the small hours is past midnight, if the next one stays there. After a heading or a break the times may begin anew, since another recording may begin there; they may not if the header names a single `media`.',
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
}

export const timeBackwards: RunningRule<State> = {
  code: 'time-backwards',
  severity: 'warning',
  scope: 'running',
  summary: say`A time earlier than the one before it`,
  start: { restarts: false, held: undefined, previous: undefined, last: undefined, beforeLast: undefined },
  same: (a, b) =>
    a === b ||
    (a.restarts === b.restarts &&
      a.beforeLast === b.beforeLast &&
      sameStamp(a.held, b.held) &&
      sameStamp(a.previous, b.previous) &&
      sameStamp(a.last, b.last)),
  step: (before, block, { habits }, found) => {
    let state = before
    if (block.kind === 'heading' || block.kind === 'break') state = { ...state, restarts: !habits.oneRecording }
    if (isProse(block)) {
      for (const time of inlinesOf(block).times) {
        if (!isStamp(block, time)) continue
        const stamp = stampOf(block, time, state.restarts)
        state = { ...judge(state, stamp, found), held: stamp, restarts: false }
      }
    }
    if (block.lines === 0 || (state.held === undefined && state.last === undefined)) return state
    const { held, previous, last } = state
    const heldMoved = moved(held, block.lines)
    const previousMoved = previous === held ? heldMoved : moved(previous, block.lines)
    const lastMoved = last === previous ? previousMoved : last === held ? heldMoved : moved(last, block.lines)
    return { ...state, held: heldMoved, previous: previousMoved, last: lastMoved }
  },
  end: (state, found) => {
    judge(state, undefined, found)
  },
}
