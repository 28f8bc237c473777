import type { Renamed } from '../model/renaming.ts'
import { rangeInSource, type Speaker } from '../model/speakers.ts'
import type { Position, Range } from '../text/range.ts'
import { fold } from '../text/space.ts'

/** A person of a roster, and what of the entry stands at a place: the name or an alias. */
export type RosterEntry = { readonly person: Speaker; readonly renamed: Renamed; readonly range: Range }

const holds = ({ start, end }: Range, { line, character }: Position): boolean =>
  start.line === line && end.line === line && start.character <= character && character <= end.character

/** Whose name or alias stands at a position of the file that lists some people. */
export const rosterEntryAt = (people: readonly Speaker[], position: Position): RosterEntry | undefined => {
  for (const person of people) {
    const { source, name, nameSpan, aliases } = person
    if (source === undefined) continue
    const named = { kind: 'name', speaker: name, from: name, span: nameSpan } as const
    const spellings = aliases.map(
      ({ text, span }) => ({ kind: 'alias', speaker: name, from: fold(text), span }) as const,
    )
    for (const { span, ...renamed } of [named, ...spellings]) {
      const range = rangeInSource(source, span)
      if (holds(range, position)) return { person, renamed, range }
    }
  }
  return undefined
}
