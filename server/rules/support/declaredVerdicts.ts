import type { LabelUse } from '../../model/labels.ts'
import { isListed, type Resolution } from '../../model/resolve.ts'
import type { Roster } from '../../model/roster.ts'
import { isShortFor } from '../../model/shortForms.ts'
import type { Speaker } from '../../model/speakers.ts'
import { labelTraits } from '../../model/traits.ts'
import type { Transcript } from '../../model/transcript.ts'
import type { Steps } from '../../text/steps.ts'
import { editDistance } from './distance.ts'
import { turnsBySpeaker } from './knownLabels.ts'
import { type Budget, isTypo, lettersOf, type Near, nearSteps, spellingsOf, type Target } from './near.ts'
import { rosterTargets, shortInRoster } from './rosterIndex.ts'
import { isSlip, needsDeclaration, type Verdict } from './verdict.ts'

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

/** What is wrong with labels by what the header and the roster declare. */
export function* declaredVerdicts(transcript: Transcript, verdicts: Map<string, Verdict>, budget: Budget): Steps<void> {
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
  function* judge(use: LabelUse): Steps<void> {
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
    const near = yield* nearSteps(label, all, uses, budget)
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
        // Who introduces initials by which somebody speaks on may be right, and the declaration wrong; so may who speaks once.
        const introduces = (bySpeaker.get(resolution.speaker) ?? 0) > use.count || use.count === 1
        const either = silent && near.length === 1 && introduces && resolution.kind !== 'rejected'
        verdicts.set(label, {
          kind: 'misspelt',
          near: near.map(target => target.spelling),
          declared: true,
          ...(either ? { silent: { speaker, spelling: first.spelling } } : {}),
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
    yield* judge(use)
    yield
  }
}
