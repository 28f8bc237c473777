import { GIVEN_NAMES } from '../../model/givenNames.ts'
import type { LabelUse } from '../../model/labels.ts'
import { labelTraits } from '../../model/traits.ts'
import type { Transcript } from '../../model/transcript.ts'
import type { Steps } from '../../text/steps.ts'
import { editDistance } from './distance.ts'
import { turnsBySpeaker } from './knownLabels.ts'
import { loose } from './loose.ts'
import { type Budget, isTypo, lettersOf, type Near, nearSteps, oneSlipAway, type Target } from './near.ts'
import { isItemWord } from './spellingVerdicts.ts'
import { isSlip, MOST_NAMES, needsDeclaration, type Verdict } from './verdict.ts'

/**
 * How many times more often than a label another has to occur for the first to be a slip for it, and how often at least:
 * the longer they are, the less likely are two people with names a letter apart.
 */
export const timesMore = (label: string): number => {
  if (labelTraits(label).form === 'initials') return 4
  return label.length >= 7 ? 1 : label.length >= 5 ? 2 : label.length === 4 ? 3 : 6
}

const lastInitial = /\s\p{Lu}\.?$/u

/** `AvB`: initials with a particle. */
const mixedInitials = /^\p{Lu}\p{Ll}{1,2}\p{Lu}{1,2}$/u

const areInitials = (label: string): boolean => labelTraits(label).form === 'initials' || mixedInitials.test(label)

/** Whether a letter left out, struck twice or swapped makes one label of the other, as they are written: `Av` of `AvB`. */
const isLetterLess = (label: string, other: string): boolean =>
  (label.length !== other.length || isTypo(label, other)) && editDistance(label, other, 1) === 1

/** Whether two near labels are those of two people by their looks: `Martin D` and `Martin T`, `Mo` and `MT`. */
const areTwo = (label: string, other: string): boolean => {
  const [initial, another] = [lastInitial.exec(label)?.[0], lastInitial.exec(other)?.[0]]
  if (initial !== undefined && another !== undefined && initial !== another) return true
  return areInitials(label) !== areInitials(other) && loose(label) !== loose(other) && !isLetterLess(label, other)
}

const isGivenName = (word: string): boolean => GIVEN_NAMES.has(word.toLowerCase())

/** Whether two labels are given names, or differ in one: `Jon` and `John` are as likely two people. */
const areGivenNames = (label: string, other: string): boolean => {
  const [words, others] = [label.split(' '), other.split(' ')]
  return (
    words.length === others.length &&
    words.every((word, i) => word === others[i] || (isGivenName(word) && isGivenName(others[i] ?? '')))
  )
}

/** Two labels of so many letters that differ in one are hardly two. */
const LONG = 20

/**
 * Whether a label that occurs once may be somebody's; `amongTurns`: if turns stand before and after it, as where it is a
 * word for something else too, or stands alone or within a paragraph.
 */
const maySpeak = ({
  label,
  count,
  starts,
  spoken,
  timed,
  links,
  numbers,
  mannered,
}: LabelUse): 'amongTurns' | boolean => {
  if (count > 1 || numbers > 0) return false
  const { metadata, form } = labelTraits(label)
  if (links > 0) return !metadata && form !== 'prose' ? 'amongTurns' : false
  if (timed > 0) return true
  if (metadata) return form === 'initials' && spoken > 0 && mannered === 0 ? 'amongTurns' : false
  return label.length >= LONG || ((spoken > 0 || form === 'initials') && starts > 0) ? true : 'amongTurns'
}

/** Whether a label that occurs once, before an item of a list, is a given name, so that another one near it may be a slip. */
const isNamedItem = ({ label, count, dashed, spoken }: LabelUse): boolean =>
  count === 1 && dashed === 1 && spoken === 1 && label.length > 2 && isGivenName(label)

/** Labels that occur more often are judged by that. */
const SELDOM = 3
/** A file with more labels that may be somebody's is no transcript: none of them is compared. */
const MOST_UNHEARD = 500

