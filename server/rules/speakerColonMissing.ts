import type { LabelRule, RulePage } from './rule.ts'
import { colonSlipsIn, isSlip } from './support/colonSlips.ts'
import { quoted } from './support/wording.ts'

/** Its page of documentation, and its tests. */
export const speakerColonMissingPage: RulePage = {
  explanation:
    'A line begins with a label of this file, and speech follows without a colon, so that the words count as those of the speaker before. Only labels that are declared or open several turns are looked for, and only where what follows begins as speech does; `Vladimir Putin met the ministers` is a sentence about him.',
  origin: 'Slips in public archives; the line is lost to every tool that splits at the colon.',
  examples: [
    {
      bad: 'Anna Meyer: Good morning.\n\nBen Okafor: Hello.\n\nAnna Meyer: Shall we?\n\nBen Okafor Yes, we should.\n^^^^^^^^^^\n\nBen Okafor: Let us begin.\n',
      good: 'Anna Meyer: Good morning.\n\nBen Okafor: Hello.\n\nAnna Meyer: Shall we?\n\nBen Okafor: Yes, we should.\n\nBen Okafor: Let us begin.\n',
    },
  ],
}

export const speakerColonMissing: LabelRule = {
  code: 'speaker-colon-missing',
  severity: 'error',
  scope: 'labels',
  summary: 'The colon after a speaker is missing',
  check: (block, facts) =>
    colonSlipsIn(block, facts).flatMap(slip =>
      slip.kind !== 'missing'
        ? []
        : {
            span: slip.span,
            message: `A colon is missing after ${quoted(slip.label)}, so that these words belong to nobody or to the speaker before.`,
            fixes: [
              {
                title: 'Insert the colon',
                safety: 'suggested',
                changes: [{ span: { start: slip.at, end: slip.at }, newText: ':' }],
              },
            ],
            ...(slip.doubtful ? { severity: 'information' as const } : {}),
            late: (transcript, range) => (isSlip(slip, transcript, range.start.line) ? {} : undefined),
          },
    ),
}
