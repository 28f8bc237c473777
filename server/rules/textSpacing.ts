import { say } from '../text/message.ts'
import type { BlockRule, RulePage } from './rule.ts'
import { proseMatches } from './support/prose.ts'

/** Several blanks, or a tab, between two characters of a line. */
const wide = /(?<=\S)(?:[ \u00a0]{2,}|[ \u00a0]*\t[ \t\u00a0]*)(?=\S)/gu

/** Its page of documentation, and its tests. */
export const textSpacingPage: RulePage = {
  explanation: 'One blank stands between words and between sentences, and no tab.',
  origin: 'TranscribeMe: one space between sentences. Guides for clean verbatim: no tabs.',
  examples: [
    {
      bad: 'Anna Meyer: Good morning.  Shall we begin?\n                         ^^\n\nBen Okafor: Yes.\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: Good morning. Shall we begin?\n\nBen Okafor: Yes.\n\nAnna Meyer: Well.\n',
    },
  ],
}

export const textSpacing: BlockRule = {
  code: 'text-spacing',
  severity: 'information',
  byDefault: false,
  scope: 'block',
  on: 'text',
  summary: say`Several blanks or a tab between words`,
  check: block =>
    [...proseMatches(block, wide)].map(({ span, text }) => ({
      span,
      message: text.includes('\t')
        ? say`A tab stands here; one blank is enough.`
        : say`${text.length} blanks stand here; one blank is enough.`,
      fixes: [{ title: say`Leave one blank`, safety: 'safe', changes: [{ span, newText: ' ' }] }],
    })),
}
