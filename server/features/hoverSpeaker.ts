import type { Resolution } from '../model/resolve.ts'
import type { Speaker } from '../model/speakers.ts'
import { speakersOf, statistics } from '../model/statistics.ts'
import type { Transcript } from '../model/transcript.ts'
import { inlinesOf } from '../syntax/notes.ts'
import { placeAt } from '../syntax/position.ts'
import { formatClock } from '../syntax/time.ts'
import { listed, plain } from './markdown.ts'
import { counted, grouped, share } from './numbers.ts'

/** A link to the turn that opens at a zero-based line; editors open `#L12` as line 12. */
const lineLink = (transcript: Transcript, line: number, uri: string): string => {
  const place = placeAt(transcript.blocks, { line, character: 0 })
  const start = place === undefined ? undefined : inlinesOf(place.block).times[0]?.ms
  const at = start === undefined ? '' : ` (${formatClock(start)})`
  const name = `line ${grouped(line + 1)}`
  // A file that was never saved has no address that a link could lead to.
  if (uri.startsWith('untitled:')) return `${name}${at}`
  const target = uri.replace(/#.*$/, '').replace(/[<>\s]/g, encodeURIComponent)
  return `[${name}](<${target}#L${line + 1}>)${at}`
}

/** How much a speaker says in this file. */
const shareText = (transcript: Transcript, name: string, uri: string): string => {
  const all = statistics(transcript)
  const own = all.speakers.get(name)
  if (own === undefined) return 'Speaks nowhere in this file.'
  const amount = `${counted(own.turns, 'turn')}, ${counted(own.words, 'word')} (${share(own.words, all.words)} of all)`
  const where =
    own.turns === 1
      ? `The only turn: ${lineLink(transcript, own.first, uri)}`
      : `First turn: ${lineLink(transcript, own.first, uri)}, last turn: ${lineLink(transcript, own.last, uri)}`
  return `${amount}\n\n${where}`
}

/** Roles, organization and note of a declared speaker. */
const descriptionOf = (speaker: Speaker): string[] => {
  const about = [...speaker.roles, speaker.organization ?? ''].filter(text => text !== '')
  const lines = about.length === 0 ? [] : [about.map(plain).join(' · ')]
  return speaker.note === undefined || speaker.note === '' ? lines : [...lines, plain(speaker.note)]
}

/** What is known of a declared speaker. */
export const speakerText = (transcript: Transcript, speaker: Speaker, uri: string): string =>
  [`**${plain(speaker.name)}**`, ...descriptionOf(speaker), shareText(transcript, speaker.name, uri)].join('\n\n')

const HOW: Readonly<Record<Resolution['kind'], string>> = {
  declared: 'Declared in the header',
  roster: 'In the roster',
  chained: 'The same speaker as elsewhere in this file',
  inferred: 'Not declared, but taken for a speaker',
  rejected: 'Not a speaker',
}

const because = ({ kind, reason }: Resolution): string => `${HOW[kind]}, because ${plain(reason)}.`

/** Who a label means, how that is known, and how much that speaker says. */
export const labelText = (transcript: Transcript, resolution: Resolution, uri: string): string => {
  if (resolution.kind === 'rejected') {
    return `**Not a speaker**, because ${plain(resolution.reason)}.\n\nThe line is read as text. It becomes a turn when this name is declared under \`speakers\` in the header; a quick fix does so.`
  }
  if (resolution.speaker === '') return `**Another speaker**\n\n${because(resolution)}`
  if (resolution.parts !== undefined) {
    const shares = speakersOf(resolution).map(name => `**${plain(name)}**: ${shareText(transcript, name, uri)}`)
    return [`**${listed(resolution.parts.map(plain))}**`, because(resolution), ...shares].join('\n\n')
  }
  const name = resolution.declared?.name ?? resolution.speaker
  const about = resolution.declared === undefined ? [] : descriptionOf(resolution.declared)
  if (about.length === 0 && resolution.role !== undefined) about.push(plain(resolution.role))
  return [`**${plain(name)}**`, ...about, because(resolution), shareText(transcript, name, uri)].join('\n\n')
}
