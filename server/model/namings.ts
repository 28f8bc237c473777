import { LongMap } from '../text/longMap.ts'
import type { Span } from '../text/range.ts'
import { fold } from '../text/space.ts'
import { finish, type Steps } from '../text/steps.ts'
import { keptByLabels } from './keptByLabels.ts'
import { TITLES } from './lexicon.ts'
import { JOINTS, type Resolution } from './resolve.ts'
import { looseLabel, type Roster } from './roster.ts'
import { isShortFor } from './shortForms.ts'
import type { Speaker } from './speakers.ts'
import { labelTraits } from './traits.ts'
import type { Transcript } from './transcript.ts'

/**
 * What a label calls a speaker by: the full name; an alias, or initials that a longer label introduces; a short form, the
 * end of the full name; or something else that is known to mean the speaker.
 */
export type CalledBy = 'name' | 'alias' | 'short' | 'other'

/** How a label, or a part of a label for several speakers, names one speaker. Spans are offsets in the folded label. */
export type Naming = {
  /** Who is meant, as the resolutions have it. */
  readonly speaker: string
  readonly by: CalledBy
  /** The name or alias that is meant, as declared or as most fully written; the label may differ from it in case. */
  readonly spelling: string
  /** The whole label, or its part for this speaker: the role too. */
  readonly whole: Span
  /** The name, alias or short form alone. */
  readonly span: Span
}

export type Namings = {
  /** How a label that means somebody does so: once for each speaker. Of other labels there is nothing. */
  readonly of: (label: string) => readonly Naming[]
  /** The labels that mean a speaker, alone or among others. */
  readonly labels: ReadonlyMap<string, ReadonlySet<string>>
  /** The full name of a speaker, which may be longer than what the resolutions call him or her. */
  readonly fullName: (speaker: string) => string
  /** The speaker by whom a speaker is meant, as far as the resolutions leave the two apart: see `nearOwner`. */
  readonly ownerOf: (speaker: string) => string
  /** The other way round: what else the resolutions call a speaker. */
  readonly alsoCalled: (speaker: string) => readonly string[]
  /** Who is declared by a name, in the header or else in a roster. */
  readonly declared: ReadonlyMap<string, Speaker>
  /** The initials that a speaker's labels introduce in parentheses. */
  readonly introduced: (speaker: string, initials: string) => boolean
}

const speakerOf = (resolution: Resolution): string => resolution.declared?.name ?? resolution.speaker

/** A part of a label for several speakers, and where it stands in the folded label. */
const partsOf = (label: string): { readonly text: string; readonly start: number }[] => {
  const parts: { text: string; start: number }[] = []
  let at = 0
  for (const { 0: joint, index } of label.matchAll(new RegExp(JOINTS, 'gu'))) {
    if (index > at) parts.push({ text: label.slice(at, index), start: at })
    at = index + joint.length
  }
  if (at < label.length) parts.push({ text: label.slice(at), start: at })
  return parts
}

/** Where the words of `text` begin. */
const wordStarts = (text: string): number[] => {
  const starts = [0]
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) starts.push(at + 1)
  return starts
}

type Spelling = { readonly by: CalledBy; readonly text: string }

/** The spellings of one speaker, as they are and with case and spacing set aside. */
type Spellings = { readonly exact: ReadonlyMap<string, Spelling>; readonly loosely: ReadonlyMap<string, Spelling> }

const spellingsOf = (list: readonly Spelling[]): Spellings => {
  const exact = new Map<string, Spelling>()
  const loosely = new Map<string, Spelling>()
  const add = (map: Map<string, Spelling>, key: string, spelling: Spelling): void => {
    if (key !== '' && !map.has(key)) map.set(key, spelling)
  }
  for (const spelling of list) {
    add(exact, spelling.text, spelling)
    add(loosely, looseLabel(spelling.text), spelling)
  }
  return { exact, loosely }
}

type Found = Span & { readonly spelling: Spelling }

/** Where a spelling stands in `text`, by `of`: as the whole, after a role, or before a comma and a role. */
const findBy = (text: string, of: (text: string) => Spelling | undefined): Found | undefined => {
  for (const start of wordStarts(text)) {
    const spelling = of(text.slice(start))
    if (spelling !== undefined) return { spelling, start, end: text.length }
  }
  for (let end = text.lastIndexOf(', '); end > 0; end = text.lastIndexOf(', ', end - 1)) {
    const spelling = of(text.slice(0, end))
    if (spelling !== undefined) return { spelling, start: 0, end }
  }
  return undefined
}

const find = (text: string, { exact, loosely }: Spellings): Found | undefined =>
  findBy(text, part => exact.get(part)) ?? findBy(text, part => loosely.get(looseLabel(part)))

/** Whether what stands before a surname is one or two given names, and no role. */
const areGivenNames = (words: readonly string[]): boolean =>
  words.length > 0 &&
  words.length < 3 &&
  words.every(word => /^\p{Lu}/u.test(word)) &&
  !labelTraits(words.join(' ')).generic

/** The longer label of a speaker called by the surname, without titles: `Vladimir Putin` of `Putin`. */
const longerName = (surname: string, label: string): string | undefined => {
  if (surname.includes(' ') || !label.endsWith(` ${surname}`)) return undefined
  const words = label.slice(0, -surname.length - 1).split(' ')
  while (words.length > 0 && TITLES.has((words[0] ?? '').toLowerCase().replace(/\./g, ''))) words.shift()
  return areGivenNames(words) ? [...words, surname].join(' ') : undefined
}

/** Of labels and speakers no more pairs than this are compared: with thousands of each it would take too long. */
const MOST_PAIRS = 200_000

