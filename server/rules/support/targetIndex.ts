import { labelTraits } from '../../model/traits.ts'
import type { Target } from './near.ts'

/** The spellings that may be near a label, found without going through all. */
export type Targets = (label: string) => readonly Target[]

const put = <K, V>(lists: Map<K, V[]>, key: K, value: V): void => {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else if (list.at(-1) !== value) list.push(value)
}

export const isInitials = (label: string): boolean => labelTraits(label).form === 'initials'

const restsOf = (initials: string): readonly string[] => [
  initials,
  ...Array.from(initials, (_, i) => initials.slice(0, i) + initials.slice(i + 1)),
]

/** Labels are compared with those of their length; initials with those that have all letters but one in common. */
export const indexTargets = (targets: Iterable<Target>): Targets => {
  const byLength = new Map<number, Target[]>()
  /** Initials by themselves, and by what is left of them without one letter. */
  const byRest = new Map<string, Target[]>()
  for (const target of targets) {
    const { spelling } = target
    put(byLength, spelling.length, target)
    if (isInitials(spelling)) for (const rest of restsOf(spelling)) put(byRest, rest, target)
  }
  return label => {
    if (isInitials(label)) return [...new Set(restsOf(label).flatMap(rest => byRest.get(rest) ?? []))]
    return [-2, -1, 0, 1, 2].flatMap(more => byLength.get(label.length + more) ?? [])
  }
}
