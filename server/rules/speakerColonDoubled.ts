import { labelOf } from '../model/labels.ts'
import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import type { BlockRule, RulePage } from './rule.ts'

/** Its page of documentation, and its tests. */
export const speakerColonDoubledPage: RulePage = {
  explanation:
    'A speaker’s label ends with one colon. A second one is a slip of the keyboard, and other tools read it as part of the spoken text.',
  origin: 'Slips in public archives.',
  examples: [
    {
      bad: 'Anna Meyer:: Good morning.\n          ^^\n\nBen Okafor: Hello.\n\nAnna Meyer: Let us begin.\n',
      good: 'Anna Meyer: Good morning.\n\nBen Okafor: Hello.\n\nAnna Meyer: Let us begin.\n',
    },
  ],
}

export const speakerColonDoubled: BlockRule = {
  code: 'speaker-colon-doubled',
  severity: 'warning',
  scope: 'block',
  on: 'turn',
  summary: say`Two colons after a speaker`,
  check: block => {
    const colon = block.opening?.colon
    if (colon === undefined || colon.end - colon.start < 2) return []
    const second = { start: colon.start + 1, end: colon.end }
    return [
      {
        span: colon,
        message: say`Two colons after ${quoted(labelOf(block))}; one is enough.`,
        fixes: [{ title: say`Remove the second colon`, safety: 'safe', changes: [{ span: second, newText: '' }] }],
      },
    ]
  },
}
