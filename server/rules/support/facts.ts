import { keptByLabels } from '../../model/keptByLabels.ts'
import { recordingOf } from '../../model/recording.ts'
import type { Resolutions } from '../../model/resolve.ts'
import { entryOf, textOf } from '../../model/speakers.ts'
import type { Transcript } from '../../model/transcript.ts'
import type { Steps } from '../../text/steps.ts'
import type { ClockFormat } from './clockFormat.ts'
import type { Spacing } from './colonSpacing.ts'
import { countingTurns, type TurnCounts } from './habits.ts'
import {
  areOfTalk,
  type KnownLabels,
  knownLabels,
  likelyLabels,
  longLabels,
  startsOf,
  stoppedLabels,
} from './knownLabels.ts'
import type { LabelStyle } from './labelStyle.ts'
import type { Verdicts } from './verdict.ts'
import { verdictSteps } from './verdicts.ts'

/** What the turns of a file mostly look like. */
export type Habits = {
  readonly turns: boolean
  /** Many turns follow the one before without a blank line, so that any line may open one. */
  readonly dense: boolean
  /** Some turns follow the one before without a blank line. */
  readonly adjoining: boolean
  /** Turns are of one line mostly: each line is a paragraph by itself. */
  readonly linewise: boolean
  /** Most labels stand on a line of their own. */
  readonly alone: boolean
  /** Hardly anything but turns begins a paragraph. */
  readonly unbroken: boolean
  /** Nearly all turns have a colon. */
  readonly colons: boolean
  /** In strong labels the colon mostly stands inside. */
  readonly colonInside: boolean
  /** How nearly all labels are written. */
  readonly style: LabelStyle
  /** Several turns have a time on their line; `stamped`: at least one. */
  readonly timed: boolean
  readonly stamped: boolean
  /** How nearly all times on speaker lines are written. */
  readonly clock: ClockFormat | undefined
  /** Nearly all turns follow a blank line. */
  readonly spaced: boolean
  /** Turns are mostly items of a list. */
  readonly listed: boolean
  /** Replies are indented beneath what they reply to, so that an indented line may open a turn. */
  readonly nested: boolean
  /** Many turns begin in lower case. */
  readonly lower: boolean
  /** Some turns tell of their speaker: `Anna: explains the plan`. */
  readonly telling: boolean
  /** Ways of spacing the colon that are the file's own. */
  readonly tight: boolean
  readonly before: boolean
  readonly wide: boolean
  /** Ways of spacing the colon that many turns have, and many have not. */
  readonly mixed: readonly Spacing['kind'][]
  /** The header names a single recording, whose clock never begins anew. */
  readonly oneRecording: boolean
  /** When the recording ends on the clock of the transcript, in milliseconds; undefined where the header does not say. */
  readonly ends: number | undefined
  /** The first language that the header names, without region: `en`. */
  readonly language: string | undefined
}

/**
 * What rules know of a file besides the block that they look at. As long as no edit changes what follows from it, it is
 * the same object, so that what was found with it stays found.
 */
export type Facts = {
  readonly resolutions: Resolutions
  readonly verdicts: Verdicts
  readonly known: KnownLabels
  /** Labels that may stand for speakers, and open no turn. */
  readonly likely: KnownLabels
  /** Some known labels of many words, and some that a full stop ends. */
  readonly long: readonly string[]
  readonly stopped: readonly string[]
  /** The file has turns, or would have but for a slip. */
  readonly talks: boolean
  /** The characters with which a line may begin that a slip at the colon can stand on. */
  readonly starts: ReadonlySet<string>
  readonly habits: Habits
}

/** So many turns show how a file writes its labels, if nine in ten are alike. */
const ENOUGH = 5
const nearlyAll = (count: number, all: number): boolean => all >= ENOUGH && count * 10 >= all * 9

const styleOf = ({ colons, inside, outside, capitals, mixed }: TurnCounts): LabelStyle => {
  const counts = [
    ['plain', colons - inside - outside],
    ['inside', inside],
    ['outside', outside],
  ] as const
  return {
    setting: counts.find(([, count]) => nearlyAll(count, colons))?.[0],
    capitals: nearlyAll(capitals, capitals + mixed),
  }
}

const clockOf = (counts: TurnCounts): ClockFormat | undefined => {
  const all = counts.short + counts.hours + counts.paddedHours
  const format = (['short', 'hours', 'paddedHours'] as const).find(one => nearlyAll(counts[one], all))
  return format === 'short' && counts.minutes > counts.paddedMinutes * 9 ? 'minutes' : format
}

