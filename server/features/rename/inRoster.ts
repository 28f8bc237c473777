import { namingsOf } from '../../model/namings.ts'
import type { Renamed } from '../../model/renaming.ts'
import { type Roster, rosterOf } from '../../model/roster.ts'
import { rangeInSource } from '../../model/speakers.ts'
import type { Transcript } from '../../model/transcript.ts'
import type { Span, TextEdit } from '../../text/range.ts'
import { fold } from '../../text/space.ts'

/** Edits of another file. */
export type Elsewhere = { readonly uri: string; readonly edits: readonly TextEdit[] }

/** The roster after a renaming, and how its file comes to say so. */
export type RosterChanges = { readonly roster: Roster | undefined; readonly elsewhere?: Elsewhere }

/** What needs no quotation marks in any format of rosters. */
const isPlain = (name: string): boolean =>
  /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .'’–-]*$/u.test(name) && !/^[\d.-]+$/.test(name)

/** What a renaming changes in the roster; undefined where its file would have to be written in a way that is not known here. */
export const inRoster = (transcript: Transcript, renamed: Renamed, to: string): RosterChanges | undefined => {
  const { roster } = transcript
  const person = namingsOf(transcript).declared.get(renamed.speaker)
  const source = person?.source
  if (roster === undefined || person === undefined || source === undefined) return { roster }
  const alias = person.aliases.find(({ text }) => fold(text) === renamed.from)
  const place = renamed.kind === 'name' ? { text: person.name, span: person.nameSpan } : alias
  // Initials that the transcript itself introduces are no business of the roster.
  if (place === undefined) return { roster }
  const marks = place.span.end - place.span.start - place.text.length
  if (!isPlain(to) || (marks !== 0 && marks !== 2)) return undefined
  const respelt = (text: string, span: Span): string => (span === place.span ? fold(to) : text)
  const people = roster.people.map(other =>
    other.source?.uri === source.uri && other.span.start === person.span.start
      ? {
          ...other,
          name: respelt(other.name, other.nameSpan),
          aliases: other.aliases.map(one => ({ ...one, text: respelt(one.text, one.span) })),
        }
      : other,
  )
  const edit = { range: rangeInSource(source, place.span), newText: marks === 2 ? JSON.stringify(to) : to }
  return { roster: rosterOf(people), elsewhere: { uri: source.uri, edits: [edit] } }
}
