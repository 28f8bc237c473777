import { isSpace } from '../text/space.ts'
import type { LabelRule, RulePage } from './rule.ts'
import { colonSlipsIn, isSlip } from './support/colonSlips.ts'
import { quoted } from './support/wording.ts'

/** Its page of documentation, and its tests. */
export const speakerColonWrongPage: RulePage = {
  explanation:
    'A line begins with a label of this file, and a semicolon, full stop, dash or comma stands in the place of the colon. The words count as those of the speaker before. A semicolon is beyond doubt; the other marks are looked at only where what follows begins as speech does.',
  origin: 'Standards-meeting notes: 14 lines with a semicolon for the colon.',
  examples: [
    {
      bad: 'RPR: Next is modules.\n\nDE: I have slides.\n\nRPR; Go on.\n   ^\n\nDE: Thanks.\n',
      good: 'RPR: Next is modules.\n\nDE: I have slides.\n\nRPR: Go on.\n\nDE: Thanks.\n',
    },
    {
      bad: 'Anna Meyer: Good morning.\n\nBen Okafor: Hello.\n\nAnna Meyer: Shall we?\n\nBen Okafor – Yes, we should.\n          ^^\n\nBen Okafor: Let us begin.\n',
      good: 'Anna Meyer: Good morning.\n\nBen Okafor: Hello.\n\nAnna Meyer: Shall we?\n\nBen Okafor: Yes, we should.\n\nBen Okafor: Let us begin.\n',
    },
  ],
}

export const speakerColonWrong: LabelRule = {
  code: 'speaker-colon-wrong',
  severity: 'error',
  scope: 'labels',
  summary: 'Another mark stands where the colon should',
  check: (block, facts) =>
    colonSlipsIn(block, facts).flatMap(slip => {
      if (slip.kind !== 'wrong') return []
      const { text } = block
      const span = slip.mark
      const mark = text.slice(span.start, span.end).trim()
      const newText = isSpace(text.charCodeAt(span.end)) || '*_'.includes(text[span.end] ?? ' ') ? ':' : ': '
      return {
        span,
        message: `After ${quoted(slip.label)} stands ${quoted(mark)} in place of a colon, so that these words belong to nobody or to the speaker before.`,
        fixes: [
          { title: 'Replace it by a colon', safety: slip.certain ? 'safe' : 'suggested', changes: [{ span, newText }] },
        ],
        ...(slip.doubtful ? { severity: 'information' as const } : {}),
        late: (transcript, range) => (isSlip(slip, transcript, range.start.line) ? {} : undefined),
      }
    }),
}
