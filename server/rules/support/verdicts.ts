import { GIVEN_NAMES } from '../../model/givenNames.ts'
import { keptByLabels } from '../../model/keptByLabels.ts'
import type { LabelUse } from '../../model/labels.ts'
import { isListed, type Resolution } from '../../model/resolve.ts'
import type { Roster } from '../../model/roster.ts'
import { isShortFor } from '../../model/shortForms.ts'
import type { Speaker } from '../../model/speakers.ts'
import { labelTraits } from '../../model/traits.ts'
import type { Transcript } from '../../model/transcript.ts'
import { finish, type Steps } from '../../text/steps.ts'
import { editDistance } from './distance.ts'
import { turnsBySpeaker } from './knownLabels.ts'
import { loose } from './loose.ts'
import {
  type Budget,
  fullBudget,
  isTypo,
  lettersOf,
  type Near,
  nearTargets,
  oneSlipAway,
  spellingsOf,
  type Target,
} from './near.ts'
import { rosterTargets, shortInRoster } from './rosterIndex.ts'

/** What is wrong with a label; each is one rule's to report, so that nothing is reported twice. */
export type Verdict =
  /** It is `spelling` but for case or spacing. */
  | { readonly kind: 'spelling'; readonly spelling: string }
  /** It is a slip for one of `near`, best first: declared spellings, or frequent labels of the file. */
  | {
      readonly kind: 'misspelt'
      readonly near: readonly string[]
      readonly declared: boolean
      /** It may well be somebody else: worth a question, not an alarm. */
      readonly doubtful?: true
      /** The declaration of somebody who never speaks may be the slip instead. */
      readonly silent?: { readonly speaker: Speaker; readonly spelling: string }
    }
  /** It is a short form of several declared speakers' names. */
  | { readonly kind: 'ambiguous'; readonly names: readonly string[] }
  /** The declaration of a speaker who never speaks is a slip for it. */
  | { readonly kind: 'misdeclared'; readonly speaker: Speaker; readonly spelling: string }
  /**
   * Nobody is declared for it. `ending`: it ends with that speaker's name. `short`: it is a short form of that speaker's
   * name, and of no other's. `part`: the part of a joint label that is meant.
   */
  | {
      readonly kind: 'undeclared'
      readonly near: readonly string[]
      readonly ending?: { readonly speaker: Speaker; readonly role: string }
      readonly short?: Speaker
      readonly part?: string
    }

export type Verdicts = ReadonlyMap<string, Verdict>

/** Letters that may be initials. */
const short = /^\p{L}{2,4}$/u
const capitals = /^\p{Lu}+$/u

/**
 * Whether a label is written as names usually are: capitals at the beginnings of words, single blanks; where `initials` are
 * usual, short ones are all in capitals.
 */
const isUsual = (label: string, initials: boolean): boolean =>
  initials && short.test(label) ? capitals.test(label) : usual.test(label)

const usual = /^(?:\P{L}*\p{Lu}[^\s\p{Lu}]*)(?:\s(?:\P{L}*\p{Lu}[^\s\p{Lu}]*|\p{Ll}+))*$/u

const isBetter = (a: LabelUse, b: LabelUse, initials: boolean): boolean =>
  a.count !== b.count ? a.count > b.count : isUsual(a.label, initials) && !isUsual(b.label, initials)

/** More words than this are no name, unless evidence says so. */
const MOST_NAMES = 3

/** Undeclared labels that differ in case or spacing only from one that is far more frequent. */
function* spellingVerdicts(transcript: Transcript, verdicts: Map<string, Verdict>): Steps<void> {
  const best = new Map<string, LabelUse>()
  let shouted = 0
  for (const { label } of transcript.uses.values()) {
    yield
    if (short.test(label)) shouted += capitals.test(label) ? 1 : -1
  }
  const initials = shouted > 0
  for (const use of transcript.uses.values()) {
    yield
    if (transcript.resolutions.get(use.label)?.kind === 'rejected') continue
    const key = loose(use.label)
    const known = best.get(key)
    if (known === undefined || isBetter(use, known, initials)) best.set(key, use)
  }
  for (const use of transcript.uses.values()) {
    yield
    const other = best.get(loose(use.label))
    const verdict = verdicts.get(use.label)
    if (verdict !== undefined ? verdict.kind !== 'undeclared' : transcript.resolutions.get(use.label)?.declared)
      continue
    if (other === undefined || other.label === use.label || use.label.length < 2) continue
    const often = other.count >= 2 && other.count >= use.count * 3
    const once =
      use.count === 1 && (other.count > 1 || (isUsual(other.label, initials) && !isUsual(use.label, initials)))
    // A heading that is written twice is nobody's label.
    const isHeading =
      transcript.resolutions.get(use.label)?.kind === 'rejected' && labelTraits(use.label).words > MOST_NAMES
    if ((often || once) && use.links < use.count && !isHeading)
      verdicts.set(use.label, { kind: 'spelling', spelling: other.label })
  }
}

