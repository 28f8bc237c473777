import { namingsOf } from '../../model/namings.ts'
import type { Refusal, Renamed } from '../../model/renaming.ts'
import { type Roster, rosterOf, sourceName } from '../../model/roster.ts'
import { rangeInSource, type Speaker } from '../../model/speakers.ts'
import type { Transcript } from '../../model/transcript.ts'
import { say } from '../../text/message.ts'
import type { Span, TextEdit } from '../../text/range.ts'
import { fold } from '../../text/space.ts'

/** Edits of another file. */
export type Elsewhere = { readonly uri: string; readonly edits: readonly TextEdit[] }

/** What needs no quotation marks in any format of rosters. */
const isPlain = (name: string): boolean =>
  /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .'’–-]*$/u.test(name) && !/^[\d.-]+$/.test(name)

/** The person of the roster who is meant by a speaker of a transcript, also where the header declares the same name. */
export const personOf = (transcript: Transcript, speaker: string): Speaker | undefined => {
  const declared = namingsOf(transcript).declared.get(speaker)
  if (declared === undefined || declared.source !== undefined) return declared
  const listed = transcript.roster?.forms.exact.get(speaker)?.speaker
  return listed?.name === speaker ? listed : undefined
}

/** Whether two entries are the same one, in rosters that were made from the same file. */
export const isSamePerson = (a: Speaker, b: Speaker): boolean =>
  a.source !== undefined && a.source.uri === b.source?.uri && a.span.start === b.span.start

/** Where a roster has what is renamed; undefined for initials that only a transcript introduces. */
export const placeInRoster = (
  person: Speaker,
  { kind, from }: Renamed,
): { readonly text: string; readonly span: Span } | undefined =>
  kind === 'name'
    ? { text: person.name, span: person.nameSpan }
    : person.aliases.find(({ text }) => fold(text) === from)

/** A renaming as somebody wants it. `person`: who it is in a roster, where the roster has what is renamed. */
export type Wanted = { readonly renamed: Renamed; readonly to: string; readonly person: Speaker | undefined }

/** What a renaming changes in the roster's file; refused where that would have to be written in a way that is not known here. */
export const entryEdits = ({ renamed, to, person }: Wanted): Elsewhere | Refusal | undefined => {
  const place = person === undefined ? undefined : placeInRoster(person, renamed)
  if (person?.source === undefined || place === undefined) return undefined
  const { source } = person
  const marks = place.span.end - place.span.start - place.text.length
  if (!isPlain(to) || (marks !== 0 && marks !== 2))
    return { refusal: say`The roster cannot be changed from here: change the name in its file.` }
  const edit = { range: rangeInSource(source, place.span), newText: marks === 2 ? JSON.stringify(to) : to }
  return { uri: source.uri, edits: [edit] }
}

/** A roster after a renaming; refused where it has somebody else by the new name. */
export const rosterAfter = (
  roster: Roster | undefined,
  { renamed, to, person }: Wanted,
): { readonly roster: Roster | undefined } | Refusal => {
  const place = person === undefined ? undefined : placeInRoster(person, renamed)
  if (roster === undefined || person === undefined || place === undefined) return { roster }
  const owner = roster.people.find(
    other =>
      !isSamePerson(other, person) && [other.name, ...other.aliases.map(({ text }) => text)].map(fold).includes(to),
  )
  if (owner !== undefined)
    return {
      refusal: say`“${to}” already stands for ${owner.name} in ${sourceName(owner)}: make the two entries one there.`,
    }
  const respelt = (text: string, span: Span): string => (span === place.span ? to : text)
  const changed = {
    ...person,
    name: respelt(person.name, person.nameSpan),
    aliases: person.aliases.map(one => ({ ...one, text: respelt(one.text, one.span) })),
  }
  return { roster: rosterOf(roster.people.map(other => (isSamePerson(other, person) ? changed : other))) }
}
