import type { LongMap } from '../text/longMap.ts'
import { say } from '../text/message.ts'
import { GIVEN_NAMES } from './givenNames.ts'
import { type Judgement, no, yes } from './judgement.ts'
import type { LabelUse } from './labels.ts'
import { firstWord, hasParticle, inBrackets, isClause, isGroup, isHeadline, isPersonal, isThing } from './labelWords.ts'
import { LEAD_INS, METADATA, QUALIFIERS } from './lexicon.ts'
import { labelTraits } from './traits.ts'

/** A set of words, which may be very many. */
type Words = Pick<LongMap<string, true>, 'has' | 'size'>

/** What the file's speakers have in common: drawn from labels that stand on their own, to judge the doubtful ones by. */
export type Habits = {
  /** How many recurring labels there are of each form. */
  readonly recurring: Readonly<Record<string, number>>
  /** Recurring labels with a name of any form. */
  readonly speakers: number
  /** Lines with strong labels, without, in lists, and with the text below. */
  readonly strong: number
  readonly plain: number
  readonly dashed: number
  readonly alone: number
  readonly lines: number
  /** No label recurs, but most are single names or initials that somebody's words follow: a short conversation. */
  readonly short: boolean
  /** Names are written in lower case in this file, given ones among them. */
  readonly lowerNames: boolean
  /** Some label recurs, or has a title or a known given name: the file's labels may be people at all. */
  readonly people: boolean
  /** Lines on which a full stop ends the label. */
  readonly stopped: number
  /** The labels taken for speakers, and the first and last words of their names, in lower case. */
  readonly known: Words
  readonly parts: Words
}

/** Whether the label is a known speaker's with a word about him: `Ted via Jabber`, `Martin T` beside `Martin`, `AWB?`. */
const qualifies = (label: string, known: Words): boolean => {
  if (label.endsWith('?') && known.has(label.slice(0, -1).toLowerCase())) return true
  const words = label.toLowerCase().split(' ')
  if (words.length < 2 || words.length > 4) return false
  for (let length = words.length - 1; length > 0; length--) {
    if (!known.has(words.slice(0, length).join(' '))) continue
    const next = words[length] ?? ''
    return QUALIFIERS.has(next) || next.length === 1
  }
  return false
}

/** Whether a label that occurs once or twice may be a name: one word or initials, and somebody's words after it. */
export const isShortName = (use: LabelUse): boolean => {
  const { form, words, metadata, counted, generic } = labelTraits(use.label)
  const plain = use.dashed === 0 && use.tight === 0 && use.lower === 0 && use.links === 0 && use.named === 0
  const whole = use.starts === use.count && use.spoken === use.count && !isThing(use.label)
  return !metadata && !counted && !generic && plain && whole && words === 1 && (form === 'name' || form === 'initials')
}

