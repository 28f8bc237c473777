import { say } from '../text/message.ts'
import { type Judgement, no, yes } from './judgement.ts'
import type { LabelUse } from './labels.ts'
import { hasParticle, inBrackets, isClause } from './labelWords.ts'
import { labelTraits } from './traits.ts'

/** How a label fares by itself; undefined where the file's other labels have to tell. */
export const judgeAlone = (use: LabelUse): Judgement | undefined => {
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
