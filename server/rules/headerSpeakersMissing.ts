import type { Transcript } from '../model/transcript.ts'
import { contentEnds } from '../text/lines.ts'
import { say } from '../text/message.ts'
import { itemAt } from '../text/sequence.ts'
import { plural } from '../text/wording.ts'
import type { DocumentRule, Fix, RulePage } from './rule.ts'
import { type Declaration, declareSpeakers, speakersLines } from './support/headerEdits.ts'
import { describingLines, newHeader, speakerSteps, speakersInTurns, withRolesApart } from './support/headerFromText.ts'

/** Declarations beyond this number are no list of speakers. */
const MOST_SPEAKERS = 500

/** Nobody wants to wait until more labels than this are looked through for those of so few speakers. */
const MOST_LABELS = 10_000

/** Edits that declare all speakers of a file that has no list of them, and `also` somebody more; undefined where that cannot be. */
export const declareAll = (transcript: Transcript, also: readonly string[]): Fix['edits'] | undefined => {
  if (transcript.uses.size > MOST_LABELS) return undefined
  const known = speakersInTurns(transcript)
  const more = also.filter(name => !known.some(speaker => speaker.name === name))
  const speakers = [...known, ...more.map(name => ({ name, roles: [], aliases: [] }))]
  if (speakers.length > MOST_SPEAKERS) return undefined
  return transcript.headerBlock === undefined
    ? newHeader(transcript, speakersLines(speakers))
    : declareSpeakers(transcript, speakers)
}

const fixesFor = (transcript: Transcript, speakers: readonly Declaration[]): readonly Fix[] => {
  const { headerBlock } = transcript
  const fixes: Fix[] = []
  if (speakers.length <= MOST_SPEAKERS) {
    const edits =
      headerBlock === undefined ? newHeader(transcript, speakersLines(speakers)) : declareSpeakers(transcript, speakers)
    if (edits !== undefined) fixes.push({ title: say`Declare the speakers of this file`, safety: 'suggested', edits })
    if (headerBlock === undefined) {
      const lines = [...describingLines(transcript), ...speakersLines(speakers)]
      fixes.push({ title: say`Write a header for this file`, safety: 'suggested', edits: newHeader(transcript, lines) })
    }
  }
  return fixes
}

/** A header with more speakers would be too long to be read. */
const MOST_DECLARED = 5000

/** Its page of documentation, and its tests. */
export const headerSpeakersMissingPage: RulePage = {
  explanation:
    'People speak in this file, and no list in its header says who they are. With a list, every misspelt label is found. “Declare the speakers of this file” writes the list from the turns; “Write a header for this file” adds what the first lines say of title, date and place. Look both through: they hold what was recognised, nothing else.',
  origin:
    'The header. Reported once, at the top; in a file without a list nothing else is said about undeclared speakers.',
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
  summary: say`The file declares no speakers`,
  check: function* (transcript) {
    const { header } = transcript
    // Where there is a roster, that is the list.
    if (transcript.speakers.length > 0 || transcript.roster !== undefined) return
    const speakers = yield* speakerSteps(transcript)
    if (speakers.length === 0 || (header !== undefined && header.problems.length > 0)) return
    const first = itemAt(transcript.blocks, 0)?.text ?? ''
    const start = first.charCodeAt(0) === 0xfeff ? 1 : 0
    const shown = shownEnd(first, start)
    yield {
      range: { start: { line: 0, character: start }, end: { line: 0, character: shown } },
      message: plural(
        speakers.length,
        say`1 speaker in this file, and no list of them in its header.`,
        say`${speakers.length} speakers in this file, and no list of them in its header.`,
      ),
      fixes: () => (speakers.length > MOST_DECLARED ? [] : fixesFor(transcript, withRolesApart(transcript, speakers))),
    }
  },
}

/** The first word of the first line is marked: enough to be seen, too little to be in the way. */
const shownEnd = (text: string, start: number): number => {
  const end = contentEnds(text)(start)
  const blank = text.slice(start, end).search(/[\s:]/)
  return blank > 0 ? start + blank : end
}
