import { countTurns } from '../model/transcript.ts'
import { rangeIn } from '../syntax/position.ts'
import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import type { DocumentRule, RulePage } from './rule.ts'
import { verdictsOf } from './support/verdicts.ts'

/** Its page of documentation, and its tests. */
export const speakerSilentPage: RulePage = {
  explanation:
    'No turn of the file belongs to this speaker. Perhaps the name or an alias is written otherwise in the text, or the person was present and said nothing.',
  origin: 'A conference archive: lists of speakers that do not fit the text.',
  examples: [
    {
      bad: '---\nspeakers:\n  - Anna Meyer\n  - Ben Okafor\n  - Chloé Martin\n    ^^^^^^^^^^^^\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
      good: '---\nspeakers:\n  - Anna Meyer\n  - Ben Okafor\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
    },
  ],
}

export const speakerSilent: DocumentRule = {
  code: 'speaker-silent',
  severity: 'information',
  scope: 'document',
  summary: say`A declared speaker never speaks`,
  check: function* (transcript) {
    const { headerBlock, speakers, resolutions } = transcript
    if (headerBlock === undefined || speakers.length === 0 || (yield* countTurns(transcript)) === 0) return
    const heard = new Set<string>()
    for (const resolution of resolutions.values()) {
      if (resolution.kind === 'rejected') continue
      if (resolution.declared !== undefined) heard.add(resolution.declared.name)
      for (const name of resolution.parts ?? [resolution.speaker]) heard.add(name)
    }
    // Speakers whose labels another rule connects with them are not silent.
    for (const verdict of verdictsOf(transcript).values()) {
      if (verdict.kind === 'misdeclared') heard.add(verdict.speaker.name)
      if (verdict.kind !== 'undeclared') continue
      if (verdict.short !== undefined) heard.add(verdict.short.name)
      if (verdict.ending !== undefined) heard.add(verdict.ending.speaker.name)
    }
    for (const speaker of speakers) {
      if (heard.has(speaker.name)) continue
      // Once is enough for a name that is declared twice.
      heard.add(speaker.name)
      yield {
        range: rangeIn(headerBlock, 0, speaker.nameSpan),
        message: say`${quoted(speaker.name)} is declared but never speaks.`,
      }
    }
  },
}