const lowerWord = /^\p{Ll}[\p{L}\p{M}'’.-]+$/u

/** Whether a label is one word to three in lower case. */
const isLowerCase = (label: string): boolean => {
  const words = label.split(' ')
  return words.length < 4 && words.every(word => lowerWord.test(word))
}

/** Whether a label may be a name in lower case: somebody's words follow it, and none of its own is one of a sentence. */
export const isLowerName = ({ label, count, starts, spoken, links, numbers, tight }: LabelUse): boolean =>
  spoken === count &&
  starts > 0 &&
  links + numbers + tight === 0 &&
  isLowerCase(label) &&
  !isClause(label) &&
  !label.split(' ').some(word => METADATA.has(word))

/** How a label fares in the company of the file's other labels. */
export const judgeTogether = (use: LabelUse, habits: Habits): Judgement => {
  const traits = labelTraits(use.label)
  const { count, starts, spoken } = use
  const recurring = (form: string): number => habits.recurring[form] ?? 0
  const { speakers } = habits
  if (use.stopped > 0)
    return habits.stopped > 1 || (speakers > 0 && !use.label.startsWith('The '))
      ? yes(say`a full stop ends the title and the name in capitals, as in records`)
      : no(say`it occurs once`)
  if (habits.known.has(use.label.toLowerCase()) && starts > 0)
    return yes(say`it is a speaker of this file but for case`)
  if (starts > 0 && qualifies(use.label, habits.known)) return yes(say`it begins with a speaker of this file`)
  const group = inBrackets.exec(use.label)?.[1]
  if (group !== undefined)
    return speakers > 0 && starts > 0 && isGroup(group)
      ? yes(say`it stands for several people, among other speakers`)
      : no(say`it is a note in brackets`)
  const mostlyDashed = habits.dashed >= 2
  if (traits.generic) {
    if (use.dashed === count && !mostlyDashed) return no(say`it begins an item of a list`)
    return (spoken > 0 || habits.alone > 0) && speakers > 0 && use.label.length > 1
      ? yes(say`it is a usual label for a speaker without a name`)
      : no(say`it stands inside a paragraph`)
  }
  if (habits.lowerNames && isLowerName(use)) return yes(say`names are written in lower case in this file`)
  if (traits.form === 'prose') return no(say`it reads like the beginning of a sentence`)
  if (use.timed > 0 && starts > 0 && speakers > 0) return yes(say`a time stands beside it`)
  if (traits.counted) return no(say`it is one of several things told apart by numbers`)
  if (use.tight === count && traits.form !== 'caseless' && count < 3 && !traits.titled) {
    return no(say`no blank follows the colon, and it occurs too seldom to be a slip`)
  }
  const mostlyAlone = habits.alone >= 4 && habits.alone * 2 > habits.lines
  if (mostlyAlone && spoken === 0 && traits.words > 1 && traits.words < 12) {
    return yes(say`it stands on a line of its own, as the speakers of this file do`)
  }
  if (use.listing === count && count < 3 && !traits.titled && traits.form === 'name' && use.timed === 0)
    return no(say`a name follows, as in a list of who does what`)
  if (starts === 0) {
    const named = traits.titled || (traits.words > 1 && !hasParticle(use.label))
    const likely = traits.form === 'name' && named && speakers > 0
    return likely && spoken === count && use.lower === 0
      ? yes(say`it looks like a name, among other speakers`)
      : no(say`it stands inside a paragraph`)
  }
  if (count < 3 && traits.words > 1 && LEAD_INS.has(firstWord(use.label))) return no(say`it leads over to something`)
  if (count < 3 && isHeadline(use.label, traits.words)) return no(say`it reads like a headline`)
  const mostlyStrong = habits.strong >= 4 && habits.strong >= habits.plain * 4
  if (mostlyStrong && use.strong === 0) return no(say`the speakers of this file are set in strong type`)
  if (mostlyStrong && traits.form === 'name') return yes(say`it is set like the other speakers of this file`)
  if (use.strong === count && habits.plain >= 4 && habits.strong === 0) {
    return no(say`the speakers of this file are not set in strong type`)
  }
  if (use.dashed === count && !mostlyDashed)
    return spoken === count && GIVEN_NAMES.has(use.label.toLowerCase())
      ? yes(say`it is a given name, and begins an item of a list`)
      : no(say`it begins an item of a list`)
  if (mostlyAlone && spoken > 0) return no(say`the speakers of this file stand on a line of their own`)
  if (habits.short && isShortName(use)) return yes(say`the labels of this short file are all names`)
  if (traits.words === 1 && spoken === count && use.dashed === 0 && habits.parts.has(use.label.toLowerCase()))
    return yes(say`it is a part of the name of a speaker of this file`)
  switch (traits.form) {
    case 'initials':
      return (recurring('initials') > 0 || speakers >= 5) && spoken > 0
        ? yes(say`it looks like the initials of a speaker`)
        : no(say`it occurs once, and no other initials speak`)
    case 'handle':
      return recurring('handle') >= 3 && spoken === count && (use.dashed === 0 || (mostlyDashed && use.lower === 0))
        ? yes(say`it looks like the other short names that speak in this file`)
        : no(say`a single word in lower case is no name`)
    case 'caseless':
      return recurring('caseless') >= 2 && spoken === count && use.label.length <= 24 && traits.words <= 4
        ? yes(say`it looks like the other speakers of this file`)
        : no(say`it occurs once`)
    default:
      break
  }
  if (traits.titled) return yes(say`it begins with a title`)
  if (traits.words > 1) {
    if (traits.words > (habits.people ? 3 : 2) && !isPersonal(use.label) && habits.known.size === 0)
      return no(say`nothing tells that it is a name, and no label recurs`)
    if (spoken > 0 || use.mannered > 0 || (speakers >= 5 && !hasParticle(use.label)))
      return yes(say`it looks like a name`)
    return no(say`nothing is said after it`)
  }
  if (isThing(use.label)) return no(say`a single word that occurs once may be anything`)
  if (speakers >= 5 && spoken === count && use.dashed === 0 && GIVEN_NAMES.has(use.label.toLowerCase()))
    return yes(say`it looks like a name, among other speakers`)
  const amongTurns = speakers >= 3 || (speakers >= 2 && mostlyDashed && use.dashed === count)
  return recurring('name') + recurring('handle') > 0 && spoken === count && (use.lower === 0 || amongTurns)
    ? yes(say`it looks like a name, among other speakers`)
    : no(say`a single word that occurs once may be anything`)
}
