import type { Roster } from '../../model/roster.ts'
import { isShortFor } from '../../model/shortForms.ts'
import type { Speaker } from '../../model/speakers.ts'
import { labelTraits } from '../../model/traits.ts'
import { lettersOf, spellingsOf, type Target } from './near.ts'

/** What labels are compared with, found without going through everybody. */
type Index = {
  /** The spellings of all people by their length. */
  readonly byLength: ReadonlyMap<number, readonly Target[]>
  /** People by each word of their names, and by their initials where they have no label of their own. */
  readonly byWord: ReadonlyMap<string, readonly Speaker[]>
}

const known = new WeakMap<Roster, Index>()

const put = <K, V>(lists: Map<K, V[]>, key: K, value: V): void => {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else if (list.at(-1) !== value) list.push(value)
}

const indexOf = (roster: Roster): Index => {
  let index = known.get(roster)
  if (index === undefined) {
    const byLength = new Map<number, Target[]>()
    const byWord = new Map<string, Speaker[]>()
    for (const speaker of roster.people) {
      for (const spelling of spellingsOf(speaker))
        put(byLength, spelling.length, { spelling, letters: lettersOf(spelling) })
      const words = speaker.name.split(' ')
      if (words.length < 2) continue
      for (const word of words) put(byWord, word, speaker)
      if (speaker.aliases.length > 0) continue
      const letters = words.map(word => word.charAt(0)).join('')
      put(byWord, letters, speaker)
      put(byWord, letters.replace(/\p{Ll}/gu, ''), speaker)
    }
    index = { byLength, byWord }
    known.set(roster, index)
  }
  return index
}

/** The spellings of a roster about as long as `label`. */
export const rosterTargets = (roster: Roster, label: string): readonly Target[] => {
  const { byLength } = indexOf(roster)
  const targets: Target[] = []
  for (let length = label.length - 2; length <= label.length + 2; length++)
    targets.push(...(byLength.get(length) ?? []))
  return targets
}

/** The one person of a roster whom a label is short for; of initials, only of people who have no label beside their name. */
export const shortInRoster = (roster: Roster, label: string): Speaker | undefined => {
  const { byWord } = indexOf(roster)
  const isInitials = labelTraits(label).form === 'initials'
  const candidates = new Set((isInitials ? [label] : label.split(' ')).flatMap(word => byWord.get(word) ?? []))
  const found = [...candidates].filter(
    ({ name, aliases }) => isShortFor(label, name) && !(isInitials && aliases.length > 0),
  )
  return found.length === 1 ? found[0] : undefined
}
