import { TITLES } from '../../model/lexicon.ts'
import { labelTraits } from '../../model/traits.ts'
import { editDistance } from './distance.ts'

/**
 * How far one label is from another, as slips of the keyboard count: undefined where they are two labels. Titles,
 * numbers and single initials must agree, since `Mr. Smith` and `Mrs. Smith`, `Speaker 1` and `Speaker 2`, `J. Smith`
 * and `K. Smith` are different people.
 */
const slipDistance = (label: string, target: string): number | undefined => {
  if (Math.abs(label.length - target.length) > 2) return undefined
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

const noNumbers = (text: string): string => text.replace(/[^\p{N}]/gu, '')

/** `company`: the number of letters of the label's other words, which vouch for this one. */
const wordDistance = (word: string, target: string, company: number): number | undefined => {
  if (word === target) return 0
  if (noNumbers(word) !== noNumbers(target)) return undefined
  if (isTitle(word) && isTitle(target)) return undefined
  const length = Math.max(word.length, target.length)
  const letters = target.replace(/[^\p{L}]/gu, '').length
  if (letters < 2 || (letters < 3 && company < 6)) return undefined
  const distance = editDistance(word, target, length > 6 ? 2 : 1)
  if (distance > (length > 6 ? 2 : 1)) return undefined
  if (length < 4 && company < 3) return isSwap(word, target) ? 1 : undefined
  return distance
}

const isTitle = (word: string): boolean => TITLES.has(word.replace(/\./g, ''))

/** Whether two neighbouring letters of `a` are swapped in `b`. */
export const isSwap = (a: string, b: string): boolean =>
  a.length === b.length && [...a].sort().join('') === [...b].sort().join('') && editDistance(a, b, 1) === 1

/** Two initials may be swapped; of three and more, one may also be wrong, missing or doubled. */
const initialsDistance = (a: string, b: string): number | undefined => {
  if (isSwap(a, b)) return 1
  if (Math.min(a.length, b.length) < 2 || Math.max(a.length, b.length) < 3) return undefined
  return editDistance(a, b, 1) === 1 ? 1 : undefined
}

/** A spelling that labels are compared with, and how often it opens a turn. */
export type Target = { readonly spelling: string; readonly count: number; readonly letters: number }

/** The set of letters and digits of a text, as bits; two texts a slip apart differ in few of them. */
export const lettersOf = (text: string): number => {
  let bits = 0
  const lower = text.toLowerCase()
  for (let i = 0; i < lower.length; i++) bits |= 1 << (lower.charCodeAt(i) & 31)
  return bits
}

const bitCount = (bits: number): number => {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}

/** How much may still be compared in a file: one with so many labels that this runs out is no transcript. */
export type Budget = { pairs: number; distances: number }

export const fullBudget = (): Budget => ({ pairs: 20_000_000, distances: 100_000 })

/** The targets near `label`, the nearest first, of equally near ones the most frequent; at most three. Rarer ones than `least` are left out. */
export const nearTargets = (
  label: string,
  targets: readonly Target[],
  budget: Budget,
  least = 0,
): readonly Target[] => {
  budget.pairs -= targets.length
  if (budget.pairs < 0) return []
  const near: { target: Target; distance: number }[] = []
  const letters = lettersOf(label)
  for (const target of targets) {
    if (Math.abs(target.spelling.length - label.length) > 2 || bitCount(target.letters ^ letters) > 4) continue
    if (target.count < least || target.spelling === label || --budget.distances < 0) continue
    const distance = slipDistance(label, target.spelling)
    if (distance !== undefined) near.push({ target, distance })
  }
  near.sort((a, b) => a.distance - b.distance || b.target.count - a.target.count)
  return near.slice(0, 3).map(({ target }) => target)
}
