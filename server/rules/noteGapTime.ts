import { inlinesOf } from '../syntax/notes.ts'
import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import type { BlockRule, RulePage } from './rule.ts'

/** Its page of documentation, and its tests. */
export const noteGapTimePage: RulePage = {
  explanation:
    'A gap says when it is in the recording, so that whoever reviews the transcript can listen there: `[inaudible 0:12:03]`.',
  origin: 'Guides of agencies: every gap carries a time.',
  examples: [
    {
      bad: 'Anna Meyer: Good morning. [inaudible] So.\n                          ^^^^^^^^^^^\n\nAnna Meyer: Well. [crosstalk 0:12:03]\n',
      good: 'Anna Meyer: Good morning. [inaudible 0:11:58] So.\n\nAnna Meyer: Well. [crosstalk 0:12:03]\n',
    },
  ],
}

export const noteGapTime: BlockRule = {
  code: 'note-gap-time',
  severity: 'warning',
  byDefault: false,
  scope: 'block',
  on: 'text',
  summary: say`A gap without a time`,
  check: block =>
    inlinesOf(block)
      .notes.filter(({ kind, ms }) => kind === 'gap' && ms === undefined)
      .map(({ start, end, content }) => ({
        span: { start, end },
        message: say`${quoted(block.text.slice(start, end))} does not say when; write “[${content.trim()} 0:00:00]” with its time.`,
      })),
}
