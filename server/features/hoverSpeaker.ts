import type { Resolution } from '../model/resolve.ts'
import { shareOf } from '../model/shares.ts'
import type { Speaker } from '../model/speakers.ts'
import { speakersOf, statistics } from '../model/statistics.ts'
import type { Transcript } from '../model/transcript.ts'
import { inlinesOf } from '../syntax/notes.ts'
import { placeAt } from '../syntax/position.ts'
import { formatClock } from '../syntax/time.ts'
import { say, type Tell } from '../text/message.ts'
import { all } from '../text/wording.ts'
import { plain } from './markdown.ts'
import { amount, share } from './numbers.ts'

/** A link to the turn that opens at a zero-based line; editors open `#L12` as line 12. */
const lineLink = (transcript: Transcript, line: number, uri: string, tell: Tell): string => {
  const place = placeAt(transcript.blocks, { line, character: 0 })
  const start = place === undefined ? undefined : inlinesOf(place.block).times[0]?.ms
  const at = start === undefined ? '' : ` (${formatClock(start)})`
  const name = tell(say`line ${line + 1}`)
  // A file that was never saved has no address that a link could lead to.
  if (uri.startsWith('untitled:')) return `${name}${at}`
  const target = uri.replace(/#.*$/, '').replace(/[<>\s]/g, encodeURIComponent)
  return `[${name}](<${target}#L${line + 1}>)${at}`
}

/** How much a speaker says in this file. */
const shareText = (transcript: Transcript, name: string, uri: string, tell: Tell): string => {
  const counts = statistics(transcript)
  const own = shareOf(transcript, counts, name)
  if (own === undefined) return tell(say`Speaks nowhere in this file.`)
  const first = lineLink(transcript, own.first, uri, tell)
  const where =
    own.turns === 1
      ? say`The only turn: ${first}`
      : say`First turn: ${first}, last turn: ${lineLink(transcript, own.last, uri, tell)}`
  return `${tell(say`${amount(own.turns, own.words)} (${share(own.words, counts.words)} of all)`)}\n\n${tell(where)}`
}

/** Roles, organization and note of a declared speaker. */
const descriptionOf = (speaker: Speaker): string[] => {
  const about = [...speaker.roles, speaker.organization ?? ''].filter(text => text !== '')
  const lines = about.length === 0 ? [] : [about.map(plain).join(' · ')]
  return speaker.note === undefined || speaker.note === '' ? lines : [...lines, plain(speaker.note)]
}

/** What is known of a declared speaker. */
export const speakerText = (transcript: Transcript, speaker: Speaker, uri: string, tell: Tell): string =>
  [`**${plain(speaker.name)}**`, ...descriptionOf(speaker), shareText(transcript, speaker.name, uri, tell)].join('\n\n')

const because = ({ kind, reason }: Resolution, tell: Tell): string => {
  const why = plain(tell(reason))
  switch (kind) {
    case 'declared':
      return tell(say`Declared in the header, because ${why}.`)
    case 'roster':
      return tell(say`In the roster, because ${why}.`)
    case 'chained':
      return tell(say`The same speaker as elsewhere in this file, because ${why}.`)
    case 'inferred':
      return tell(say`Not declared, but taken for a speaker, because ${why}.`)
    case 'rejected':
      return tell(say`**Not a speaker**, because ${why}.`)
  }
}

/** Who a label means, how that is known, and how much that speaker says. */
export const labelText = (transcript: Transcript, resolution: Resolution, uri: string, tell: Tell): string => {
  const why = because(resolution, tell)
  if (resolution.kind === 'rejected')
    return `${why}\n\n${tell(say`The line is read as text. It becomes a turn when this name is declared under \`speakers\` in the header; a quick fix does so.`)}`
  if (resolution.speaker === '') return `**${tell(say`Another speaker`)}**\n\n${why}`
  if (resolution.parts !== undefined) {
    const shares = speakersOf(resolution).map(name => `**${plain(name)}**: ${shareText(transcript, name, uri, tell)}`)
    return [`**${tell(all(resolution.parts.map(plain)))}**`, why, ...shares].join('\n\n')
  }
  const name = resolution.declared?.name ?? resolution.speaker
  const about = resolution.declared === undefined ? [] : descriptionOf(resolution.declared)
  if (about.length === 0 && resolution.role !== undefined) about.push(plain(resolution.role))
  return [`**${plain(name)}**`, ...about, why, shareText(transcript, name, uri, tell)].join('\n\n')
}
