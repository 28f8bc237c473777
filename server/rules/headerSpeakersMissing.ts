import { labelTraits } from '../model/traits.ts'
import type { Transcript } from '../model/transcript.ts'
import { contentEnds } from '../text/lines.ts'
import { itemAt } from '../text/sequence.ts'
import type { DocumentRule, Fix, RulePage } from './rule.ts'
import { describeFile } from './support/fileDescription.ts'
import { type Declaration, declareSpeakers, lineEndOf, speakersLines } from './support/headerEdits.ts'
import { surelyLanguage } from './support/languages.ts'
import { loose } from './support/loose.ts'
import { counted } from './support/wording.ts'
import { yamlScalar } from './support/yamlText.ts'

const isNobody = (label: string): boolean => {
  const traits = labelTraits(label)
  return traits.generic || traits.form === 'unknown'
}

type Found = { readonly names: Map<string, number>; readonly roles: Set<string>; readonly labels: Set<string> }

/**
 * The speakers of the turns in the order in which they first speak, with the roles and other labels that they have.
 * Spellings that differ in case or spacing only are one speaker, by the most frequent of them.
 */
const speakersOf = (transcript: Transcript): readonly Declaration[] => {
  const found = new Map<string, Found>()
  for (const { label, count } of transcript.uses.values()) {
    const resolution = transcript.resolutions.get(label)
    if (resolution === undefined || resolution.kind === 'rejected') continue
    for (const name of resolution.parts ?? [resolution.speaker]) {
      if (name === '' || isNobody(name)) continue
      const key = loose(name)
      let speaker = found.get(key)
      if (speaker === undefined) {
        speaker = { names: new Map(), roles: new Set(), labels: new Set() }
        found.set(key, speaker)
      }
      speaker.names.set(name, (speaker.names.get(name) ?? 0) + count)
      if (resolution.parts !== undefined || label === '' || loose(label) === key) continue
      // The role and the name make the label again, or else the label is an alias.
      const { role } = resolution
      if (role !== undefined && `${role} ${name}` === label) speaker.roles.add(role)
      else speaker.labels.add(label)
    }
  }
  const claimed = new Set(found.keys())
  return [...found.values()].map(({ names, roles, labels }) => {
    const [name = ''] = [...names].sort((a, b) => b[1] - a[1])[0] ?? []
    const aliases = [...labels].filter(label => !claimed.has(loose(label)))
    for (const alias of aliases) claimed.add(loose(alias))
    return { name, roles: [...roles], aliases }
  })
}

/** An edit that puts a header with these lines before the text. */
const newHeader = (transcript: Transcript, lines: readonly string[]): Fix['edits'] => {
  const eol = lineEndOf(transcript)
  const character = itemAt(transcript.blocks, 0)?.text.charCodeAt(0) === 0xfeff ? 1 : 0
  const place = { line: 0, character }
  return [{ range: { start: place, end: place }, newText: `${['---', ...lines, '---', ''].join(eol)}${eol}` }]
}

const description = (transcript: Transcript): readonly string[] => {
  const { title, date, place } = describeFile(transcript)
  const language = surelyLanguage(transcript)
  return [
    ...(title === undefined ? [] : [`title: ${yamlScalar(title)}`]),
    ...(date === undefined ? [] : [`date: ${date}`]),
    ...(place === undefined ? [] : [`place: ${yamlScalar(place)}`]),
    ...(language === undefined ? [] : [`language: ${language}`]),
  ]
}

/** Declarations beyond this number are no list of speakers. */
const MOST_SPEAKERS = 500

const fixesFor = (transcript: Transcript, speakers: readonly Declaration[]): readonly Fix[] => {
  const { headerBlock } = transcript
  const fixes: Fix[] = []
  if (speakers.length <= MOST_SPEAKERS) {
    const edits =
      headerBlock === undefined ? newHeader(transcript, speakersLines(speakers)) : declareSpeakers(transcript, speakers)
    if (edits !== undefined) fixes.push({ title: 'Declare the speakers of this file', safety: 'suggested', edits })
    if (headerBlock === undefined) {
      const lines = [...description(transcript), ...speakersLines(speakers)]
      fixes.push({ title: 'Write a header for this file', safety: 'suggested', edits: newHeader(transcript, lines) })
    }
  }
  return fixes
}

/** Its page of documentation, and its tests. */
export const headerSpeakersMissingPage: RulePage = {
  explanation:
    'People speak in this file, and no list in its header says who they are. With a list, every misspelt label is found. “Declare the speakers of this file” writes the list from the turns; “Write a header for this file” adds what the first lines say of title, date and place. Look both through: they hold what was recognised, nothing else.',
  origin:
    'The header (format, section 3). Reported once, at the top; in a file without a list nothing else is said about undeclared speakers.',
  examples: [
    {
      bad: 'RPR: Next is modules.\n^^^\n\nDE: I have slides.\n\nRPR: Go on.\n\nDE: Thanks.\n',
      good: '---\nspeakers:\n  - RPR\n  - DE\n---\n\nRPR: Next is modules.\n\nDE: I have slides.\n\nRPR: Go on.\n\nDE: Thanks.\n',
    },
    {
      bad: '---\n^^^\ntitle: The summit\n---\n\nPresident of Kazakhstan Kassym-Jomart Tokayev: Welcome.\n\nVladimir Putin: Thank you.\n\nKassym-Jomart Tokayev: Agreed.\n',
      good: '---\ntitle: The summit\nspeakers:\n  - name: Kassym-Jomart Tokayev\n    role: President of Kazakhstan\n  - Vladimir Putin\n---\n\nPresident of Kazakhstan Kassym-Jomart Tokayev: Welcome.\n\nVladimir Putin: Thank you.\n\nKassym-Jomart Tokayev: Agreed.\n',
    },
  ],
}

export const headerSpeakersMissing: DocumentRule = {
  code: 'header-speakers-missing',
  severity: 'information',
  scope: 'document',
  summary: 'The file declares no speakers',
  check: function* (transcript) {
    const { header } = transcript
    // Where there is a roster, that is the list.
    if (transcript.speakers.length > 0 || transcript.roster !== undefined) return
    const speakers = speakersOf(transcript)
    if (speakers.length === 0 || (header !== undefined && header.problems.length > 0)) return
    const first = itemAt(transcript.blocks, 0)?.text ?? ''
    const start = first.charCodeAt(0) === 0xfeff ? 1 : 0
    const shown = shownEnd(first, start)
    yield {
      range: { start: { line: 0, character: start }, end: { line: 0, character: shown } },
      message: `${counted(speakers.length, 'speaker')} in this file, and no list of them in its header.`,
      fixes: () => fixesFor(transcript, speakers),
    }
  },
}

/** The first word of the first line is marked: enough to be seen, too little to be in the way. */
const shownEnd = (text: string, start: number): number => {
  const end = contentEnds(text)(start)
  const blank = text.slice(start, end).search(/[\s:]/)
  return blank > 0 ? start + blank : end
}
