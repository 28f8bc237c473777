import type { LabelUses } from '../../model/labels.ts'
import { TITLES } from '../../model/lexicon.ts'
import type { Speaker } from '../../model/speakers.ts'
import { labelTraits } from '../../model/traits.ts'
import { fold } from '../../text/space.ts'
import { finish, type Steps } from '../../text/steps.ts'
import { editDistance } from './distance.ts'

/**
 * How far one label is from another, as slips of the keyboard count: undefined where they are two labels. Titles,
 * numbers and single initials must agree, since `Mr. Smith` and `Mrs. Smith`, `Speaker 1` and `Speaker 2`, `J. Smith`
 * and `K. Smith` are different people.
 */
const slipDistance = (label: string, target: string): number | undefined => {
  if (Math.abs(label.length - target.length) > 2) return undefined
  // `MarkM` beside `Mark`: somebody else of the same name.
  if (label.length === target.length + 1 && label.startsWith(target) && /\p{Ll}\p{Lu}$/u.test(label)) return undefined
  if (labelTraits(label).form === 'initials' && labelTraits(target).form === 'initials')
    return initialsDistance(label, target)
  const a = label.toLowerCase().split(' ')
  const b = target.toLowerCase().split(' ')
  if (a.length !== b.length) {
    // A blank lost or won, together with the letter beside it.
    const whole = editDistance(label.toLowerCase(), target.toLowerCase(), 1)
    return whole === 1 && target.length > 7 && noNumbers(label) === noNumbers(target) ? 1 : undefined
  }
  const most = target.length > 5 ? 2 : 1
  let sum = 0
  for (let i = 0; i < a.length; i++) {
    const distance = wordDistance(a[i] ?? '', b[i] ?? '', target.length - (b[i] ?? '').length)
    if (distance === undefined) return undefined
    sum += distance
  }
  return sum > most ? undefined : sum
}

const NUMBER = /\p{N}/u
const noNumbers = (text: string): string => (NUMBER.test(text) ? text.replace(/[^\p{N}]/gu, '') : '')

/** `company`: the number of letters of the label's other words, which vouch for this one. */
const wordDistance = (word: string, target: string, company: number): number | undefined => {
  if (word === target) return 0
  const length = Math.max(word.length, target.length)
  if (Math.abs(word.length - target.length) > (length > 6 ? 2 : 1)) return undefined
  if (noNumbers(word) !== noNumbers(target)) return undefined
  if (isTitle(word) && isTitle(target)) return undefined
  const letters = target.replace(/[^\p{L}]/gu, '').length
  if (letters < 2 || (letters < 3 && company < 6)) return undefined
  const distance = editDistance(word, target, length > 6 ? 2 : 1)
  if (distance > (length > 6 ? 2 : 1)) return undefined
  if (length < 4 && company < 3) return isSwap(word, target) ? 1 : undefined
  return distance
}

/** `M.` is one in French, and in English what is left of `MS.` */
const isTitle = (word: string): boolean => word !== 'm.' && TITLES.has(word.replace(/\./g, ''))

/** Whether two neighbouring letters of `a` are swapped in `b`. */
const isSwap = (a: string, b: string): boolean =>
  a.length === b.length && [...a].sort().join('') === [...b].sort().join('') && editDistance(a, b, 1) === 1

/** Whether `a` is `b` with a letter struck twice. */
const isDoubled = (a: string, b: string): boolean =>
  a.length === b.length + 1 &&
  [...a].some((char, i) => i > 0 && char === a[i - 1] && a.slice(0, i) + a.slice(i + 1) === b)

const isCase = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** Whether a slip of the fingers makes initials of others, and hardly anything else does. */
export const isTypo = (a: string, b: string): boolean => {
  const [label, other] = [a.toLowerCase(), b.toLowerCase()]
  return isSwap(label, other) || isDoubled(label, other)
}

/** Whether `a` is `b` with a letter left out. */
const isDropped = (a: string, b: string): boolean =>
  b.length === a.length + 1 && [...b].some((_, i) => b.slice(0, i) + b.slice(i + 1) === a)

/**
 * How likely a slip makes `a` of `b`, as a weight among labels that are a slip away: fingers that swap, double or miss letters
 * have few ways to go wrong, those that hit another key have many, and a slip in the case as well is hardly one slip.
 */
export const slipWeight = (a: string, b: string): number => {
  const [label, other] = [a.toLowerCase(), b.toLowerCase()]
  const asWritten = editDistance(a, b, 1) > 1 ? 0 : 4
  if (isSwap(label, other) || isDoubled(label, other)) return asWritten + 4
  return asWritten + (isDropped(label, other) ? 2.5 : 0)
}

/** Two initials may be swapped; of three and more, one may also be wrong, missing or doubled. */
const initialsDistance = (a: string, b: string): number | undefined => {
  if (isSwap(a, b)) return 1
  if (Math.min(a.length, b.length) < 2 || Math.max(a.length, b.length) < 3) return undefined
  return editDistance(a, b, 1) === 1 ? 1 : undefined
}

/** A spelling that labels are compared with. */
export type Target = {
  readonly spelling: string
  readonly letters: number
  /** How many turns it or another label of its speaker opens, where that is known. */
  readonly turns?: number
}

/** A spelling that is near, and how often it opens a turn in the file. */
export type Near = { readonly spelling: string; readonly count: number }

