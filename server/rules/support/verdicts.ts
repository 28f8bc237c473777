import type { LabelUse } from '../../model/labels.ts'
import type { Resolution } from '../../model/resolve.ts'
import type { Speaker } from '../../model/speakers.ts'
import { labelTraits } from '../../model/traits.ts'
import type { Transcript } from '../../model/transcript.ts'
import { fold } from '../../text/space.ts'
import { MOST_COMPARISONS, nearTargets, type Target } from './near.ts'

/** What is wrong with a label; each is one rule's to report, so that nothing is reported twice. */
export type Verdict =
  /** It is `spelling` but for case or spacing. */
  | { readonly kind: 'spelling'; readonly spelling: string }
  /** It is a slip for one of `near`, best first. */
  | { readonly kind: 'misspelt'; readonly near: readonly string[] }
  /** The declaration of a speaker who never speaks is a slip for it. */
  | { readonly kind: 'misdeclared'; readonly speaker: Speaker; readonly spelling: string }
  /** Nobody is declared for it. `whole`: it ends with that declared spelling. `part`: the part of a joint label meant. */
  | {
      readonly kind: 'undeclared'
      readonly near: readonly string[]
      readonly ending?: { readonly speaker: Speaker; readonly role: string }
      readonly part?: string
    }

export type Verdicts = ReadonlyMap<string, Verdict>

/** All spellings of a speaker, roles included, are no more than this; further ones are not compared. */
const MOST_FORMS = 60

/** The spellings under which a declared speaker may stand. */
export const spellingsOf = (speaker: Speaker): readonly string[] => {
  const names = [speaker.name, ...speaker.aliases.map(alias => alias.text)]
  const forms = [...names]
  for (const role of speaker.roles) {
    if (forms.length > MOST_FORMS) break
    forms.push(`${role} ${speaker.name}`, `${speaker.name}, ${role}`)
  }
  return forms.slice(0, MOST_FORMS).map(fold)
}

const loose = (label: string): string => label.toLowerCase().replace(/[\s.]+/gu, '')

/** In a file that declares nobody: labels that differ in case or spacing only from one that is far more frequent. */
const spellingVerdicts = (transcript: Transcript, verdicts: Map<string, Verdict>): void => {
  const best = new Map<string, LabelUse>()
  for (const use of transcript.uses.values()) {
    if (transcript.resolutions.get(use.label)?.kind === 'rejected') continue
    const key = loose(use.label)
    const known = best.get(key)
    if (known === undefined || known.count < use.count) best.set(key, use)
  }
  for (const use of transcript.uses.values()) {
    const other = best.get(loose(use.label))
    if (other === undefined || other.label === use.label || use.label.length < 2) continue
    if (other.count >= 2 && other.count >= use.count * 3 && use.links < use.count)
      verdicts.set(use.label, { kind: 'spelling', spelling: other.label })
  }
}

/** Whether a label is a slip, rather than another person whose name is near. */
const isSlip = (use: LabelUse, resolution: Resolution, target: Target): boolean => {
  const traits = labelTraits(use.label)
  if (resolution.kind === 'rejected') {
    // The line is no turn as it stands; only a slip that cannot be anything else is reported.
    if (traits.metadata || traits.generic || use.links === use.count || use.dashed === use.count) return false
    if (use.starts === 0 && traits.words < 2) return false
  }
  if (traits.form === 'initials') return use.count <= 2 || use.count * 10 <= target.count
  return use.count <= 3 || use.count * 3 <= target.count
}

/** Labels that must be declared: they name a person, and the file has a list. */
const needsDeclaration = (label: string): boolean => {
  const traits = labelTraits(label)
  return !traits.generic && traits.form !== 'unknown'
}

const endingOf = (
  label: string,
  speakers: ReadonlyMap<string, Speaker>,
): { readonly speaker: Speaker; readonly role: string } | undefined => {
  for (let at = label.indexOf(' '); at >= 0; at = label.indexOf(' ', at + 1)) {
    const speaker = speakers.get(label.slice(at + 1))
    if (speaker !== undefined) return { speaker, role: label.slice(0, at).replace(/[\s,]+$/u, '') }
  }
  return undefined
}

const declaredVerdicts = (transcript: Transcript, verdicts: Map<string, Verdict>): void => {
  const { uses, resolutions, speakers } = transcript
  const heard = new Set<string>()
  for (const resolution of resolutions.values()) {
    if (resolution.kind === 'rejected') continue
    for (const name of resolution.parts ?? [resolution.declared?.name ?? resolution.speaker]) heard.add(name)
  }
  const names = new Map<string, Speaker>()
  const owners = new Map<string, Speaker>()
  const targets: Target[] = []
  for (const speaker of speakers) {
    const spellings = spellingsOf(speaker)
    spellings.forEach((spelling, i) => {
      if (owners.has(spelling)) return
      owners.set(spelling, speaker)
      if (i <= speaker.aliases.length) names.set(spelling, speaker)
      targets.push({ spelling, count: uses.get(spelling)?.count ?? 0 })
    })
  }
  let budget = MOST_COMPARISONS
  const amended = new Set<string>()
  const judge = (use: LabelUse): void => {
    const { label } = use
    const resolution = resolutions.get(label)
    if (resolution === undefined || label === '' || resolution.kind === 'roster') return
    if (resolution.spelling !== undefined) {
      verdicts.set(label, { kind: 'spelling', spelling: resolution.spelling })
      return
    }
    if (resolution.kind === 'declared' || (resolution.kind === 'chained' && resolution.declared !== undefined)) return
    if (!needsDeclaration(label)) return
    if (resolution.parts !== undefined) {
      const part = resolution.parts.find(name => !names.has(name) && needsDeclaration(name))
      if (part !== undefined && !uses.has(part)) verdicts.set(label, { kind: 'undeclared', near: [], part })
      return
    }
    budget -= targets.length
    const near = budget > 0 ? nearTargets(label, targets) : []
    const [first] = near
    if (first !== undefined) {
      const speaker = owners.get(first.spelling)
      const silent = speaker !== undefined && !heard.has(speaker.name) && !amended.has(first.spelling)
      if (silent && use.count >= 2 && resolution.kind !== 'rejected' && near.length === 1) {
        amended.add(first.spelling)
        verdicts.set(label, { kind: 'misdeclared', speaker, spelling: first.spelling })
        return
      }
      if (isSlip(use, resolution, first)) {
        verdicts.set(label, { kind: 'misspelt', near: near.map(target => target.spelling) })
        return
      }
    }
    if (resolution.kind === 'rejected') return
    const ending = endingOf(label, names)
    const spellings = near.map(target => target.spelling)
    verdicts.set(label, { kind: 'undeclared', near: spellings, ...(ending === undefined ? {} : { ending }) })
  }
  for (const use of [...uses.values()].sort((a, b) => b.count - a.count)) judge(use)
}

const known = new WeakMap<Transcript, Verdicts>()

/** What is wrong with the labels of a transcript, worked out once. */
export const verdictsOf = (transcript: Transcript): Verdicts => {
  let verdicts = known.get(transcript)
  if (verdicts === undefined) {
    const found = new Map<string, Verdict>()
    if (transcript.speakers.length === 0) spellingVerdicts(transcript, found)
    else declaredVerdicts(transcript, found)
    verdicts = found
    known.set(transcript, verdicts)
  }
  return verdicts
}