/**
 * Whether a label that opens no turn as the file stands may be that of somebody who would speak twice, were it not for a slip
 * in the other label: then it has to be known from elsewhere.
 */
const mayBeUnheard = ({ label, count, numbers }: LabelUse): boolean => {
  const { form, metadata, words } = labelTraits(label)
  return count <= SELDOM && numbers === 0 && !metadata && form !== 'prose' && words <= MOST_NAMES
}

/** Rare labels that are a slip for a frequent one of the same file. */
export function* slipsForFrequent(transcript: Transcript, verdicts: Map<string, Verdict>, budget: Budget): Steps<void> {
  const { uses, resolutions } = transcript
  const bySpeaker = yield* turnsBySpeaker(transcript)
  const targets: Target[] = []
  /** Everybody who speaks. */
  const anybody: Target[] = []
  const unheard: Target[] = []
  for (const use of uses.values()) {
    yield
    const turns = bySpeaker.get(resolutions.get(use.label)?.speaker ?? '') ?? use.count
    const { label } = use
    const isSpeaker = resolutions.get(label)?.kind !== 'rejected' || isNamedItem(use)
    const target = { spelling: use.label, letters: lettersOf(use.label), turns }
    if (!isSpeaker && mayBeUnheard(use)) unheard.push(target)
    if (!isSpeaker || verdicts.get(label)?.kind === 'misspelt') continue
    if (needsDeclaration(use.label) || use.label.length > 3) anybody.push(target)
    if (turns >= timesMore(use.label)) targets.push(target)
  }
  if (unheard.length > MOST_UNHEARD) unheard.length = 0
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
    if (resolution.kind === 'roster' || count > 2 || label === '' || !(needsDeclaration(label) || areInitials(label)))
      continue
    // A dash at the end stands for the colon.
    if (/[–—-]$/u.test(label)) continue
    if (budget.pairs < 0) return
    // Of two full names that are a letter apart and equally frequent, either may be the slip.
    const either = label.length >= 10 && label.includes(' ')
    const near = yield* nearSteps(label, targets, uses, budget, count * timesMore(label) + (either ? 0 : 1))
    const [first] = near
    // Other initials are other people, swapped or doubled ones of three hardly are; and so are other given names.
    const isOther =
      first !== undefined &&
      (labelTraits(label).form === 'initials'
        ? label.length < 3 || !isTypo(label, first.spelling)
        : areGivenNames(label, first.spelling))
    if (first === undefined || isOther || !isSlip(use, resolution, first)) {
      const speaks = maySpeak(use)
      const away = speaks ? yield* oneSlipAway(label, anybody, budget) : []
      // The other one may be a spelling of this label already.
      const likely = away.filter(
        ({ spelling }) =>
          !areTwo(label, spelling) && (loose(spelling) !== loose(label) || verdicts.get(spelling)?.kind !== 'spelling'),
      )
      const isItem = ({ spelling }: Near): boolean => {
        const other = uses.get(spelling)
        return other !== undefined && isItemWord(use, other)
      }
      const silent = speaks && likely.length === 0 ? yield* oneSlipAway(label, unheard, budget) : []
      const known = silent.filter(({ spelling }) => !areTwo(label, spelling))
      if (likely.length + known.length > 0)
        verdicts.set(label, {
          kind: 'misspelt',
          near: [...likely, ...known].map(target => target.spelling),
          declared: false,
          doubtful: likely.every(isItem) ? 'present' : speaks === 'amongTurns' ? 'amongTurns' : true,
        })
      continue
    }
    const isSame = loose(first.spelling) === loose(label)
    // The other one is a spelling of this label already.
    if (isSame && verdicts.get(first.spelling)?.kind === 'spelling') continue
    verdicts.set(
      label,
      isSame
        ? { kind: 'spelling', spelling: first.spelling }
        : { kind: 'misspelt', near: near.map(target => target.spelling), declared: false },
    )
  }
}