/** Whether a label is a slip, rather than another person whose name is near. */
const isSlip = (use: LabelUse, resolution: Resolution, target: Near): boolean => {
  const traits = labelTraits(use.label)
  if (resolution.kind === 'rejected') {
    // The line is no turn as it stands; only a slip that cannot be anything else is reported.
    if (traits.metadata || traits.generic || use.links === use.count || use.dashed === use.count) return false
    const typo = traits.form === 'initials' && target.count > 2 && isTypo(use.label, target.spelling)
    if (use.starts === 0 && (traits.words < 2 || traits.words > MOST_NAMES) && !typo) return false
  }
  if (traits.form === 'initials') return use.count <= 2 || use.count * 10 <= target.count
  return use.count <= 3 || use.count * 3 <= target.count
}

/** Labels that must be declared: they name a person, and the file has a list. */
export const needsDeclaration = (label: string): boolean => {
  const traits = labelTraits(label)
  return !traits.generic && traits.form !== 'unknown'
}

const endingOf = (
  label: string,
  named: (spelling: string) => Speaker | undefined,
): { readonly speaker: Speaker; readonly role: string } | undefined => {
  for (let at = label.indexOf(' '); at >= 0; at = label.indexOf(' ', at + 1)) {
    const speaker = named(label.slice(at + 1))
    if (speaker !== undefined) return { speaker, role: label.slice(0, at).replace(/[\s,]+$/u, '') }
  }
  return undefined
}

/** The speakers whom a label is short for: those declared in the file, or else the one in the roster. */
const shortFor = (
  label: string,
  speakers: readonly Speaker[],
  roster: Roster | undefined,
  budget: Budget,
): readonly Speaker[] => {
  budget.distances -= speakers.length
  if (budget.distances < 0) return []
  const found = speakers.filter(speaker => isShortFor(label, speaker.name))
  const listed = found.length > 0 || roster === undefined ? undefined : shortInRoster(roster, label)
  return listed === undefined ? found : [listed]
}

/** Among the initials of a whole roster many are near any others: a slip is for somebody who speaks in the file. */
const isLikely = (label: string, resolution: Resolution, { spelling, count }: Near): boolean =>
  labelTraits(label).form !== 'initials' || (count > 0 && (resolution.kind !== 'rejected' || isTypo(label, spelling)))

/** Of initials that do not speak in the file only slips of the fingers are asked about, or the only ones there are. */
const isWorthAsking = (label: string, { spelling, count }: Near, all: readonly Near[]): boolean =>
  labelTraits(label).form !== 'initials' || count > 0 || isTypo(label, spelling) || all.length === 1

/** Listed initials that speak in the file and are a letter away from these: of two letters too, which are worth a question. */
const heardNear = ({ label }: LabelUse, { uses, resolutions }: Transcript): readonly string[] => {
  if (labelTraits(label).form !== 'initials') return []
  const near = [...uses.values()].filter(
    other => resolutions.get(other.label)?.kind === 'roster' && editDistance(label, other.label, 1) === 1,
  )
  return near
    .sort((a, b) => b.count - a.count)
    .slice(0, 3)
    .map(other => other.label)
}

