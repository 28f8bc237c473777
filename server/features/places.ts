import { type Labels, labelsOf, mentionsIn, openingsWith } from '../model/mentions.ts'
import { namingSteps } from '../model/namings.ts'
import type { Transcript } from '../model/transcript.ts'
import { openingAt, turnLabels } from '../model/turnAt.ts'
import type { Destination } from '../protocol.ts'
import type { Problem } from '../rules/index.ts'
import type { Block } from '../syntax/block.ts'
import { eachBlock } from '../syntax/eachBlock.ts'
import { inlinesOf, type Note } from '../syntax/notes.ts'
import { type Place, placeAt, positionIn, rangeIn } from '../syntax/position.ts'
import { parseClock } from '../syntax/time.ts'
import { type Message, say } from '../text/message.ts'
import type { Position, Range } from '../text/range.ts'
import { sizeOf } from '../text/sequence.ts'
import type { Steps } from '../text/steps.ts'
import { summing } from '../text/summing.ts'
import { all } from '../text/wording.ts'

/** The place, and what to tell about it; without a place, why there is none. A note is shown as it stands. */
export type PlaceFound = { readonly range?: Range; readonly message?: Message | string }

const NOWHERE: PlaceFound = { message: say`There is nothing in this file yet.` }

const isBefore = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.character < b.character)

/** Where the name of a turn begins; in one without a name, the turn. */
const startOfTurn = (block: Block, line: number): Position => {
  const { label, head } = block.opening ?? { label: { start: 0, end: 0 }, head: { start: 0, end: 0 } }
  return positionIn(block, line, label.end > label.start ? label.start : head.start)
}

/** The nearest turn with one of some labels that begins after a position, or before it. */
function* nearestTurn(
  transcript: Transcript,
  labels: Labels,
  from: Position,
  index: number,
  backwards: boolean,
): Steps<Position | undefined> {
  let found: Position | undefined
  const visit = (block: Block, line: number): boolean => {
    const start = startOfTurn(block, line)
    if (backwards ? isBefore(start, from) : isBefore(from, start)) found = start
    return found === undefined
  }
  yield* openingsWith(transcript, labels, visit, index, backwards)
  return found
}

const namedIn = (transcript: Transcript, block: Block): readonly string[] => [
  ...new Set(mentionsIn(transcript, block).map(({ speaker }) => speaker)),
]

/** Who speaks, or is declared, at a place. */
function* speakersAt(transcript: Transcript, { block, index, offset }: Place): Steps<readonly string[]> {
  yield* namingSteps(transcript)
  if (block.kind === 'header') {
    const named = mentionsIn(transcript, block).filter(({ whole }) => whole.start <= offset && offset <= whole.end)
    return named.map(({ speaker }) => speaker)
  }
  const opening = (yield* openingAt(transcript, index))?.block
  return opening === undefined ? [] : namedIn(transcript, opening)
}

function* turnOfSpeaker(transcript: Transcript, place: Place, from: Position, backwards: boolean): Steps<PlaceFound> {
  const speakers = yield* speakersAt(transcript, place)
  if (speakers.length === 0) return { message: say`Nobody who is known speaks here.` }
  const labels = labelsOf(transcript, speakers)
  const start = yield* nearestTurn(transcript, labels, from, place.index, backwards)
  if (start !== undefined) return { range: { start, end: start } }
  return {
    message: backwards
      ? say`There is no earlier turn of ${all(speakers)}.`
      : say`There is no later turn of ${all(speakers)}.`,
  }
}

/** Whether a note says that somebody should listen again. */
const isUncertain = ({ kind, content }: Note): boolean =>
  kind === 'gap' || (kind === 'doubt' && !/^sic\b/iu.test(content.trim()))

const uncertainIn = (block: Block): readonly Note[] => inlinesOf(block).notes.filter(isUncertain)

const uncertainCounts = summing<Block, number>({
  leaf: blocks => blocks.reduce((sum, block) => sum + uncertainIn(block).length, 0),
  join: sums => sums.reduce((sum, count) => sum + count, 0),
})

type Stop = { readonly range: Range; readonly message: Message | string }

/** The nearest uncertain note that begins after a position, or before it. */
function* nearestNote(
  transcript: Transcript,
  from: Position,
  index: number,
  backwards: boolean,
): Steps<Stop | undefined> {
  yield* uncertainCounts.steps(transcript.blocks)
  const isBeyond = ({ range: { start } }: Stop): boolean => (backwards ? isBefore(start, from) : isBefore(from, start))
  for (const run of uncertainCounts.runs(transcript.blocks, count => count > 0, index, backwards)) {
    let line = run.before.lines
    const stops: Stop[] = []
    for (const block of run.items) {
      for (const note of uncertainIn(block))
        stops.push({ range: rangeIn(block, line, note), message: block.text.slice(note.start, note.end) })
      line += block.lines
    }
    const found = backwards ? stops.findLast(isBeyond) : stops.find(isBeyond)
    if (found !== undefined) return found
    yield
  }
  return undefined
}

