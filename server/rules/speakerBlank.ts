import { labelOf } from '../model/labels.ts'
import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import type { BlockRule, RulePage } from './rule.ts'

/** White space that looks like a blank and is none. */
const odd = /^[\u00a0\u202f\u2000-\u200a\u3000\t]+$/u

/** Its page of documentation, and its tests. */
export const speakerBlankPage: RulePage = {
  explanation:
    'After the colon stands a no-break space, or another character that looks like a blank: pasted from a web page. Programs that look for a colon and a blank do not find it.',
  origin: 'White House briefings: the colon is followed by U+00A0 in 7,641 of 9,002 lines.',
  examples: [
    {
      bad: 'Anna Meyer:\u00a0Good morning.\n          ^^\n\nBen Okafor: Hello.\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: Good morning.\n\nBen Okafor: Hello.\n\nAnna Meyer: Well.\n',
    },
  ],
}

export const speakerBlank: BlockRule = {
  code: 'speaker-blank',
  severity: 'information',
  byDefault: false,
  scope: 'block',
  on: 'turn',
  summary: say`What follows the colon is no plain blank`,
  check: block => {
    const { opening, text } = block
    if (opening?.colon === undefined || opening.body >= opening.end) return []
    const span = { start: opening.head.end, end: opening.body }
    if (!odd.test(text.slice(span.start, span.end))) return []
    return [
      {
        span: { start: opening.colon.start, end: span.end },
        message: say`What follows the colon of ${quoted(labelOf(block))} looks like a blank and is none.`,
        fixes: [{ title: say`Change to a blank`, safety: 'safe', changes: [{ span, newText: ' ' }] }],
      },
    ]
  },
}
