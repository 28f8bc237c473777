import { labelOf } from '../model/labels.ts'
import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import { configurable, type LabelRule, type RulePage, UNSAID } from './rule.ts'
import { caseOf } from './support/labelStyle.ts'
import { verdictsOf } from './support/verdicts.ts'

/** Its page of documentation, and its tests. */
export const speakerSpellingPage: RulePage = {
  explanation:
    'The label is the speaker’s but for capitals, blanks, full stops or the kind of apostrophe. It is understood here; other tools take it for somebody else. It is compared with the speakers that the header declares, or, where it declares none, with a label at least three times as frequent in the file. Where the declared spelling opens no turn and another one several, it is information.',
  origin:
    'A conference archive in which 210 of 242 files that declare speakers use a label that is not declared; “inconsistent labels” is the commonest reason for which agencies reject a transcript.',
  examples: [
    {
      bad: '---\nspeakers: [Anna Meyer, Ben Okafor]\n---\n\nAnna meyer: Good morning.\n^^^^^^^^^^\n\nBen Okafor: Hello.\n',
      good: '---\nspeakers: [Anna Meyer, Ben Okafor]\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
    },
    {
      bad: 'RPR: All right.\n\nDE: Yes.\n\nRPR: Next.\n\nDE: Me again.\n\nRPR: Go on.\n\nRpR: Thanks.\n^^^\n',
      good: 'RPR: All right.\n\nDE: Yes.\n\nRPR: Next.\n\nDE: Me again.\n\nRPR: Go on.\n\nRPR: Thanks.\n',
    },
  ],
}

/** A spelling that is declared otherwise is the file's own from so many turns on. */
const OWN = 3

export const speakerSpelling = configurable({}, (_, { optionsOf }): LabelRule => {
  const capitals = optionsOf('speaker-style')['style'] === 'capitals'
  return {
    code: 'speaker-spelling',
    severity: 'warning',
    scope: 'labels',
    summary: say`A label differs from its speaker in case or spacing only`,
    check: (block, { verdicts, habits }) => {
      const label = labelOf(block)
      if (block.opening === undefined || verdicts.get(label)?.kind !== 'spelling') return []
      const { label: span } = block.opening
      // Where labels are written in capitals, that is no other spelling.
      const shouts = (capitals || habits.style.capitals) && caseOf(block) === 'capitals'
      return [
        {
          span,
          message: UNSAID,
          late: (transcript, range) => {
            const verdict = verdictsOf(transcript).get(label)
            if (verdict?.kind !== 'spelling') return undefined
            const { spelling } = verdict
            if (shouts && spelling.toUpperCase() === label) return undefined
            // The file has its own spelling throughout, and it is the declaration that differs.
            const { uses } = transcript
            const isOwn = !uses.has(spelling) && (uses.get(label)?.count ?? 0) >= OWN
            return {
              ...(isOwn ? { severity: 'information' } : {}),
              message: say`${quoted(label)} is ${quoted(spelling)} but for case, spacing or punctuation.`,
              fixes: [{ title: say`Change to “${spelling}”`, safety: 'safe', edits: [{ range, newText: spelling }] }],
            }
          },
        },
      ]
    },
  }
})
