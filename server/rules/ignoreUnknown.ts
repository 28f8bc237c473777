import { say } from '../text/message.ts'
import { orNear, quoted } from '../text/wording.ts'
import type { IgnoreRule, Report, RulePage } from './rule.ts'
import { keyLimit, nearestWord } from './support/distance.ts'

/** Its page of documentation, and its tests. */
export const ignoreUnknownPage: RulePage = {
  explanation:
    'The comment is to silence a rule that there is not, so it has no effect. After `transcript-ignore` stand the codes of rules, with commas between them, then a colon and the reason.',
  origin: 'The ignores of this format.',
  examples: [
    {
      bad: 'Anna Meyer: Good morning.\n\n<!-- transcript-ignore turn-emtpy: he nods -->\n                       ^^^^^^^^^^\nBen Okafor:\n\nAnna Meyer: Well.\n\nBen Okafor: Hello.\n',
      good: 'Anna Meyer: Good morning.\n\n<!-- transcript-ignore turn-empty: he nods -->\nBen Okafor:\n\nAnna Meyer: Well.\n\nBen Okafor: Hello.\n',
    },
  ],
}

export const ignoreUnknown: IgnoreRule = {
  code: 'ignore-unknown',
  severity: 'warning',
  scope: 'ignores',
  summary: say`An ignore names a rule that there is not`,
  *check(ignore, codes): Iterable<Report> {
    if (ignore.codes.length === 0) {
      yield {
        range: ignore.range,
        message: say`It does not say which rule to ignore; write its code: “transcript-ignore turn-empty: reason”.`,
      }
    }
    for (const { code, range, known } of ignore.codes) {
      if (known) continue
      const near = nearestWord(code, codes, keyLimit(code))
      yield {
        range,
        message: orNear(say`${quoted(code)} is no rule`, near),
        fixes: () =>
          near === undefined
            ? []
            : [{ title: say`Change to “${near}”`, safety: 'suggested', edits: [{ range, newText: near }] }],
      }
    }
  },
}
