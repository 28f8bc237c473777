import { stoppedAt } from '../syntax/stoppedLabel.ts'
import { LongMap } from '../text/longMap.ts'
import { type Message, say } from '../text/message.ts'
import { fold } from '../text/space.ts'
import type { Steps } from '../text/steps.ts'
import { all, quoted } from '../text/wording.ts'
import { joinSteps, type LabelUse } from './labels.ts'
import { type Naming, type Namings, namingSteps } from './namings.ts'
import { type Resolution, resolutionSteps } from './resolve.ts'
import type { Roster } from './roster.ts'
import { isShortFor, shortenedLike } from './shortForms.ts'
import type { Speaker } from './speakers.ts'
import { speakersOf } from './statistics.ts'
import type { Transcript } from './transcript.ts'

/** What is renamed: a speaker, or one alias of a speaker (initials that a longer label introduces are one too). */
export type Renamed = { readonly kind: 'name' | 'alias'; readonly speaker: string; readonly from: string }

/** What a renaming comes to. `merged`: the other speakers with whom it makes the speaker one. */
export type Renaming = {
  /** How each label that changes is spelt after it; in folded form. */
  readonly labels: ReadonlyMap<string, string>
  /** What stands in the label for a naming of the speaker after it; undefined where it stays. */
  readonly spell: (naming: Pick<Naming, 'speaker' | 'by' | 'spelling'>, written: string) => string | undefined
  readonly merged: readonly string[]
}

/** Whom the header declares after a renaming, and the roster then. */
export type DeclaredAfter = { readonly speakers: readonly Speaker[]; readonly roster: Roster | undefined }

export type Refusal = { readonly refusal: Message }

/** `name` in capitals, or in small letters, where `written` is so and what it stands for is not. */
const inStyleOf = (written: string, spelling: string, name: string): string => {
  const [capitals, small] = [written.toUpperCase(), written.toLowerCase()]
  if (capitals === small || written === spelling) return name
  if (written === capitals && spelling !== spelling.toUpperCase()) return name.toUpperCase()
  return written === small && spelling !== spelling.toLowerCase() ? name.toLowerCase() : name
}

/** How namings are spelt. Short forms are made short again unless they are short for one of `others`; without, never. */
const spelling =
  ({ kind, speaker, from }: Renamed, to: string, others: readonly string[] | undefined): Renaming['spell'] =>
  (naming, written) => {
    if (naming.speaker !== speaker) return undefined
    if (kind === 'alias')
      return naming.by === 'alias' && naming.spelling === from ? inStyleOf(written, from, to) : undefined
    if (naming.by === 'name') return inStyleOf(written, naming.spelling, to)
    if (naming.by !== 'short') return undefined
    const short = shortenedLike(fold(written), naming.spelling, to)
    return others === undefined || others.some(name => name === short || isShortFor(short, name)) ? to : short
  }

const respelt = (label: string, namings: readonly Naming[], spell: Renaming['spell']): string => {
  let result = label
  for (const naming of namings.toReversed()) {
    const { start, end } = naming.span
    const text = spell(naming, label.slice(start, end))
    if (text !== undefined) result = result.slice(0, start) + text + result.slice(end)
  }
  return result
}

/** Who each speaker is after labels and declarations have changed: refused where a line would mean somebody else. */
function* compare(
  transcript: Transcript,
  labels: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, Resolution>,
  kept: ReadonlyMap<string, string>,
): Steps<{ readonly who: ReadonlyMap<string, string> } | Refusal> {
  const who = new LongMap<string, string>()
  for (const [name, now] of kept) who.set(name, now)
  for (const [label, before] of transcript.resolutions) {
    yield
    const respelling = labels.get(label) ?? label
    const now = after.get(respelling)
    if (now === undefined) continue
    if (before.kind === 'rejected') {
      if (now.kind === 'rejected') continue
      return { refusal: say`The lines that begin with ${quoted(label)} are text, and would be turns then.` }
    }
    if (now.kind === 'rejected') {
      return label === respelling
        ? { refusal: say`${quoted(label)} would not be taken for a speaker any more: ${now.reason}.` }
        : {
            refusal: say`${quoted(respelling)} would not be taken for a speaker here: ${now.reason}. Declare the name under speakers in the header first.`,
          }
    }
    const [names, namesNow] = [speakersOf(before), speakersOf(now)]
    if (names.length !== namesNow.length)
      return { refusal: say`${quoted(respelling)} would be read as a label for several speakers.` }
    for (const [i, name] of names.entries()) {
      const nameNow = namesNow[i] ?? ''
      const other = who.get(name)
      if (other !== undefined && other !== nameNow)
        return {
          refusal: say`${quoted(respelling)} would mean ${nameNow}, while ${name} has other labels that would not.`,
        }
      who.set(name, nameNow)
    }
  }
  return { who }
}