/** The set of letters and digits of a text, as bits; two texts a slip apart differ in few of them. */
export const lettersOf = (text: string): number => {
  let bits = 0
  const lower = text.toLowerCase()
  for (let i = 0; i < lower.length; i++) bits |= 1 << (lower.charCodeAt(i) & 31)
  return bits
}

/** In pairs, fours and eights at once: this is asked of millions. */
const bitCount = (bits: number): number => {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Whether a target is another label by its letters alone, or the same; `letters` are those of the label. */
const isFar = (label: string, letters: number, target: Target): boolean =>
  bitCount(target.letters ^ letters) > 4 ||
  Math.abs(target.spelling.length - label.length) > 2 ||
  target.spelling === label

/** Whether a label may be a slip for a target, however often both are used; `letters` are those of the label. */
export const isNear = (label: string, letters: number, target: Target): boolean =>
  !isFar(label, letters, target) && slipDistance(label, target.spelling) !== undefined

/** How much may still be compared in a file: one with so many labels that this runs out is no transcript. */
export type Budget = { pairs: number; distances: number }

export const fullBudget = (): Budget => ({ pairs: 20_000_000, distances: 100_000 })

/** So many targets are compared between two chances to stop. */
const SOME = 128

/** Not in the generator that wants it: the engine is slower at loops there. */
const compareSome = (targets: readonly Target[], from: number, compare: (target: Target) => void): void => {
  const to = Math.min(targets.length, from + SOME)
  for (let at = from; at < to; at++) compare(targets[at] as Target)
}

function* inSteps(targets: readonly Target[], compare: (target: Target) => void): Steps<void> {
  for (let from = 0; from < targets.length; from += SOME) {
    if (from > 0) yield
    compareSome(targets, from, compare)
  }
}

/**
 * The targets near `label`, at most three, the likeliest first: the nearest, of equally near ones the most frequent; of
 * initials, which are near many others, those that speak in the file. Rarer ones than `least` are left out.
 */
export const nearTargets = (
  label: string,
  targets: readonly Target[],
  uses: LabelUses,
  budget: Budget,
  least = 0,
): readonly Near[] => finish(nearSteps(label, targets, uses, budget, least))

/** The same in small steps. */
export function* nearSteps(
  label: string,
  targets: readonly Target[],
  uses: LabelUses,
  budget: Budget,
  least = 0,
): Steps<readonly Near[]> {
  budget.pairs -= targets.length
  if (budget.pairs < 0) return []
  const near: (Near & { readonly distance: number })[] = []
  const letters = lettersOf(label)
  const compare = (target: Target): void => {
    const { spelling } = target
    if (isFar(label, letters, target)) return
    const count = target.turns ?? uses.get(spelling)?.count ?? 0
    if (count < least || --budget.distances < 0) return
    const distance = slipDistance(label, spelling)
    if (distance !== undefined) near.push({ spelling, count, distance })
  }
  yield* inSteps(targets, compare)
  const isInitials = labelTraits(label).form === 'initials'
  const heard = ({ count }: Near): number => (isInitials && count > 0 ? 1 : 0)
  const typo = ({ spelling }: Near): number => (isInitials && isTypo(label, spelling) ? 1 : 0)
  const asWritten = ({ spelling }: Near): number =>
    editDistance(label, spelling, 2) * 2 + (spelling.charAt(0) === label.charAt(0) ? 0 : 1)
  near.sort(
    (a, b) =>
      heard(b) - heard(a) ||
      a.distance - b.distance ||
      typo(b) - typo(a) ||
      asWritten(a) - asWritten(b) ||
      b.count - a.count,
  )
  return near.slice(0, 3)
}

/** Who speaks so often by one title hardly has a namesake with another title that speaks once. */
const OFTEN = 5

/** So many labels a slip away are kept, of which others tell the likeliest. */
const MOST_NEAR = 8

/**
 * The targets that a single slip of the keyboard makes `label` of, a few, the likeliest first: too little to say
 * that it is one, since other people's initials are as near, and enough for a question. In small steps.
 */
export function* oneSlipAway(label: string, targets: readonly Target[], budget: Budget): Steps<readonly Near[]> {
  budget.pairs -= targets.length
  if (budget.pairs < 0) return []
  const near: Near[] = []
  const letters = lettersOf(label)
  yield* inSteps(targets, ({ spelling, letters: others, turns = 0 }) => {
    if (Math.abs(spelling.length - label.length) > 1 || bitCount(others ^ letters) > 2 || spelling === label) return
    if (noNumbers(spelling) !== noNumbers(label) || (turns < OFTEN && differInTitle(label, spelling))) return
    if (--budget.distances < 0) return
    if (editDistance(label.toLowerCase(), spelling.toLowerCase(), 1) <= 1) near.push({ spelling, count: turns })
  })
  const typo = ({ spelling }: Near): number => (isTypo(label, spelling) || isCase(label, spelling) ? 1 : 0)
  near.sort((a, b) => typo(b) - typo(a) || b.count - a.count)
  return near.slice(0, MOST_NEAR)
}

/** Whether two labels begin with titles, and with different ones. */
const differInTitle = (a: string, b: string): boolean => {
  const [first = ''] = a.toLowerCase().split(' ', 1)
  const [other = ''] = b.toLowerCase().split(' ', 1)
  return first !== other && isTitle(first) && isTitle(other)
}

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
