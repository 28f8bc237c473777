import { GIVEN_NAMES } from '../../model/givenNames.ts'
import { labelTraits } from '../../model/traits.ts'
import type { Transcript } from '../../model/transcript.ts'
import { attendanceOf } from './attendance.ts'

/** Whether a label stands alone on its line, as one of those near it mostly does. */
export const standsAloneAs = ({ uses }: Transcript, label: string, near: readonly string[]): boolean =>
  uses.get(label)?.spoken === 0 &&
  near.some(other => {
    const { count = 0, spoken = 0 } = uses.get(other) ?? {}
    return count > 1 && spoken * 2 < count
  })

/** `Advantage` and `Advantages`, `governance` and `Governance`. */
const isSameWord = (label: string, other: string): boolean =>
  label === `${other}s` || other === `${label}s` || label.slice(1) === other.slice(1)

/** Initials of two or three letters, which are hardly anything else where somebody's words follow. */
const isShort = (label: string): boolean => labelTraits(label).form === 'initials' && /^\p{L}{2,3}$/u.test(label)

/** Whether words follow the label wherever it stands, and it begins lines that others precede. */
const isSpoken = ({ uses }: Transcript, label: string): boolean => {
  const use = uses.get(label)
  return (
    use !== undefined && use.spoken === use.count && use.starts === use.count && use.links === 0 && use.numbers === 0
  )
}

/** Two labels of so many letters that differ in one are hardly those of two. */
const LONG = 9

/**
 * Those of some labels that open no turn who are named before the first turn, or have a known given name; or both are long, and
 * not one thing and several, or both are initials with words after them.
 */
export const whoIsPresent = (transcript: Transcript, wrong: string, labels: readonly string[]): readonly string[] => {
  const { initials, words } = attendanceOf(transcript)
  return labels.filter(
    label =>
      initials.has(label) ||
      label.split(' ').every(word => words.has(word) || GIVEN_NAMES.has(word.toLowerCase())) ||
      (label.length >= LONG && !isSameWord(label, wrong)) ||
      (isShort(label) && isSpoken(transcript, label) && isSpoken(transcript, wrong)),
  )
}