const declares = ({ speakers }: Transcript, speaker: string): boolean => speakers.some(({ name }) => name === speaker)

/** The use of a label that is written in another way then, with a colon where it cannot stand without. */
const respelled = (use: LabelUse, label: string | undefined, manners: ReadonlySet<string>): LabelUse => {
  if (label === undefined) return { ...use, manners }
  const stopped = stoppedAt(`${label}. A`, 0) === undefined ? 0 : use.stopped
  return { ...use, label, manners, stopped, narrow: 0 }
}

/** The full names of all others who are declared or speak. */
function* othersThan(
  renamed: Renamed,
  to: string,
  speakers: readonly Speaker[],
  namings: Namings,
): Steps<readonly string[]> {
  const names = new LongMap<string, true>()
  for (const { name } of speakers) names.set(name, true)
  for (const name of namings.labels.keys()) {
    names.set(name, true)
    yield
  }
  const others: string[] = []
  for (const name of names.keys()) {
    if (name !== renamed.speaker && name !== to) others.push(namings.fullName(name))
    yield
  }
  return others
}

function* attempt(
  transcript: Transcript,
  renamed: Renamed,
  to: string,
  { speakers, roster }: DeclaredAfter,
  shortens: boolean,
): Steps<Renaming | Refusal> {
  const { uses, resolutions } = transcript
  const namings = yield* namingSteps(transcript)
  const others = shortens ? yield* othersThan(renamed, to, speakers, namings) : undefined
  const spell = spelling(renamed, to, others)
  const labels = new Map<string, string>()
  for (const label of namings.labels.get(renamed.speaker) ?? []) {
    const text = respelt(label, namings.of(label), spell)
    if (text !== label) labels.set(label, text)
  }
  const introduces = renamed.kind === 'alias' && namings.introduced(renamed.speaker, renamed.from)
  const manners = (label: string, held: ReadonlySet<string>): ReadonlySet<string> => {
    const resolution = resolutions.get(label)
    if (!introduces || !held.has(renamed.from) || resolution === undefined) return held
    if (!speakersOf(resolution).includes(renamed.speaker)) return held
    return new Set([...held].map(manner => (manner === renamed.from ? to : manner)))
  }
  const usesNow: LabelUse[] = []
  for (const use of uses.values()) {
    usesNow.push(respelled(use, labels.get(use.label), manners(use.label, use.manners)))
    yield
  }
  const after = yield* resolutionSteps(yield* joinSteps(usesNow), speakers, roster)
  /** Declared speakers remain who they are, even those who never speak. */
  const kept = new Map<string, string>()
  const own = renamed.kind === 'name' ? renamed.speaker : undefined
  for (const { name } of transcript.speakers) if (name !== own) kept.set(name, name)
  if (own !== undefined && speakers.length >= transcript.speakers.length && declares(transcript, own)) kept.set(own, to)
  const compared = yield* compare(transcript, labels, after, kept)
  if ('refusal' in compared) return compared
  /** Those whom one name means then, and who were several before. */
  const owners = new LongMap<string, Set<string>>()
  for (const [name, now] of compared.who) {
    const names = owners.get(now) ?? new Set()
    owners.set(now, names.add(namings.ownerOf(name)))
    yield
  }
  const merged: string[] = []
  for (const names of owners.values()) {
    yield
    const others = [...names].filter(name => name !== renamed.speaker)
    if (names.has(renamed.speaker)) merged.push(...others.map(namings.fullName))
    else if (others.length > 1) return { refusal: say`${all(others.map(quoted))} would be taken for one speaker.` }
  }
  return { labels, spell, merged: [...new Set(merged)] }
}

/**
 * What renaming comes to, by the table of labels alone, in small steps: the text is not looked at. Short forms follow the new
 * name where that leaves everybody who they are; else the new name is written in full.
 */
export function* renaming(
  transcript: Transcript,
  renamed: Renamed,
  to: string,
  declared: DeclaredAfter,
): Steps<Renaming | Refusal> {
  const first = yield* attempt(transcript, renamed, to, declared, true)
  if (!('refusal' in first) && first.merged.length === 0) return first
  const second = yield* attempt(transcript, renamed, to, declared, false)
  return 'refusal' in second && !('refusal' in first) ? first : second
}
