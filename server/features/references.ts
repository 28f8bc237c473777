import type { Location } from 'vscode-languageserver-types'
import { mentionsOf } from '../model/mentions.ts'
import { rangeInSource, type Speaker } from '../model/speakers.ts'
import type { Transcript } from '../model/transcript.ts'
import { rangeIn } from '../syntax/position.ts'
import type { Position } from '../text/range.ts'
import type { Steps } from '../text/steps.ts'
import { mentionsAt } from './mentionsAt.ts'
import { personOf } from './rename/inRoster.ts'

/** The places in a transcript that name one of some speakers, by whatever name; `uri` is the file's. */
export function* referencesIn(
  transcript: Transcript,
  speakers: ReadonlySet<string>,
  uri: string,
  declarations: boolean,
): Steps<Location[]> {
  const places = yield* mentionsOf(transcript, speakers)
  return places
    .filter(({ mention }) => declarations || !mention.declares)
    .map(({ mention, block, line }) => ({ uri, range: rangeIn(block, line, mention.whole) }))
}

/** Who is named at a position, as the transcript and as the roster have them. */
export type Named = { readonly speakers: ReadonlySet<string>; readonly people: readonly Speaker[] }

export function* namedAt(transcript: Transcript, position: Position): Steps<Named> {
  const at = yield* mentionsAt(transcript, position)
  const speakers = new Set(at?.mentions.map(({ speaker }) => speaker))
  return { speakers, people: [...speakers].flatMap(speaker => personOf(transcript, speaker) ?? []) }
}

/** Where rosters list people. */
export const listings = (people: readonly Speaker[]): Location[] =>
  people.flatMap(({ source, nameSpan }) =>
    source === undefined ? [] : [{ uri: source.uri, range: rangeInSource(source, nameSpan) }],
  )

/** The places that name the speaker named at a position: in the roster, and in this transcript. */
export function* referencesAt(
  transcript: Transcript,
  position: Position,
  uri: string,
  declarations: boolean,
): Steps<Location[]> {
  const { speakers, people } = yield* namedAt(transcript, position)
  const own = yield* referencesIn(transcript, speakers, uri, declarations)
  return [...(declarations ? listings(people) : []), ...own]
}
