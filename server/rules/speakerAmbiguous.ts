import { labelOf } from '../model/labels.ts'
import { opensTurn } from '../model/transcript.ts'
import { say } from '../text/message.ts'
import { either, quoted } from '../text/wording.ts'
import type { BlockFix, LabelRule, RulePage } from './rule.ts'

/** Its page of documentation, and its tests. */
export const speakerAmbiguousPage: RulePage = {
  explanation:
    'The label is a short form of several declared speakers’ names, so nobody can tell who is meant. Write more of the name, or declare the label as an alias of one of them.',
  origin: 'Inconsistent labels are the first of the commonest reasons for which agencies reject a transcript.',
  examples: [
    {
      bad: '---\nspeakers: [Anna Meyer, Ben Meyer]\n---\n\nAnna Meyer: Good morning.\n\nBen Meyer: Hello.\n\nMeyer: Well.\n^^^^^\n',
      good: '---\nspeakers: [Anna Meyer, Ben Meyer]\n---\n\nAnna Meyer: Good morning.\n\nBen Meyer: Hello.\n\nAnna Meyer: Well.\n',
    },
  ],
}

export const speakerAmbiguous: LabelRule = {
  code: 'speaker-ambiguous',
  severity: 'warning',
  scope: 'labels',
  summary: say`A label fits several speakers`,
  check: (block, facts) => {
    const label = labelOf(block)
    const verdict = facts.verdicts.get(label)
    if (block.opening === undefined || verdict?.kind !== 'ambiguous' || !opensTurn(facts, block)) return []
    const span = block.opening.label
    const fixes = verdict.names.map(
      (name): BlockFix => ({
        title: say`Change to “${name}”`,
        safety: 'suggested',
        changes: [{ span, newText: name }],
      }),
    )
    return [
      { span, message: say`${quoted(label)} may be ${either(verdict.names.map(quoted))}; write who is meant.`, fixes },
    ]
  },
}
