import { say } from '../text/message.ts'
import type { LabelRule, RulePage } from './rule.ts'
import { slipFindings } from './support/colonSlips.ts'

/** Its page of documentation, and its tests. */
export const speakerLabelEmptyPage: RulePage = {
  explanation:
    'A line begins with a colon, so that nobody knows who speaks. Write the speaker’s label, or `???:` if the speaker could not be recognised.',
  origin: 'A podcast network: broken labels such as `**:** text`.',
  examples: [
    {
      bad: 'Anna Meyer: Good morning.\n\n: Hello.\n^\n\nAnna Meyer: Shall we?\n',
      good: 'Anna Meyer: Good morning.\n\n???: Hello.\n\nAnna Meyer: Shall we?\n',
    },
    {
      bad: '**Anna Meyer:** Good morning.\n\n**:** Hello.\n^^^^^\n\n**Anna Meyer:** Shall we?\n',
      good: '**Anna Meyer:** Good morning.\n\n**???:** Hello.\n\n**Anna Meyer:** Shall we?\n',
    },
  ],
}

export const speakerLabelEmpty: LabelRule = {
  code: 'speaker-label-empty',
  severity: 'error',
  scope: 'labels',
  summary: say`A colon without a speaker before it`,
  check: (block, facts) =>
    slipFindings(block, facts, 'empty', ({ span }) => {
      const at = span.start + block.text.slice(span.start, span.end).search(/[:：]/)
      return {
        span,
        message: say`A speaker is missing before the colon; write who says this, or “???” if nobody knows.`,
        fixes: [
          {
            title: say`Insert “???”`,
            safety: 'suggested',
            changes: [{ span: { start: at, end: at }, newText: '???' }],
          },
        ],
      }
    }),
}
