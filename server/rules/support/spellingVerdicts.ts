import { GIVEN_NAMES } from '../../model/givenNames.ts'
import type { LabelUse } from '../../model/labels.ts'
import { labelTraits } from '../../model/traits.ts'
import type { Transcript } from '../../model/transcript.ts'
import { LongMap } from '../../text/longMap.ts'
import type { Steps } from '../../text/steps.ts'
import { loose } from './loose.ts'
import { MOST_NAMES, type Verdict } from './verdict.ts'

/** Letters that may be initials. */
const letters = /^\p{L}+$/u
const isShort = (label: string): boolean => label.length > 1 && label.length < 5 && letters.test(label)
const capitals = /^\p{Lu}+$/u
/** Two letters that nobody can be called: `Jo` is a name. */
const consonants = /^[b-df-hj-np-tv-xz]{2}$/i

const usual = /^(?:\P{L}*\p{Lu}[^\s\p{Lu}]*)(?:\s(?:\P{L}*\p{Lu}[^\s\p{Lu}]*|\p{Ll}+|[^\p{L}\s]+))*$/u
const sameCase = /^(?:\P{Ll}+|[^\p{Lu}\s]+)$/u

/**
 * How usual it is to write a label so: best with capitals at the beginnings of words and single blanks, next all in one case, as
 * long as it is no name in lower case. Two consonants, and where `initials` are usual short labels, are all in capitals.
 */
const usualness = (label: string, initials: boolean): number => {
  const areInitials = (initials && isShort(label)) || consonants.test(label)
  if (areInitials && !GIVEN_NAMES.has(label.toLowerCase())) return capitals.test(label) ? 2 : 0
  return usual.test(label) ? 2 : sameCase.test(label) ? 1 : 0
}

const isMoreUsual = (a: LabelUse, b: LabelUse, initials: boolean): boolean =>
  usualness(a.label, initials) > usualness(b.label, initials)

const isBetter = (a: LabelUse, b: LabelUse, initials: boolean): boolean =>
  a.count !== b.count ? a.count > b.count : isMoreUsual(a, b, initials)

/**
 * Whether two labels are one word that begins two items of a list, once in lower case: `governance` and `Governance` are hardly
 * anybody, `richard` and `Richard` are.
 */
export const isItemWord = (a: LabelUse, b: LabelUse): boolean =>
  [a, b].every(({ count, dashed }) => count === 1 && dashed === 1) &&
  /^\p{L}+$/u.test(a.label) &&
  a.label.slice(1) === b.label.slice(1) &&
  a.label.toLowerCase() === b.label.toLowerCase() &&
  !GIVEN_NAMES.has(a.label.toLowerCase())

/** Undeclared labels that differ in case or spacing only from one that is far more frequent. */
export function* spellingVerdicts(transcript: Transcript, verdicts: Map<string, Verdict>): Steps<void> {
  const best = new LongMap<string, LabelUse>()
  let shouted = 0
  for (const { label } of transcript.uses.values()) {
    yield
    if (isShort(label)) shouted += capitals.test(label) ? 1 : -1
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
    const once = use.count === 1 && (other.count > 1 || (isMoreUsual(other, use, initials) && !isItemWord(use, other)))
    // A heading that is written twice is nobody's label.
    const isHeading =
      transcript.resolutions.get(use.label)?.kind === 'rejected' && labelTraits(use.label).words > MOST_NAMES
    const isLink = use.links === use.count && (labelTraits(use.label).metadata || other.links * 2 >= other.count)
    if ((often || once) && !isLink && !isHeading) verdicts.set(use.label, { kind: 'spelling', spelling: other.label })
  }
}
