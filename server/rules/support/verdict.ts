import type { LabelUse } from '../../model/labels.ts'
import type { Resolution } from '../../model/resolve.ts'
import type { Speaker } from '../../model/speakers.ts'
import { labelTraits } from '../../model/traits.ts'
import { isTypo, type Near } from './near.ts'

/** What is wrong with a label; each is one rule's to report, so that nothing is reported twice. */
export type Verdict =
  /** It is `spelling` but for case or spacing. */
  | { readonly kind: 'spelling'; readonly spelling: string }
  /** It is a slip for one of `near`, best first: declared spellings, or frequent labels of the file. */
  | {
      readonly kind: 'misspelt'
      readonly near: readonly string[]
      readonly declared: boolean
      /**
       * It may well be somebody else: worth a question, not an alarm; or only where turns stand before and after it; or only
       * where one of `near`, which open no turn either, is known to be present.
       */
      readonly doubtful?: true | 'amongTurns' | 'present'
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

/** More words than this are no name, unless evidence says so. */
export const MOST_NAMES = 3

/** Whether a label is a slip, rather than another person whose name is near. */
export const isSlip = (use: LabelUse, resolution: Resolution, target: Near): boolean => {
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
