import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import { texts } from './options.ts'
import { configurable, type LabelRule, type RulePage } from './rule.ts'
import { proseMatches, wordPattern } from './support/prose.ts'

/** Sounds with which people fill a pause, by language: only what is no word of it. */
const FILLERS: Readonly<Record<string, readonly string[]>> = {
  en: ['um', 'umm', 'uh', 'uhh', 'uhm', 'er', 'erm', 'you know'],
  de: ['äh', 'ähm', 'öh', 'öhm', 'hm', 'mhm'],
  fr: ['euh', 'heu', 'hum'],
  es: ['eh', 'ehm', 'em'],
  it: ['ehm', 'uhm'],
  nl: ['eh', 'ehm', 'uh'],
  pt: ['hum', 'ahn', 'éé'],
  ru: ['эм', 'э-э', 'м-м'],
}

/** Its page of documentation, and its tests. */
export const textFillerPage: RulePage = {
  explanation:
    'Clean verbatim leaves out the sounds with which people fill a pause. Which ones these are depends on the `language` of the header; without one, English is assumed. There is no fix: what was said is changed by people only.',
  origin: 'Guides for clean verbatim (Rev, GoTranscript, Scribie): no `um`, `uh`, `you know`.',
  examples: [
    {
      bad: 'Anna Meyer: So, um, good morning.\n                ^^\n\nBen Okafor: Hello.\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: So, good morning.\n\nBen Okafor: Hello.\n\nAnna Meyer: Well.\n',
    },
    {
      options: { words: ['like'] },
      bad: 'Anna Meyer: It was, like, good.\n                    ^^^^\n\nBen Okafor: Um, hello.\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: It was good.\n\nBen Okafor: Um, hello.\n\nAnna Meyer: Well.\n',
    },
  ],
}

export const textFiller = configurable(
  { words: texts([], say`The fillers to find; without any, those usual in the language of the file.`) },
  ({ words }): LabelRule => {
    const own = wordPattern(words)
    const patterns = new Map(Object.entries(FILLERS).map(([language, list]) => [language, wordPattern(list)]))
    return {
      code: 'text-filler',
      severity: 'information',
      byDefault: false,
      scope: 'labels',
      summary: say`A sound that fills a pause`,
      check: (block, { habits: { language = 'en' } }) => {
        const pattern = own ?? patterns.get(language)
        if (pattern === undefined) return []
        return [...proseMatches(block, pattern)].map(({ span, text }) => ({
          span,
          message: say`${quoted(text)} is a filler, and left out in this profile.`,
        }))
      },
    }
  },
)
