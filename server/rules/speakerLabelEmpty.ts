import { rangeIn } from '../syntax/position.ts'
import type { DocumentRule } from './rule.ts'
import { colonSlips } from './support/colonSlips.ts'

export const speakerLabelEmpty: DocumentRule = {
  code: 'speaker-label-empty',
  severity: 'error',
  scope: 'document',
  summary: 'A colon without a speaker before it',
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
  check: function* (transcript) {
    for (const slip of yield* colonSlips(transcript)) {
      if (slip.kind !== 'empty') continue
      const { block, blockLine } = slip.line
      const written = block.text.slice(slip.span.start, slip.span.end)
      const at = slip.span.start + written.search(/[:：]/)
      yield {
        range: rangeIn(block, blockLine, slip.span),
        message: 'A speaker is missing before the colon; write who says this, or “???” if nobody knows.',
        fixes: [
          {
            title: 'Insert “???”',
            safety: 'suggested',
            edits: [{ range: rangeIn(block, blockLine, { start: at, end: at }), newText: '???' }],
          },
        ],
      }
    }
  },
}
