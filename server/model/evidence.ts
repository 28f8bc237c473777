import { LongMap } from '../text/longMap.ts'
import { type Message, say } from '../text/message.ts'
import type { Steps } from '../text/steps.ts'
import { GIVEN_NAMES } from './givenNames.ts'
import type { LabelUse, LabelUses } from './labels.ts'
import { firstWord, hasParticle, inBrackets, isClause, isGroup, isHeadline, isPersonal, isThing } from './labelWords.ts'
import { LEAD_INS, METADATA, QUALIFIERS } from './lexicon.ts'
import { rejectFields, rejectLoneWord, rejectTitles } from './secondThoughts.ts'
import { labelTraits } from './traits.ts'

/** Whether an undeclared label is taken for a speaker, and the reason in plain words. */
export type Judgement = { readonly speaker: boolean; readonly reason: Message }

/** A set of words, which may be very many. */
type Words = Pick<LongMap<string, true>, 'has' | 'size'>

/** What the file's speakers have in common: drawn from labels that stand on their own, to judge the doubtful ones by. */
type Habits = {
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

const yes = (reason: Message): Judgement => ({ speaker: true, reason })
const no = (reason: Message): Judgement => ({ speaker: false, reason })

/** How a label fares by itself; undefined where the file's other labels have to tell. */
const judgeAlone = (use: LabelUse): Judgement | undefined => {
  const traits = labelTraits(use.label)
  const { count, starts, spoken } = use
  if (use.chevrons > 0) return yes(say`chevrons mark a change of speaker`)
  if (use.stopped > 1) return yes(say`a full stop ends the title and the name in capitals, as in records`)
  if (use.stopped > 0) return undefined
  if (inBrackets.test(use.label)) return undefined
  if (traits.form === 'unknown') return yes(say`question marks stand for a speaker nobody recognised`)
  if (use.told === count && use.timed === 0) return no(say`what follows tells of whom it names`)
  if (use.links === count && use.timed === 0) return no(say`only a link follows`)
  if (use.numbers === count && traits.form === 'initials') return no(say`only a number follows, as in a poll`)
  if (traits.generic) {
    if (use.narrow === count && count < 3) return no(say`no colon follows, and it opens too few paragraphs`)
    if (use.dashed === count && count < 3) return undefined
    if (count === 1 && spoken === 0 && use.timed === 0) return undefined
    if (count === 1 && use.named === 1) return no(say`a name follows, as in a list of who was there`)
    if (use.label.length === 1 && !/^[QA问答問]$/u.test(use.label) && count < 2) return undefined
    return starts > 0 || count > 1 ? yes(say`it is a usual label for a speaker without a name`) : undefined
  }
  const recurringInitials = traits.form === 'initials' && count >= 3 && use.strong < count && use.label.length < 4
  if (traits.metadata && !(recurringInitials && use.label !== 'AI'))
    return no(say`it names a piece of information, not a person`)
  // `**John 3:16` may be a verse, whose strong type goes on below.
  const isOpen = use.whole === count && use.bare === count
  if (use.timed > 0 && traits.form !== 'prose' && starts > 0 && !isOpen) return yes(say`a time stands beside it`)
  if (traits.counted && count < 3) return undefined
  switch (traits.form) {
    case 'initials':
      return count >= 2 && starts > 0 ? yes(say`these initials open several lines`) : undefined
    case 'name':
      if (starts === 0 && (count < 3 || (count < 6 && hasParticle(use.label)))) return undefined
      if (count >= 2 && (spoken * 2 >= count || traits.words > 1 || count > 3)) {
        return yes(say`it looks like a name and opens several lines`)
      }
      return undefined
    case 'handle':
      // In lists words in lower case are mostly those of a change log: `doc: fix the links`.
      return count >= 3 && starts * 2 >= count && (use.dashed === 0 || use.lower * 4 <= count) && spoken >= count - 1
        ? yes(say`this short name opens several lines`)
        : undefined
    case 'caseless':
      return count >= 2 && starts > 0 && use.label.length <= 60 ? yes(say`it opens several lines`) : undefined
    default:
      return count >= 3 &&
        traits.words <= 4 &&
        starts === count &&
        spoken === count &&
        use.tight === 0 &&
        use.dashed < count &&
        !isClause(use.label)
        ? yes(say`it opens several paragraphs`)
        : undefined
  }
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
const isShortName = (use: LabelUse): boolean => {
  const { form, words, metadata, counted, generic } = labelTraits(use.label)
  const plain = use.dashed === 0 && use.tight === 0 && use.lower === 0 && use.links === 0 && use.named === 0
  const whole = use.starts === use.count && use.spoken === use.count && !isThing(use.label)
  return !metadata && !counted && !generic && plain && whole && words === 1 && (form === 'name' || form === 'initials')
}

const lowerCase = /^\p{Ll}[\p{L}\p{M}'’.-]+(?: \p{Ll}[\p{L}\p{M}'’.-]+){0,2}$/u

/** Whether a label may be a name in lower case: somebody's words follow it, and none of its own is one of a sentence. */
const isLowerName = ({ label, count, starts, spoken, links, numbers, tight }: LabelUse): boolean =>
  lowerCase.test(label) &&
  spoken === count &&
  starts > 0 &&
  links + numbers + tight === 0 &&
  !isClause(label) &&
  !label.split(' ').some(word => METADATA.has(word))

/** So many given names in lower case show that a file writes names so. */
const LOWER_NAMES = 3

/** How a label fares in the company of the file's other labels. */
const judgeTogether = (use: LabelUse, habits: Habits): Judgement => {
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

/** Whether a label is a name of two to four words. */
const isFullName = (label: string): boolean => {
  const { form, words } = labelTraits(label)
  return form === 'name' && words > 1 && words < 5
}

/** Adds the first and the last word of a name. */
const addParts = (parts: LongMap<string, true>, label: string): void => {
  const words = label.toLowerCase().split(' ')
  for (const word of [words[0], words.at(-1)]) if (word !== undefined && word.length > 1) parts.set(word, true)
}

/**
 * Which of the labels in `uses` are speakers, as far as nobody declared them; `names` are those of the speakers that the header
 * declares. The answer depends on these alone: not on the order of lines, and not on the words spoken.
 */
export function* judgementSteps(
  uses: LabelUses,
  declared: (label: string) => boolean,
  names: readonly string[],
): Steps<ReadonlyMap<string, Judgement>> {
  const judgements = new LongMap<string, Judgement>()
  const recurring: Record<string, number> = {}
  const known = new LongMap<string, true>()
  const parts = new LongMap<string, true>()
  for (const name of names) if (isFullName(name) && !hasParticle(name)) addParts(parts, name)
  const doubtful: LabelUse[] = []
  let strong = 0
  let dashed = 0
  let alone = 0
  let lines = 0
  let stopped = 0
  let listed = 0
  for (const use of uses.values()) {
    yield
    stopped += use.stopped
    const isDeclared = declared(use.label)
    if (isDeclared) listed++
    const judgement = isDeclared ? yes(say`declared`) : judgeAlone(use)
    if (judgement === undefined) {
      doubtful.push(use)
      continue
    }
    if (!isDeclared) judgements.set(use.label, judgement)
    if (!judgement.speaker) continue
    const traits = labelTraits(use.label)
    const form = traits.generic ? 'generic' : traits.form
    recurring[form] = (recurring[form] ?? 0) + 1
    known.set(use.label.toLowerCase(), true)
    if (isFullName(use.label)) addParts(parts, use.label)
    lines += use.count
    strong += use.strong
    dashed += use.dashed
    alone += use.timed > 0 ? 0 : use.count - use.spoken
  }
  const speakers = (recurring['name'] ?? 0) + (recurring['initials'] ?? 0) + (recurring['handle'] ?? 0)
  let shortNames = 0
  let people = known.size > 0
  if (!people) {
    for (const use of doubtful) {
      if (isShortName(use)) shortNames++
      people ||= isPersonal(use.label)
      yield
    }
  }
  let lowerNames = 0
  for (const use of doubtful) {
    yield
    if (isLowerName(use) && GIVEN_NAMES.has(firstWord(use.label))) lowerNames++
    if (lowerNames === LOWER_NAMES) break
  }
  const short = known.size === 0 && shortNames >= 2 && shortNames * 2 > uses.size
  const habits: Habits = {
    recurring,
    speakers,
    strong,
    plain: lines - strong,
    dashed,
    alone,
    lines,
    short,
    lowerNames: lowerNames === LOWER_NAMES,
    people,
    stopped,
    known,
    parts,
  }
  const accepted = new LongMap<string, boolean>()
  for (const use of doubtful) {
    const judgement = judgeTogether(use, habits)
    judgements.set(use.label, judgement)
    if (judgement.speaker) accepted.set(use.label.toLowerCase(), true)
    yield
  }
  if (listed === 0) yield* rejectFields(uses, judgements)
  if (known.size === 0) yield* rejectTitles(doubtful, judgements, accepted)
  if (known.size === 1 && accepted.size === 0) yield* rejectLoneWord(uses, judgements)
  for (const { label, starts, spoken } of doubtful) {
    yield
    if (judgements.get(label)?.speaker === false && starts > 0 && spoken > 0 && accepted.get(label.toLowerCase()))
      judgements.set(label, yes(say`it is a speaker of this file but for case`))
  }
  return judgements
}
