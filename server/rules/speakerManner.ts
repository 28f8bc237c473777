import { opensTurn } from '../model/transcript.ts'
import { say } from '../text/message.ts'
import { fold } from '../text/space.ts'
import { either, quoted } from '../text/wording.ts'
import { texts } from './options.ts'
import { configurable, type LabelRule, type RulePage } from './rule.ts'
import { nearestWord } from './support/distance.ts'

/** Its page of documentation, and its tests. */
export const speakerMannerPage: RulePage = {
  explanation:
    'What stands in parentheses after a speaker is not among the manners of the profile, so it may be a slip for one of them.',
  origin: 'Minutes of standards meetings: `(on queue)`; official records: `(via translator)`, `(retranslated)`.',
  examples: [
    {
      options: { words: ['via translator', 'on the phone'] },
      bad: 'Anna Meyer (via transaltor): Good morning.\n            ^^^^^^^^^^^^^^\n\nBen Okafor (on the phone): Hello.\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer (via translator): Good morning.\n\nBen Okafor (on the phone): Hello.\n\nAnna Meyer: Well.\n',
    },
  ],
}

export const speakerManner = configurable(
  {
    words: texts(
      ['via translator', 'through interpreter', 'on queue'],
      say`What may stand in parentheses after a speaker.`,
    ),
  },
  ({ words }): LabelRule => ({
    code: 'speaker-manner',
    severity: 'warning',
    byDefault: false,
    scope: 'labels',
    summary: say`A manner that is not in the list of those allowed`,
    check: (block, facts) => {
      const { opening } = block
      if (opening?.manner === undefined || !opensTurn(facts, block)) return []
      const span = opening.manner
      const manner = fold(block.text.slice(span.start, span.end))
      if (words.includes(manner)) return []
      const near = nearestWord(manner, words, 2)
      if (near === undefined)
        return [
          {
            span,
            message: say`${quoted(manner)} is not among the manners of this profile: ${either(words.map(quoted))}.`,
          },
        ]
      return [
        {
          span,
          message: say`${quoted(manner)} is no manner of this profile; did you mean ${quoted(near)}?`,
          fixes: [{ title: say`Change to “${near}”`, safety: 'suggested', changes: [{ span, newText: near }] }],
        },
      ]
    },
  }),
)
