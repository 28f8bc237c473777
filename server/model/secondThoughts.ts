import type { LongMap } from '../text/longMap.ts'
import { say } from '../text/message.ts'
import type { Steps } from '../text/steps.ts'
import type { Judgement } from './judgement.ts'
import type { LabelUse, LabelUses } from './labels.ts'
import { isPersonal } from './labelWords.ts'
import { labelTraits } from './traits.ts'

/** So many labels with which the strong type does not end are no slips. */
const TITLES = 3

/**
 * In a file in which no label recurs, labels of several words are judged alike: where most of those that look like names are
 * none, they are the titles of paragraphs. Those with a title or given name stand for themselves. All those are titles of
 * paragraphs, too, with which the strong type goes on: `**Anna Meyer: candidate for mayor**`.
 */
export function* rejectTitles(
  doubtful: readonly LabelUse[],
  judgements: LongMap<string, Judgement>,
  accepted: LongMap<string, boolean>,
): Steps<void> {
  const names: string[] = []
  const titles: string[] = []
  let others = 0
  for (const { label, starts, count, whole } of doubtful) {
    yield
    const { form, words, metadata, generic } = labelTraits(label)
    if (form !== 'name' || words < 2 || metadata || generic || starts === 0) continue
    if (!judgements.get(label)?.speaker) others += isPersonal(label) ? 0 : 1
    else if (whole === count) titles.push(label)
    else if (!isPersonal(label)) names.push(label)
  }
  const reason = say`most labels like it in this file are no names`
  for (const label of [...(names.length < others ? names : []), ...(titles.length >= TITLES ? titles : [])]) {
    judgements.set(label, { speaker: false, reason })
    accepted.set(label.toLowerCase(), false)
  }
}

/** Whether most lines with a label are no sentences: names, numbers or links follow it, or words in lower case. */
const isValue = ({ count, lower, numbers, links, named, listing }: LabelUse): boolean =>
  (lower + numbers + links + Math.max(named, listing)) * 2 > count

/**
 * Where a single label speaks, and is no title or given name, and no time stands beside it, it is a word: if it speaks once or
 * twice, and is longer than initials mostly are, as `HOAX: …`; or if it begins nothing but items of lists. Several words
 * may be a name there, unless values follow.
 */
export function* rejectLoneWord(uses: LabelUses, judgements: LongMap<string, Judgement>): Steps<void> {
  for (const [label, { speaker }] of judgements) {
    yield
    const use = uses.get(label)
    const { form, words, generic } = labelTraits(label)
    if (!speaker || use === undefined || use.timed > 0 || generic || form === 'unknown' || isPersonal(label)) continue
    const isWord = use.count < 3 && form === 'initials' && label.length > 3
    const isItem = use.dashed === use.count && (words === 1 || isValue(use))
    if (isWord || isItem)
      judgements.set(label, { speaker: false, reason: say`nobody else speaks, and it may as well be a word` })
  }
}

/** So many labels, before so many lines each, are the fields of a form. */
const FIELDS = 3
const RECORDS = 4

/**
 * Where all labels open equally many lines, none has a title or given name, and values follow most of them, they are the fields of
 * a form. In some conversations everything is in lower case.
 */
export function* rejectFields(uses: LabelUses, judgements: LongMap<string, Judgement>): Steps<void> {
  const fields: string[] = []
  let count: number | undefined
  let values = 0
  let lower = 0
  for (const [label, { speaker }] of judgements) {
    yield
    if (!speaker) continue
    const use = uses.get(label)
    const { form, generic } = labelTraits(label)
    if (use === undefined || form !== 'name' || generic || isPersonal(label) || use.count < RECORDS) return
    if (count !== undefined && use.count !== count) return
    count = use.count
    fields.push(label)
    if (isValue(use)) values++
    if (use.lower * 2 > use.count) lower++
  }
  if (fields.length < FIELDS || values * 2 < fields.length || lower === fields.length) return
  const reason = say`all labels open equally many lines, as the fields of a form do`
  for (const label of fields) {
    judgements.set(label, { speaker: false, reason })
    yield
  }
}
