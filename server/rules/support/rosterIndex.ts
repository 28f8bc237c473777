import type { Roster } from '../../model/roster.ts'
import { isShortFor } from '../../model/shortForms.ts'
import type { Speaker } from '../../model/speakers.ts'
import { perObject } from '../../text/perObject.ts'
import { lettersOf, spellingsOf, type Target } from './near.ts'
import { indexTargets, isInitials, type Targets } from './targetIndex.ts'

/** What labels are compared with, found without going through everybody. */
type Index = {
  readonly targets: Targets
  /** People by each word of their names, and by their initials where they have no label of their own. */
  readonly byWord: ReadonlyMap<string, ReadonlySet<Speaker>>
}

const wordsOf = ({ name, aliases }: Speaker): readonly string[] => {
  const words = name.split(' ')
  if (words.length < 2) return []
  if (aliases.length > 0) return words
  const letters = words.map(word => word.charAt(0)).join('')
  return [...words, letters, letters.replace(/\p{Ll}/gu, '')]
}

const indexOf = perObject((roster: Roster): Index => {
  const spellings = roster.people.flatMap(spellingsOf)
  const byWord = new Map<string, Set<Speaker>>()
  for (const speaker of roster.people) {
    for (const word of wordsOf(speaker)) {
      const people = byWord.get(word)
      if (people === undefined) byWord.set(word, new Set([speaker]))
      else people.add(speaker)
    }
  }
  return { targets: indexTargets(spellings.map(spelling => ({ spelling, letters: lettersOf(spelling) }))), byWord }
})

/** The spellings of a roster that may be near `label`. */
export const rosterTargets = (roster: Roster, label: string): readonly Target[] => indexOf(roster).targets(label)

/** The one person of a roster whom a label is short for; of initials, only of people who have no label beside their name. */
export const shortInRoster = (roster: Roster, label: string): Speaker | undefined => {
  const { byWord } = indexOf(roster)
  const initials = isInitials(label)
  const candidates = new Set((initials ? [label] : label.split(' ')).flatMap(word => [...(byWord.get(word) ?? [])]))
  const found = [...candidates].filter(
    ({ name, aliases }) => isShortFor(label, name) && !(initials && aliases.length > 0),
  )
  return found.length === 1 ? found[0] : undefined
}
