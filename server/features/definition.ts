import type { LocationLink } from 'vscode-languageserver-types'
import { type Mention, mentionsIn, mentionsOf, openingsWith, type PlacedMention } from '../model/mentions.ts'
import { namingsOf } from '../model/namings.ts'
import { rangeInSource } from '../model/speakers.ts'
import type { Transcript } from '../model/transcript.ts'
import { rangeIn } from '../syntax/position.ts'
import type { Position, Span } from '../text/range.ts'
import { fold } from '../text/space.ts'
import type { Steps } from '../text/steps.ts'
import { mentionsAt } from './mentionsAt.ts'

/** Where the header declares what is meant: the alias, or else the name. */
const declarationOf = (transcript: Transcript, { speaker, by, spelling }: Mention): PlacedMention | undefined => {
  const { headerBlock: block } = transcript
  if (block === undefined) return undefined
  const own = mentionsIn(transcript, block).filter(mention => mention.speaker === speaker)
  const mention =
    (by === 'alias' ? own.find(other => other.by === 'alias' && other.spelling === spelling) : undefined) ??
    own.find(other => other.by === 'name')
  return mention === undefined ? undefined : { mention, block, line: 0 }
}

/** Where a roster declares what is meant. */
const inRoster = (
  transcript: Transcript,
  { speaker, by, spelling }: Mention,
): Omit<LocationLink, 'originSelectionRange'> | undefined => {
  const person = namingsOf(transcript).declared.get(speaker)
  if (person?.source === undefined) return undefined
  const alias = by === 'alias' ? person.aliases.find(({ text }) => fold(text) === spelling) : undefined
  return {
    targetUri: person.source.uri,
    targetRange: rangeInSource(person.source, person.span),
    targetSelectionRange: rangeInSource(person.source, (alias ?? { span: person.nameSpan }).span),
  }
}

/** Where the file itself introduces somebody whom neither its header nor a roster declares. */
export function* introducedAt(transcript: Transcript, mention: Mention): Steps<PlacedMention | undefined> {
  const elsewhere = declarationOf(transcript, mention) ?? inRoster(transcript, mention)
  return elsewhere === undefined ? yield* introductionOf(transcript, mention) : undefined
}

/** The first line on which an undeclared speaker has the fullest label; of initials, the first that introduces them. */
function* introductionOf(transcript: Transcript, { speaker, by, spelling }: Mention): Steps<PlacedMention | undefined> {
  if (by === 'alias') {
    const all = yield* mentionsOf(transcript, new Set([speaker]))
    const first = all.find(({ mention }) => mention.declares && mention.spelling === spelling)
    if (first !== undefined) return first
  }
  const { labels, of } = namingsOf(transcript)
  const own = [...(labels.get(speaker) ?? [])]
  const alone = own.filter(label => of(label).length === 1)
  const [fullest] = (alone.length > 0 ? alone : own).sort((a, b) => b.length - a.length)
  let found: PlacedMention | undefined
  if (fullest === undefined) return undefined
  yield* openingsWith(transcript, new Set([fullest]), (block, line) => {
    const mention = mentionsIn(transcript, block).find(other => other.speaker === speaker)
    if (mention !== undefined) found = { mention, block, line }
    return false
  })
  return found
}

/**
 * Where the speaker named at a position is declared, or else introduced. `uri` is the file's. Of a label for several
 * speakers it is the one at the position.
 */
export function* definitionAt(transcript: Transcript, position: Position, uri: string): Steps<LocationLink[]> {
  const at = yield* mentionsAt(transcript, position)
  const links: LocationLink[] = []
  for (const mention of at?.mentions ?? []) {
    if (at === undefined) continue
    const originSelectionRange = rangeIn(at.block, at.line, mention.whole)
    const declared = declarationOf(transcript, mention)
    const listed = declared === undefined ? inRoster(transcript, mention) : undefined
    if (listed !== undefined) {
      links.push({ originSelectionRange, ...listed })
      continue
    }
    const found = declared ?? (yield* introductionOf(transcript, mention))
    if (found === undefined) continue
    const rangeOf = (span: Span) => rangeIn(found.block, found.line, span)
    links.push({
      originSelectionRange,
      targetUri: uri,
      targetRange: rangeOf(found.mention.whole),
      targetSelectionRange: rangeOf(found.mention.span),
    })
  }
  return links
}