const habitsOf = (transcript: Transcript, counts: TurnCounts): Habits => {
  const entries = transcript.header?.entries ?? []
  const languages = entryOf(entries, 'language')?.value
  const tag = textOf(languages?.kind === 'list' ? languages.items[0] : languages)
  const language = tag?.split(/[-_]/)[0]?.toLowerCase()
  const { offset, duration } = recordingOf(transcript)
  const media = entryOf(entries, 'media')?.value
  const { turns, colons } = counts
  const times = counts.short + counts.hours + counts.paddedHours
  /** A way of spacing the colon that every other turn has; in one of two turns it is as well a slip. */
  const isHabit = (count: number): boolean => count * 2 >= colons && (count > 1 || colons < 2)
  return {
    turns: turns > 0,
    dense: counts.dense * 3 > turns,
    adjoining: counts.dense > 1 && counts.dense * 10 > turns,
    linewise: counts.long * 4 < turns,
    alone: counts.alone * 2 > turns && turns >= ENOUGH,
    unbroken: counts.others * 4 <= turns,
    colons: nearlyAll(colons, turns),
    colonInside: counts.inside >= counts.outside,
    style: styleOf(counts),
    timed: times >= ENOUGH,
    stamped: times > 0,
    clock: clockOf(counts),
    spaced: counts.dense * 10 <= turns,
    listed: counts.listed * 2 > turns,
    nested: counts.nested > 1,
    lower: counts.lower * 4 > turns,
    telling: counts.telling > 1 && counts.telling * 20 > turns,
    tight: isHabit(counts.tight),
    before: isHabit(counts.before) || language === 'fr',
    wide: isHabit(counts.wide),
    mixed: (['tight', 'before', 'wide'] as const).filter(kind => counts[kind] * 5 >= colons && counts[kind] >= ENOUGH),
    oneRecording: media?.kind === 'scalar' && media.value !== null,
    ends: duration === undefined || media?.kind === 'list' ? undefined : duration - offset,
    language,
  }
}

/** So many values of a signature are written at once. */
const SOME = 1000

/** Everything that findings depend on, as pieces of text: two files that agree in them have the same facts. */
type Signature = readonly string[]

function* isSameSignature(a: Signature, b: Signature): Steps<boolean> {
  if (a.length !== b.length) return false
  for (const [i, piece] of a.entries()) {
    if (piece !== b[i]) return false
    yield
  }
  return true
}

function* signatureOf(
  resolutions: Resolutions,
  verdicts: Verdicts,
  tables: readonly KnownLabels[],
  habits: string,
): Steps<Signature> {
  const signature = [habits]
  /** What is not written yet: a value at a time would be slow, and all of them at once take long. */
  let values: unknown[] = []
  const write = (): void => {
    signature.push(JSON.stringify(values))
    values = []
  }
  for (const [label, resolution] of resolutions) {
    if (resolution.kind === 'rejected') values.push(label)
    if (values.length >= SOME) write()
    yield
  }
  write()
  for (const table of tables) {
    for (const list of table.values()) {
      for (const { label, declared, count, dashed, bare } of list) {
        values.push(label, declared, count, dashed, bare)
        if (values.length >= SOME) write()
        yield
      }
    }
    write()
  }
  for (const [label, verdict] of verdicts) {
    values.push(label, verdict.kind, verdict.kind === 'misspelt' && verdict.silent?.spelling)
    if (values.length >= SOME) write()
    yield
  }
  write()
  return signature
}

type Recent = { readonly signature: Signature; readonly facts: Facts }

/** The facts of the files looked at last, the latest first. */
let recent: readonly Recent[] = []
const MOST_RECENT = 32
/** Of files with very many labels fewer are kept: no more than so many pieces of signatures, but the latest in any case. */
const MOST_PIECES = 1_000

/** Facts are worked out anew from here on, as if no file had been looked at: for who compares with what was kept. */
export const forgetFacts = (): void => {
  recent = []
}

function* withSignature(signature: Signature): Steps<Recent | undefined> {
  for (const one of recent) if (yield* isSameSignature(one.signature, signature)) return one
  return undefined
}

const keep = (latest: Recent, before: Recent | undefined): void => {
  const all = [latest, ...recent.filter(other => other !== before)].slice(0, MOST_RECENT)
  let pieces = 0
  const full = all.findIndex(({ signature }) => {
    pieces += signature.length
    return pieces > MOST_PIECES
  })
  recent = full < 0 ? all : all.slice(0, Math.max(1, full))
}

/** By the labels and habits that they were worked out from: the way there for most keystrokes. */
const byLabels = keptByLabels<ReadonlyMap<string, Facts>>()

function* factsFor(transcript: Transcript, habits: Habits): Steps<Facts> {
  const { resolutions } = transcript
  const key = JSON.stringify(habits)
  const kept = byLabels.get(transcript)?.get(key)
  if (kept !== undefined) return kept
  const verdicts = yield* verdictSteps(transcript)
  const known = yield* knownLabels(transcript)
  const likely = yield* likelyLabels(transcript)
  const talks = habits.turns || (yield* areOfTalk(likely))
  const signature = yield* signatureOf(resolutions, verdicts, [known, likely], key)
  const before = yield* withSignature(signature)
  const facts = before?.facts ?? {
    resolutions,
    verdicts,
    known,
    likely,
    long: yield* longLabels(known),
    stopped: yield* stoppedLabels(known),
    talks,
    starts: yield* startsOf(known, likely),
    habits,
  }
  keep({ signature, facts }, before)
  byLabels.set(transcript, new Map([...(byLabels.get(transcript) ?? []), [key, facts]]))
  return facts
}

/** The facts of a transcript. */
export function* factsOf(transcript: Transcript): Steps<Facts> {
  const counts = yield* countingTurns(transcript).steps(transcript.blocks)
  return yield* factsFor(transcript, habitsOf(transcript, counts))
}
