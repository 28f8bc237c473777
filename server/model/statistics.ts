import { type Block, isLongBlock } from '../syntax/block.ts'
import { LongMap } from '../text/longMap.ts'
import type { Measure } from '../text/sequence.ts'
import { finish, type Steps } from '../text/steps.ts'
import { type InSteps, type Summing, summingPer } from '../text/summing.ts'
import type { Resolution, Resolutions } from './resolve.ts'
import { opensTurn, resolutionIn, type Transcript } from './transcript.ts'
import { spokenWordSteps, spokenWords } from './words.ts'

/** How much one speaker speaks in a file. */
export type Share = {
  readonly turns: number
  readonly words: number
  /** Zero-based lines of the first and of the last turn. */
  readonly first: number
  readonly last: number
}

export type Statistics = {
  readonly words: number
  readonly turns: number
  readonly speakers: ReadonlyMap<string, Share>
}

/** The speakers that a label means; of a joint label, each. */
export const speakersOf = (resolution: Resolution): readonly string[] =>
  resolution.parts ?? [resolution.declared?.name ?? resolution.speaker]

/** What a run of blocks adds: its first words belong to whoever spoke before it, its last line leaves someone speaking. */
type Run = {
  lines: number
  /** Words before the first turn, heading or break of the run. */
  lead: number
  /** Whether there is one. */
  bounded: boolean
  /** Who speaks at its end; nobody after a heading or break. */
  open: readonly string[]
  words: number
  turns: number
  readonly speakers: LongMap<string, { -readonly [K in keyof Share]: Share[K] }>
}

const NOBODY: readonly string[] = []
const emptyRun = (): Run => ({
  lines: 0,
  lead: 0,
  bounded: false,
  open: NOBODY,
  words: 0,
  turns: 0,
  speakers: new LongMap(),
})

/** Gives words to whoever is speaking at the run's end. */
const addWords = (run: Run, words: number): void => {
  if (words === 0) return
  if (!run.bounded) run.lead += words
  else if (run.open.length > 0) {
    run.words += words
    for (const name of run.open) {
      const share = run.speakers.get(name)
      if (share !== undefined) share.words += words
    }
  }
}

const addShare = (run: Run, name: string, share: Share): void => {
  const known = run.speakers.get(name)
  const first = share.first + run.lines
  const last = share.last + run.lines
  if (known === undefined) run.speakers.set(name, { turns: share.turns, words: share.words, first, last })
  else {
    known.turns += share.turns
    known.words += share.words
    known.last = last
  }
}

const ONE_TURN: Share = { turns: 1, words: 0, first: 0, last: 0 }

function* joinSteps(parts: readonly Run[]): Steps<Run> {
  const run = emptyRun()
  for (const part of parts) {
    addWords(run, part.lead)
    for (const [name, share] of part.speakers) {
      addShare(run, name, share)
      yield
    }
    run.words += part.words
    run.turns += part.turns
    if (part.bounded) {
      run.bounded = true
      run.open = part.open
    }
    run.lines += part.lines
  }
  return run
}

const runsOf = (resolutions: Resolutions): Measure<Block, Run> & InSteps<Block, Run> => ({
  leaf: blocks => {
    const run = emptyRun()
    for (const block of blocks) {
      const resolution = resolutionIn(resolutions, block)
      const opens = resolution !== undefined && resolution.kind !== 'rejected'
      if (opens || block.kind === 'heading' || block.kind === 'break') {
        run.bounded = true
        run.open = opens ? speakersOf(resolution) : NOBODY
        if (opens) run.turns++
        for (const name of run.open) addShare(run, name, ONE_TURN)
      }
      addWords(run, spokenWords(block, opens))
      run.lines += block.lines
    }
    return run
  },
  join: parts => finish(joinSteps(parts)),
  joinSteps,
  prepare: block => (isLongBlock(block) ? spokenWordSteps(block, opensTurn({ resolutions }, block)) : undefined),
})

const summingBy = summingPer(runsOf)

const summingFor = ({ resolutions }: Transcript): Summing<Block, Run> => summingBy(resolutions)

/** Turns and words of each speaker by name. A joint turn counts for each of its speakers. */
export const statistics = (transcript: Transcript): Statistics => summingFor(transcript).of(transcript.blocks)

/** The same in small steps, for a file that was not counted before. */
export function* statisticsSteps(transcript: Transcript): Generator<undefined, Statistics> {
  return yield* summingFor(transcript).steps(transcript.blocks)
}
