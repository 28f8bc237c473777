import type { Location } from 'vscode-languageserver-types'
import { mentionsOf } from '../model/mentions.ts'
import { namingsOf } from '../model/namings.ts'
import { rangeInSource } from '../model/speakers.ts'
import type { Transcript } from '../model/transcript.ts'
import { rangeIn } from '../syntax/position.ts'
import type { Position } from '../text/range.ts'
import type { Steps } from '../text/steps.ts'
import { mentionsAt } from './mentionsAt.ts'

/** The places that name the speaker named at a position, by whatever name; `uri` is the file's. */
export function* referencesAt(
  transcript: Transcript,
  position: Position,
  uri: string,
  declarations: boolean,
): Steps<Location[]> {
  const at = mentionsAt(transcript, position)
  if (at === undefined) return []
  const speakers = new Set(at.mentions.map(({ speaker }) => speaker))
  const places = yield* mentionsOf(transcript, speakers)
  const listed = [...speakers].flatMap(speaker => {
    const person = namingsOf(transcript).declared.get(speaker)
    if (!declarations || person?.source === undefined) return []
    return [{ uri: person.source.uri, range: rangeInSource(person.source, person.nameSpan) }]
  })
  const own = places
    .filter(({ mention }) => declarations || !mention.declares)
    .map(({ mention, block, line }) => ({ uri, range: rangeIn(block, line, mention.whole) }))
  return [...listed, ...own]
}
