import type { Roster } from '../../model/roster.ts'
import { isShortFor } from '../../model/shortForms.ts'
import type { Speaker } from '../../model/speakers.ts'
import { labelTraits } from '../../model/traits.ts'
import { lettersOf, spellingsOf, type Target } from './near.ts'

/** What labels are compared with, found without going through everybody. */
type Index = {
  /** The spellings of all people by their length. */
  readonly byLength: ReadonlyMap<number, readonly Target[]>
  /** Initials by themselves, and by what is left of them without one letter: those a slip apart have one in common. */
  readonly byRest: ReadonlyMap<string, readonly Target[]>
  /** People by each word of their names, and by their initials where they have no label of their own. */
  readonly byWord: ReadonlyMap<string, readonly Speaker[]>
}

const known = new WeakMap<Roster, Index>()

const put = <K, V>(lists: Map<K, V[]>, key: K, value: V): void => {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else if (list.at(-1) !== value) list.push(value)
}

const isInitials = (label: string): boolean => labelTraits(label).form === 'initials'

const restsOf = (initials: string): readonly string[] => [
  initials,
  ...Array.from(initials, (_, i) => initials.slice(0, i) + initials.slice(i + 1)),
]

const indexOf = (roster: Roster): Index => {
  let index = known.get(roster)
  if (index === undefined) {
    const byLength = new Map<number, Target[]>()
    const byRest = new Map<string, Target[]>()
    const byWord = new Map<string, Speaker[]>()
    for (const speaker of roster.people) {
      for (const spelling of spellingsOf(speaker)) {
        const target = { spelling, letters: lettersOf(spelling) }
        put(byLength, spelling.length, target)
        if (isInitials(spelling)) for (const rest of restsOf(spelling)) put(byRest, rest, target)
      }
      const words = speaker.name.split(' ')
      if (words.length < 2) continue
      for (const word of words) put(byWord, word, speaker)
      if (speaker.aliases.length > 0) continue
      const letters = words.map(word => word.charAt(0)).join('')
      put(byWord, letters, speaker)
      put(byWord, letters.replace(/\p{Ll}/gu, ''), speaker)
    }
    index = { byLength, byRest, byWord }
    known.set(roster, index)
  }
  return index
}

/** The spellings of a roster that may be near `label`. */
export const rosterTargets = (roster: Roster, label: string): readonly Target[] => {
  const { byLength, byRest } = indexOf(roster)
  if (isInitials(label)) return [...new Set(restsOf(label).flatMap(rest => byRest.get(rest) ?? []))]
  return [-2, -1, 0, 1, 2].flatMap(more => byLength.get(label.length + more) ?? [])
}

/** The one person of a roster whom a label is short for; of initials, only of people who have no label beside their name. */
export const shortInRoster = (roster: Roster, label: string): Speaker | undefined => {
  const { byWord } = indexOf(roster)
  const initials = isInitials(label)
  const candidates = new Set((initials ? [label] : label.split(' ')).flatMap(word => byWord.get(word) ?? []))
  const found = [...candidates].filter(
    ({ name, aliases }) => isShortFor(label, name) && !(initials && aliases.length > 0),
  )
  return found.length === 1 ? found[0] : undefined
}