function* declaredVerdicts(transcript: Transcript, verdicts: Map<string, Verdict>, budget: Budget): Steps<void> {
  const { uses, resolutions, speakers, roster } = transcript
  const bySpeaker = yield* turnsBySpeaker(transcript)
  const heard = new Set<string>()
  for (const resolution of resolutions.values()) {
    yield
    if (resolution.kind === 'rejected') continue
    for (const name of resolution.parts ?? [resolution.declared?.name ?? resolution.speaker]) heard.add(name)
  }
  const names = new Map<string, Speaker>()
  const owners = new Map<string, Speaker>()
  const targets: Target[] = []
  for (const speaker of speakers) {
    yield
    const spellings = spellingsOf(speaker)
    spellings.forEach((spelling, i) => {
      if (owners.has(spelling)) return
      owners.set(spelling, speaker)
      if (i <= speaker.aliases.length) names.set(spelling, speaker)
      targets.push({ spelling, letters: lettersOf(spelling) })
    })
  }
  const named = (spelling: string): Speaker | undefined =>
    names.get(spelling) ?? roster?.forms.exact.get(spelling)?.speaker
  const amended = new Set<string>()
  const judge = (use: LabelUse): void => {
    const { label } = use
    const resolution = resolutions.get(label)
    if (resolution === undefined || label === '') return
    if (resolution.spelling !== undefined) {
      verdicts.set(label, { kind: 'spelling', spelling: resolution.spelling })
      return
    }
    if (isListed(resolution) || (resolution.kind === 'chained' && resolution.declared !== undefined)) return
    if (!needsDeclaration(label)) return
    if (resolution.parts !== undefined) {
      const part = resolution.parts.find(name => named(name) === undefined && needsDeclaration(name))
      if (part !== undefined && !uses.has(part)) verdicts.set(label, { kind: 'undeclared', near: [], part })
      return
    }
    const all = roster === undefined ? targets : [...targets, ...rosterTargets(roster, label)]
    const near = nearTargets(label, all, uses, budget)
    const [first] = near
    if (first !== undefined) {
      const speaker = owners.get(first.spelling)
      const silent = speaker !== undefined && !heard.has(speaker.name) && !amended.has(first.spelling)
      if (silent && use.count >= 2 && resolution.kind !== 'rejected' && near.length === 1) {
        amended.add(first.spelling)
        verdicts.set(label, { kind: 'misdeclared', speaker, spelling: first.spelling })
        return
      }
      if (isSlip(use, resolution, first) && (speaker !== undefined || isLikely(label, resolution, first))) {
        // Who introduces initials by which somebody speaks on may be right, and the declaration wrong.
        const introduces = silent && near.length === 1 && (bySpeaker.get(resolution.speaker) ?? 0) > use.count
        verdicts.set(label, {
          kind: 'misspelt',
          near: near.map(target => target.spelling),
          declared: true,
          ...(introduces ? { silent: { speaker, spelling: first.spelling } } : {}),
        })
        return
      }
    }
    if (resolution.kind === 'rejected') return
    const ending = endingOf(label, named)
    const shorts = ending === undefined ? shortFor(label, speakers, roster, budget) : []
    if (shorts.length > 1) {
      verdicts.set(label, { kind: 'ambiguous', names: shorts.map(({ name }) => name) })
      return
    }
    const [short] = shorts
    const spellings = near.filter(target => isWorthAsking(label, target, near)).map(({ spelling }) => spelling)
    if (roster !== undefined && !near.some(({ count }) => count > 0)) spellings.unshift(...heardNear(use, transcript))
    const who = ending === undefined ? (short === undefined ? {} : { short }) : { ending }
    verdicts.set(label, { kind: 'undeclared', near: spellings, ...who })
  }
  for (const use of [...uses.values()].sort((a, b) => b.count - a.count)) {
    judge(use)
    yield
  }
}

/**
 * How many times more often than a label another has to occur for the first to be a slip for it, and how often at least:
 * the longer they are, the less likely are two people with names a letter apart.
 */
export const timesMore = (label: string): number => {
  if (labelTraits(label).form === 'initials') return 4
  return label.length >= 7 ? 1 : label.length >= 5 ? 2 : label.length === 4 ? 3 : 6
}

const lastInitial = /\s\p{Lu}\.?$/u

/** Whether two near labels are those of two people by their looks: `Martin D` and `Martin T`, `Mo` and `MT`. */
const areTwo = (label: string, other: string): boolean =>
  (lastInitial.test(label) && lastInitial.test(other)) ||
  (labelTraits(label).form === 'initials') !== (labelTraits(other).form === 'initials')

const isGivenName = (word: string): boolean => GIVEN_NAMES.has(word.toLowerCase())

/** Whether two labels are given names, or differ in one: `Jon` and `John` are as likely two people. */
const areGivenNames = (label: string, other: string): boolean => {
  const [words, others] = [label.split(' '), other.split(' ')]
  return (
    words.length === others.length &&
    words.every((word, i) => word === others[i] || (isGivenName(word) && isGivenName(others[i] ?? '')))
  )
}

