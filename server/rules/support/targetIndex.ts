import { labelTraits } from '../../model/traits.ts'
import type { Target } from './near.ts'

/** The spellings that may be near a label, found without going through all. */
export type Targets = (label: string) => readonly Target[]

/** Targets that come and go, one for each spelling. */
export type KeptTargets = {
  /** Shows those that may be near a label, some more than once. */
  readonly visit: (label: string, see: (target: Target) => void) => void
  readonly put: (target: Target) => void
  readonly remove: (spelling: string) => void
}

/** Labels are compared with those of their length; initials with those that have all letters but one in common. */
type Key = number | string

export const isInitials = (label: string): boolean => labelTraits(label).form === 'initials'

/** Initials by themselves, and what is left of them without one letter. */
const restsOf = (initials: string): readonly string[] => [
  ...new Set([initials, ...Array.from(initials, (_, i) => initials.slice(0, i) + initials.slice(i + 1))]),
]

const keysOf = (spelling: string): readonly Key[] => [
  spelling.length,
  ...(isInitials(spelling) ? restsOf(spelling) : []),
]

const keysNear = (label: string): readonly Key[] =>
  isInitials(label) ? restsOf(label) : [-2, -1, 0, 1, 2].map(more => label.length + more)

export const indexTargets = (targets: Iterable<Target>): Targets => {
  const byKey = new Map<Key, Target[]>()
  for (const target of targets)
    for (const key of keysOf(target.spelling)) {
      const list = byKey.get(key)
      if (list === undefined) byKey.set(key, [target])
      else list.push(target)
    }
  return label => [...new Set(keysNear(label).flatMap(key => byKey.get(key) ?? []))]
}

export const keepTargets = (): KeptTargets => {
  // Lists, since they are gone through for each label, and where each target is in one.
  const byKey = new Map<Key, { readonly list: Target[]; readonly at: Map<string, number> }>()
  return {
    visit: (label, see) => {
      for (const key of keysNear(label)) for (const target of byKey.get(key)?.list ?? []) see(target)
    },
    put: target => {
      for (const key of keysOf(target.spelling)) {
        let some = byKey.get(key)
        if (some === undefined) {
          some = { list: [], at: new Map() }
          byKey.set(key, some)
        }
        const { list, at } = some
        const place = at.get(target.spelling) ?? list.length
        list[place] = target
        at.set(target.spelling, place)
      }
    },
    remove: spelling => {
      for (const key of keysOf(spelling)) {
        const { list = [], at } = byKey.get(key) ?? {}
        const place = at?.get(spelling)
        const last = list.at(-1)
        if (at === undefined || place === undefined || last === undefined) continue
        // The last one comes into its place.
        list[place] = last
        at.set(last.spelling, place)
        list.pop()
        at.delete(spelling)
      }
    },
  }
}
