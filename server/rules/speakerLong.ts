import { labelOf } from '../model/labels.ts'
import { opensTurn } from '../model/transcript.ts'
import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import { number } from './options.ts'
import { configurable, type LabelRule, type RulePage } from './rule.ts'

/** Its page of documentation, and its tests. */
export const speakerLongPage: RulePage = {
  explanation:
    'The label is longer than the programs can take that the transcript goes to. Declare an alias in the header, and use it in the text.',
  origin: 'MAXQDA imports speakers with labels of at most 63 characters.',
  examples: [
    {
      options: { most: 12 },
      bad: 'President Anna Meyer: Good morning.\n^^^^^^^^^^^^^^^^^^^^\n\nBen Okafor: Hello.\n\nPresident Anna Meyer: Well.\n^^^^^^^^^^^^^^^^^^^^\n\nBen Okafor: Yes.\n',
      good: 'Anna Meyer: Good morning.\n\nBen Okafor: Hello.\n\nAnna Meyer: Well.\n\nBen Okafor: Yes.\n',
    },
  ],
}

export const speakerLong = configurable(
  { most: number(63, say`The most characters of a label.`, 1) },
  ({ most }): LabelRule => ({
    code: 'speaker-long',
    severity: 'warning',
    byDefault: false,
    scope: 'labels',
    summary: say`A label is too long`,
    check: (block, facts) => {
      if (block.opening === undefined || !opensTurn(facts, block)) return []
      const label = labelOf(block)
      const length = [...label].length
      if (length <= most) return []
      return [
        { span: block.opening.label, message: say`${quoted(label)} has ${length} characters; ${most} is the limit.` },
      ]
    },
  }),
)
