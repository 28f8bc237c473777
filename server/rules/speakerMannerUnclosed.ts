import type { BlockRule, RulePage } from './rule.ts'
import { quoted, speakerLabel } from './support/wording.ts'

/** Its page of documentation, and its tests. */
export const speakerMannerUnclosedPage: RulePage = {
  explanation:
    'What stands in parentheses after a speaker says how or for whom they speak: `Kim Park (via translator):`. Without the closing parenthesis the label has no end.',
  origin: 'Slips in public archives; the parts of a speaker line (format, section 5).',
  examples: [
    {
      bad: 'Anna Meyer: Good morning.\n\nKim Park (via translator: Hello.\n         ^^^^^^^^^^^^^^^\n',
      good: 'Anna Meyer: Good morning.\n\nKim Park (via translator): Hello.\n',
    },
  ],
}

export const speakerMannerUnclosed: BlockRule = {
  code: 'speaker-manner-unclosed',
  severity: 'error',
  scope: 'block',
  on: 'turn',
  summary: 'The parenthesis after a speaker is not closed',
  check: block => {
    const { opening } = block
    if (opening?.manner === undefined || opening.mannerClosed) return []
    const { start, end } = opening.manner
    return [
      {
        span: { start: start - 1, end },
        message: `The parenthesis after ${quoted(speakerLabel(block))} is not closed; put ${quoted(')')} before the colon.`,
        fixes: [
          { title: 'Close the parenthesis', safety: 'safe', changes: [{ span: { start: end, end }, newText: ')' }] },
        ],
      },
    ]
  },
}