/** The nearest place to look at again: a problem, or a note that says so. */
function* nearestStop(
  transcript: Transcript,
  problems: readonly Problem[],
  from: Position,
  index: number,
  backwards: boolean,
): Steps<Stop | undefined> {
  const isBeyond = ({ range: { start }, severity }: Problem): boolean =>
    severity !== 'hint' && (backwards ? isBefore(start, from) : isBefore(from, start))
  const problem = backwards ? problems.findLast(isBeyond) : problems.find(isBeyond)
  const note = yield* nearestNote(transcript, from, index, backwards)
  if (problem === undefined || note === undefined) return problem ?? note
  return isBefore(note.range.start, problem.range.start) === backwards ? problem : note
}

function* problemPlace(
  transcript: Transcript,
  problems: readonly Problem[],
  from: Position,
  index: number,
  backwards: boolean,
): Steps<PlaceFound> {
  const near = yield* nearestStop(transcript, problems, from, index, backwards)
  if (near !== undefined) return { range: near.range, message: near.message }
  // All round, as editors go through problems.
  const end = backwards ? { line: Number.MAX_SAFE_INTEGER, character: 0 } : { line: -1, character: 0 }
  const first = yield* nearestStop(transcript, problems, end, backwards ? sizeOf(transcript.blocks) : 0, backwards)
  return first === undefined
    ? { message: say`There is no problem and no uncertain place in this file.` }
    : { range: first.range, message: first.message }
}

const spelledOut = /^(?:(\d+)\s*h)?\s*(?:(\d+)\s*m(?:in)?)?\s*(?:(\d+)\s*s)?$/iu

/** Milliseconds of a time as a person writes it: `1:02:03`, `62:03`, `[0:12]`, `1h 2m 3s`. */
const parseTime = (written: string): number | undefined => {
  const text = written.replace(/^[\s[(]+|[\s\])]+$/gu, '')
  const [, hours, minutes, seconds] = spelledOut.exec(text) ?? []
  if (hours === undefined && minutes === undefined && seconds === undefined) return parseClock(text)
  return ((Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0)) * 1000
}

type Time = { readonly ms: number; readonly at: Position }

/** The times of a file as runs in which the clock does not go back: one for each recording. */
function* timesOf(transcript: Transcript): Steps<readonly (readonly Time[])[]> {
  const { blocks } = transcript
  const runs: Time[][] = []
  let last = Number.POSITIVE_INFINITY
  yield* eachBlock(blocks, 0, sizeOf(blocks), 0, (block, line) => {
    for (const { ms, start } of inlinesOf(block).times) {
      if (ms < last) runs.push([])
      runs.at(-1)?.push({ ms, at: positionIn(block, line, start) })
      last = ms
    }
    return true
  })
  return runs
}

function* timePlace(transcript: Transcript, from: Position, written: string): Steps<PlaceFound> {
  const ms = parseTime(written)
  if (ms === undefined) return { message: say`Write a time as 1:02:03, 62:03 or 1h 2m 3s.` }
  const runs = yield* timesOf(transcript)
  const spans = runs.filter(run => (run[0]?.ms ?? 0) <= ms && ms <= (run.at(-1)?.ms ?? 0))
  // Of several recordings with such a time it is the one at the cursor, or the first.
  const here = spans.findLast(run => !isBefore(from, run[0]?.at ?? from)) ?? spans[0]
  const run = here ?? runs.toSorted((a, b) => (b.at(-1)?.ms ?? 0) - (a.at(-1)?.ms ?? 0))[0]
  const time = run?.findLast(mark => mark.ms <= ms) ?? run?.[0]
  return time === undefined
    ? { message: say`There are no times in this file.` }
    : { range: { start: time.at, end: time.at } }
}

/**
 * Where to go from a position. `problems` are those of the file. Turns end at the ends of the file; problems go round; of
 * a time it is the last one written that is not after it.
 */
export function* placeFor(
  transcript: Transcript,
  from: Position,
  destination: Destination,
  problems: readonly Problem[],
): Steps<PlaceFound> {
  if (destination.to === 'time') return yield* timePlace(transcript, from, destination.time)
  const place = placeAt(transcript.blocks, from)
  if (place === undefined) return NOWHERE
  const { backwards } = destination
  switch (destination.to) {
    case 'turn': {
      const start = yield* nearestTurn(transcript, turnLabels(transcript), from, place.index, backwards)
      if (start !== undefined) return { range: { start, end: start } }
      return { message: backwards ? say`There is no earlier turn.` : say`There is no later turn.` }
    }
    case 'turnOfSpeaker':
      return yield* turnOfSpeaker(transcript, place, from, backwards)
    case 'problem':
      return yield* problemPlace(transcript, problems, from, place.index, backwards)
  }
}