/**
 * The declared speaker, or the person of the roster, whom an undeclared label holds the name of, after a role; or the
 * declared speaker for whom it is short, and for nobody else. The resolutions leave such a label apart, and the rules ask for
 * its declaration; who is meant is plain all the same.
 */
const nearOwner = (
  label: string,
  declared: ReadonlyMap<string, Speaker>,
  roster: Roster | undefined,
): Speaker | undefined => {
  for (const start of wordStarts(label).slice(1)) {
    const name = label.slice(start)
    const listed = roster?.forms.exact.get(name)?.speaker
    const speaker = declared.get(name) ?? (listed?.name === name ? listed : undefined)
    if (speaker !== undefined) return speaker
  }
  if (labelTraits(label).generic) return undefined
  const [found, ...others] = [...declared.values()].filter(({ name }) => isShortFor(label, name))
  return others.length === 0 ? found : undefined
}

function* readNamings({ uses, resolutions, speakers, roster }: Transcript): Steps<Namings> {
  const declared = new Map<string, Speaker>()
  const labels = new LongMap<string, Set<string>>()
  const longer = new Map<string, string>()
  const introduced = new Map<string, Set<string>>()
  const add = <V>(map: Map<string, Set<V>> | LongMap<string, Set<V>>, key: string, value: V): void => {
    const values = map.get(key)
    if (values === undefined) map.set(key, new Set([value]))
    else values.add(value)
  }
  for (const speaker of speakers) if (!declared.has(speaker.name)) declared.set(speaker.name, speaker)
  for (const resolution of resolutions.values()) {
    yield
    if (resolution.kind === 'rejected') continue
    if (resolution.declared !== undefined && !declared.has(resolution.declared.name))
      declared.set(resolution.declared.name, resolution.declared)
  }
  const near = new Map<string, string>()
  const also = new Map<string, string[]>()
  if (resolutions.size * declared.size <= MOST_PAIRS) {
    for (const [label, { kind, speaker, declared: known }] of resolutions) {
      yield
      if (kind !== 'inferred' || known !== undefined || speaker !== label) continue
      const owner = nearOwner(label, declared, roster)
      if (owner === undefined) continue
      near.set(label, owner.name)
      also.set(owner.name, [...(also.get(owner.name) ?? []), label])
      if (!declared.has(owner.name)) declared.set(owner.name, owner)
    }
  }
  const ownerOf = (speaker: string): string => near.get(speaker) ?? speaker
  for (const [label, resolution] of resolutions) {
    yield
    if (resolution.kind === 'rejected') continue
    for (const name of resolution.parts ?? [speakerOf(resolution)]) add(labels, ownerOf(name), label)
    if (resolution.parts !== undefined) continue
    const name = speakerOf(resolution)
    for (const manner of uses.get(label)?.manners ?? []) {
      const meant = resolutions.get(manner)
      if (meant?.kind === 'chained' && speakerOf(meant) === name) add(introduced, name, manner)
    }
    const long = resolution.declared === undefined ? longerName(name, label) : undefined
    if (long !== undefined && long.length > (longer.get(name)?.length ?? 0)) longer.set(name, long)
  }
  const fullName = (speaker: string): string => longer.get(speaker) ?? speaker

  const known = new Map<string, Spellings>()
  const naming = (text: string, offset: number, speaker: string): Naming => {
    const full = fullName(speaker)
    let spellings = known.get(speaker)
    if (spellings === undefined) {
      const aliases = (declared.get(speaker)?.aliases ?? []).map(alias => fold(alias.text))
      spellings = spellingsOf([
        { by: 'name', text: full },
        ...[...aliases, ...(introduced.get(speaker) ?? [])].map(alias => ({ by: 'alias' as const, text: alias })),
        ...(full === speaker ? [] : [{ by: 'short' as const, text: speaker }]),
      ])
      known.set(speaker, spellings)
    }
    const whole = { start: offset, end: offset + text.length }
    const found = find(text, spellings)
    if (found === undefined) {
      const by = full.endsWith(` ${text}`) || near.has(text) ? 'short' : 'other'
      return { speaker, by, spelling: full, whole, span: whole }
    }
    const { spelling, start, end } = found
    return {
      speaker,
      by: spelling.by,
      spelling: spelling.by === 'alias' ? spelling.text : full,
      whole,
      span: { start: offset + start, end: offset + end },
    }
  }
  const read = (label: string): readonly Naming[] => {
    const resolution = resolutions.get(label)
    if (resolution === undefined || resolution.kind === 'rejected' || label === '') return []
    const { parts } = resolution
    if (parts === undefined) return [naming(label, 0, ownerOf(speakerOf(resolution)))]
    return partsOf(label).flatMap(({ text, start }, i) => {
      const speaker = parts[i]
      return speaker === undefined ? [] : [naming(text, start, ownerOf(speaker))]
    })
  }
  const byLabel = new LongMap<string, readonly Naming[]>()
  const of = (label: string): readonly Naming[] => {
    const namings = byLabel.get(label) ?? read(label)
    byLabel.set(label, namings)
    return namings
  }
  return {
    of,
    labels,
    fullName,
    ownerOf,
    alsoCalled: speaker => also.get(speaker) ?? [],
    declared,
    introduced: (speaker, initials) => introduced.get(speaker)?.has(initials) === true,
  }
}

const kept = keptByLabels<Namings>()

/** How the labels of a transcript name its speakers; worked out once for its labels. */
export const namingsOf = (transcript: Transcript): Namings => finish(namingSteps(transcript))

/** The same in small steps. */
export function* namingSteps(transcript: Transcript): Steps<Namings> {
  let namings = kept.get(transcript)
  if (namings === undefined) {
    namings = yield* readNamings(transcript)
    kept.set(transcript, namings)
  }
  return namings
}
