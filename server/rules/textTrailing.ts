import { isProse } from '../syntax/block.ts'
import { say } from '../text/message.ts'
import type { BlockRule, RulePage } from './rule.ts'

/** Blanks before the end of a line. */
const trailing = /[ \t\u00a0\u200b]+(?=\r?\n|\r|$)/gu

/** Its page of documentation, and its tests. */
export const textTrailingPage: RulePage = {
  explanation:
    'Blanks at the end of a line are not seen, and show up as changes when somebody’s editor removes them. Two blanks before a further line of the paragraph are a line break in Markdown, and are left alone.',
  origin: 'The habit of editors for plain text.',
  examples: [
    {
      bad: 'Anna Meyer: Good morning. \n                         ^\n\nBen Okafor: Yes.\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: Good morning.\n\nBen Okafor: Yes.\n\nAnna Meyer: Well.\n',
    },
  ],
}

export const textTrailing: BlockRule = {
  code: 'text-trailing',
  severity: 'hint',
  byDefault: false,
  scope: 'block',
  on: 'text',
  summary: say`Blanks at the end of a line`,
  check: block => {
    if (!isProse(block)) return []
    const { text } = block
    const last = text.trimEnd().length
    return [...text.matchAll(trailing)].flatMap(({ index, 0: blanks }) => {
      const isBreak = blanks === '  ' && index < last
      if (isBreak || index === 0) return []
      const span = { start: index, end: index + blanks.length }
      return [
        {
          span,
          message: say`Blanks stand at the end of the line.`,
          fixes: [{ title: say`Remove them`, safety: 'safe' as const, changes: [{ span, newText: '' }] }],
        },
      ]
    })
  },
}