/** Whether a label that occurs once may be somebody's. */
const maySpeak = ({ label, count, spoken, timed, links }: LabelUse): boolean =>
  count === 1 && (spoken > 0 || timed > 0) && links < count && !labelTraits(label).metadata

/** Whether a label that occurs once, before an item of a list, is a given name, so that another one near it may be a slip. */
const isNamedItem = ({ label, count, dashed, spoken }: LabelUse): boolean =>
  count === 1 && dashed === 1 && spoken === 1 && label.length > 4 && isGivenName(label)

/** Whether turns of a speaker begin within paragraphs. */
const standsInside = (use: LabelUse | undefined): boolean => use !== undefined && use.starts < use.count

/** Rare labels that are a slip for a frequent one of the same file. */
function* slipsForFrequent(transcript: Transcript, verdicts: Map<string, Verdict>, budget: Budget): Steps<void> {
  const { uses, resolutions } = transcript
  const bySpeaker = yield* turnsBySpeaker(transcript)
  const targets: Target[] = []
  /** Everybody who speaks. */
  const anybody: Target[] = []
  for (const use of uses.values()) {
    yield
    const turns = bySpeaker.get(resolutions.get(use.label)?.speaker ?? '') ?? use.count
    const { label } = use
    const isSpeaker = resolutions.get(label)?.kind !== 'rejected' || isNamedItem(use)
    if (!isSpeaker || verdicts.get(label)?.kind === 'misspelt') continue
    const target = { spelling: use.label, letters: lettersOf(use.label), turns }
    if (needsDeclaration(use.label) || (use.label.length > 3 && turns > 2)) anybody.push(target)
    if (turns >= timesMore(use.label)) targets.push(target)
  }
  for (const use of uses.values()) {
    yield
    const { label, count } = use
    const verdict = verdicts.get(label)
    const open =
      verdict === undefined ||
      (verdict.kind === 'undeclared' && verdict.ending === undefined && verdict.part === undefined)
    const resolution = resolutions.get(label)
    if (!open || resolution === undefined || resolution.declared !== undefined || resolution.parts !== undefined)
      continue
    if (resolution.kind === 'roster' || count > 2 || label === '' || !(needsDeclaration(label) || label.length === 1))
      continue
    // A dash at the end stands for the colon.
    if (/[–—-]$/u.test(label)) continue
    if (budget.pairs < 0) return
    // Of two full names that are a letter apart and equally frequent, either may be the slip.
    const either = label.length >= 10 && label.includes(' ')
    const near = nearTargets(label, targets, uses, budget, count * timesMore(label) + (either ? 0 : 1))
    const [first] = near
    // Other initials are other people, swapped or doubled ones of three hardly are; and so are other given names.
    const isOther =
      first !== undefined &&
      (labelTraits(label).form === 'initials'
        ? label.length < 3 || !isTypo(label, first.spelling)
        : areGivenNames(label, first.spelling))
    if (first === undefined || isOther || !isSlip(use, resolution, first)) {
      const likely = maySpeak(use)
        ? oneSlipAway(label, anybody, budget).filter(
            ({ spelling }) => !areTwo(label, spelling) && (use.starts > 0 || standsInside(uses.get(spelling))),
          )
        : []
      if (likely.length > 0)
        verdicts.set(label, {
          kind: 'misspelt',
          near: likely.map(target => target.spelling),
          declared: false,
          doubtful: true,
        })
      continue
    }
    verdicts.set(
      label,
      loose(first.spelling) === loose(label)
        ? { kind: 'spelling', spelling: first.spelling }
        : { kind: 'misspelt', near: near.map(target => target.spelling), declared: false },
    )
  }
}

const known = keptByLabels<Verdicts>()

/**
 * What is wrong with the labels of a transcript, worked out once for them. The spans of speakers in it may be
 * those of an earlier version of the header.
 */
export const verdictsOf = (transcript: Transcript): Verdicts => finish(verdictSteps(transcript))

/** The same in small steps: a file may have a label on each line, and each another. */
export function* verdictSteps(transcript: Transcript): Steps<Verdicts> {
  const kept = known.get(transcript)
  if (kept !== undefined) return kept
  const verdicts = new Map<string, Verdict>()
  const budget = fullBudget()
  if (transcript.speakers.length > 0 || transcript.roster !== undefined)
    yield* declaredVerdicts(transcript, verdicts, budget)
  yield* spellingVerdicts(transcript, verdicts)
  yield* slipsForFrequent(transcript, verdicts, budget)
  known.set(transcript, verdicts)
  return verdicts
}
