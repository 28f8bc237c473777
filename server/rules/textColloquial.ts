import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import type { LabelRule, RulePage } from './rule.ts'
import { proseMatches, wordPattern } from './support/prose.ts'

/** Spoken forms, and what clean verbatim writes. */
const WRITTEN: Readonly<Record<string, string>> = {
  gonna: 'going to',
  wanna: 'want to',
  gotta: 'got to',
  kinda: 'kind of',
  sorta: 'sort of',
  lemme: 'let me',
  gimme: 'give me',
  dunno: 'don’t know',
  cuz: 'because',
  "'cause": 'because',
  '’cause': 'because',
  outta: 'out of',
  hafta: 'have to',
}

const pattern = wordPattern(Object.keys(WRITTEN))

/** Its page of documentation, and its tests. */
export const textColloquialPage: RulePage = {
  explanation:
    'Clean verbatim writes `going to`, not `gonna`. English only. There is no fix: what was said is changed by people only.',
  origin: 'Guides for clean verbatim: `gonna` → `going to`.',
  examples: [
    {
      bad: 'Anna Meyer: We are gonna begin.\n                   ^^^^^\n\nBen Okafor: Hello.\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: We are going to begin.\n\nBen Okafor: Hello.\n\nAnna Meyer: Well.\n',
    },
  ],
}

export const textColloquial: LabelRule = {
  code: 'text-colloquial',
  severity: 'information',
  byDefault: false,
  scope: 'labels',
  summary: say`A spoken form such as “gonna”`,
  check: (block, { habits: { language = 'en' } }) => {
    if (language !== 'en' || pattern === undefined) return []
    return [...proseMatches(block, pattern)].map(({ span, text }) => {
      const written = WRITTEN[text.toLowerCase()] ?? ''
      return { span, message: say`${quoted(text)} is written ${quoted(written)} in this profile.` }
    })
  },
}
