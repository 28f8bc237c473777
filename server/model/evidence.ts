import type { LabelUse, LabelUses } from './labels.ts'
import { labelTraits } from './traits.ts'

/** Whether an undeclared label is taken for a speaker, and the reason in plain words. */
export type Judgement = { readonly speaker: boolean; readonly reason: string }

/** What the file's labels have in common; drawn from labels that stand on their own, to judge the doubtful ones by. */
type Habits = {
  /** Labels of each form that recur. */
  readonly recurring: Readonly<Record<string, number>>
  readonly strong: number
  readonly plain: number
  readonly dashed: number
}

const yes = (reason: string): Judgement => ({ speaker: true, reason })
const no = (reason: string): Judgement => ({ speaker: false, reason })

/** How a label fares by itself; undefined where the file's other labels have to tell. */
const judgeAlone = (use: LabelUse): Judgement | undefined => {
  const traits = labelTraits(use.label)
  const { count, starts, spoken } = use
  if (use.chevrons > 0) return yes('chevrons mark a change of speaker')
  if (traits.form === 'unknown') return yes('question marks stand for a speaker nobody recognised')
  if (use.links === count && !(use.timed > 0)) return no('only a link follows')
  if (traits.generic) {
    return starts > 0 || count > 1 ? yes('it is a usual label for a speaker without a name') : undefined
  }
  if (traits.metadata) return no('it names a piece of information, not a person')
  if (use.timed > 0 && traits.form !== 'prose' && starts > 0) return yes('a time stands beside it')
  switch (traits.form) {
    case 'initials':
      return count >= 2 && starts > 0 ? yes(`these initials open ${count} lines`) : undefined
    case 'name':
      if (starts === 0 && count < 3) return undefined
      if (count >= 2 && spoken * 2 >= count) return yes(`it looks like a name and opens ${count} lines`)
      return undefined
    case 'handle':
      return count >= 3 && starts * 2 >= count && use.dashed === 0 && spoken === count
        ? yes(`this short name opens ${count} lines`)
        : undefined
    case 'caseless':
      return count >= 2 && starts > 0 && use.label.length <= 60 ? yes(`it opens ${count} lines`) : undefined
    default:
      return count >= 3 && traits.words <= 4 && starts === count && spoken === count && use.tight === 0
        ? yes(`it opens ${count} paragraphs`)
        : undefined
  }
}

/** How a label fares in the company of the file's other labels. */
const judgeTogether = (use: LabelUse, habits: Habits): Judgement => {
  const traits = labelTraits(use.label)
  const { count, starts, spoken } = use
  const recurring = (form: string): number => habits.recurring[form] ?? 0
  const speakers = recurring('name') + recurring('initials') + recurring('handle') + recurring('generic')
  if (traits.generic)
    return spoken > 0 && speakers > 0
      ? yes('it is a usual label for a speaker without a name')
      : no('it stands inside a paragraph')
  if (traits.form === 'prose') return no('it reads like the beginning of a sentence')
  if (use.tight === count && traits.form !== 'caseless' && count < 3) {
    return no('no blank follows the colon, and it occurs too seldom to be a slip')
  }
  if (starts === 0) {
    const known =
      traits.form === 'name' &&
      (traits.titled || traits.words > 1) &&
      speakers > 0 &&
      spoken === count &&
      use.lower === 0
    return known ? yes('it looks like a name, among other speakers') : no('it stands inside a paragraph')
  }
  const mostlyStrong = habits.strong >= 4 && habits.strong >= habits.plain * 4
  if (mostlyStrong && use.strong === 0) return no('the speakers of this file are set in strong type')
  if (use.strong > 0 && mostlyStrong && traits.form === 'name')
    return yes('it is set like the other speakers of this file')
  if (use.dashed === count && habits.dashed < 2) return no('it begins an item of a list')
  switch (traits.form) {
    case 'initials':
      return recurring('initials') > 0 && spoken > 0
        ? yes('the speakers of this file are given by their initials')
        : no('it occurs once, and no other initials speak')
    case 'handle':
      return recurring('handle') >= 3 && spoken === count && use.dashed === 0
        ? yes('it looks like the other short names that speak in this file')
        : no('a single word in lower case is no name')
    case 'caseless':
      return recurring('caseless') >= 2 && spoken === count && use.label.length <= 24 && traits.words <= 4
        ? yes('it looks like the other speakers of this file')
        : no('it occurs once')
    default:
      break
  }
  if (traits.titled) return yes('it begins with a title')
  if (traits.words > 1) {
    return spoken > 0 || use.manners.size > 0 ? yes('it looks like a name') : no('nothing is said after it')
  }
  return recurring('name') + recurring('handle') > 0 && spoken === count && use.lower === 0
    ? yes('it looks like a name, among other speakers')
    : no('a single word that occurs once may be anything')
}

/**
 * Which of the labels in `uses` are speakers, as far as nobody declared them. The answer depends on the table alone:
 * not on the order of lines, and not on the words spoken.
 */
export const judgeLabels = (uses: LabelUses, declared: (label: string) => boolean): Map<string, Judgement> => {
  const judgements = new Map<string, Judgement>()
  const recurring: Record<string, number> = {}
  let strong = 0
  let plain = 0
  let dashed = 0
  const doubtful: LabelUse[] = []
  for (const use of uses.values()) {
    const known = declared(use.label)
    const alone = known ? yes('declared') : judgeAlone(use)
    if (alone === undefined) {
      doubtful.push(use)
      continue
    }
    if (!known) judgements.set(use.label, alone)
    if (!alone.speaker) continue
    const traits = labelTraits(use.label)
    const form = traits.generic ? 'generic' : traits.form
    recurring[form] = (recurring[form] ?? 0) + 1
    strong += use.strong
    plain += use.count - use.strong
    dashed += use.dashed
  }
  const habits: Habits = { recurring, strong, plain, dashed }
  for (const use of doubtful) judgements.set(use.label, judgeTogether(use, habits))
  return judgements
}
