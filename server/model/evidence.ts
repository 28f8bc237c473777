import { LongMap } from '../text/longMap.ts'
import { say } from '../text/message.ts'
import type { Steps } from '../text/steps.ts'
import { GIVEN_NAMES } from './givenNames.ts'
import { judgeAlone } from './judgeAlone.ts'
import { type Judgement, yes } from './judgement.ts'
import { type Habits, isLowerName, isShortName, judgeTogether } from './judgeTogether.ts'
import type { LabelUse, LabelUses } from './labels.ts'
import { firstWord, hasParticle, isPersonal } from './labelWords.ts'
import { rejectFields, rejectLoneWord, rejectTitles } from './secondThoughts.ts'
import { labelTraits } from './traits.ts'

/** So many given names in lower case show that a file writes names so. */
const LOWER_NAMES = 3

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
  for (const name of names) {
    if (isFullName(name) && !hasParticle(name)) addParts(parts, name)
    yield
  }
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
