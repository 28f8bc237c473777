import { entryOf, textOf } from '../model/speakers.ts'
import { headerTree } from '../syntax/header.ts'
import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import { type BlockRule, configurable, type Rule, type RulePage } from './rule.ts'
import { choiceProblems, unknownWord } from './support/choiceProblems.ts'

/** Its page of documentation, and its tests. */
export const headerRulesPage: RulePage = {
  explanation:
    'Under `rules` stand the codes of rules, each with a severity, or with a map of `severity` and the options of that rule; under `profile` the name of a profile, or the path of a file that holds one. What is not known there has no effect.',
  origin: 'The header.',
  examples: [
    {
      bad: '---\nrules:\n  turn-emtpy: off\n  ^^^^^^^^^^\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
      good: '---\nrules:\n  turn-empty: off\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
    },
    {
      bad: '---\nrules:\n  turn-empty: warn\n              ^^^^\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
      good: '---\nrules:\n  turn-empty: warning\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
    },
    {
      bad: '---\nprofile: defualt\n         ^^^^^^^\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
      good: '---\nprofile: default\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
    },
  ],
}

/** The rule that knows all rules, its own self included: hence the function. */
export const headerRules = (table: () => readonly Rule[]): Rule =>
  configurable(
    {},
    (_, { profiles }): BlockRule => ({
      code: 'header-rules',
      severity: 'warning',
      scope: 'block',
      on: 'header',
      summary: say`A rule, option or profile that there is not`,
      check: block => {
        const { entries } = headerTree(block)
        const rules = entryOf(entries, 'rules')?.value
        const profile = entryOf(entries, 'profile')?.value
        const name = textOf(profile)
        const unknown = profile !== undefined && name !== undefined && name !== '' && !profiles.includes(name)
        return [
          ...(rules === undefined ? [] : choiceProblems(rules, table())),
          ...(unknown ? [unknownWord(name, profile.span, profiles, say`${quoted(name)} is no profile`)] : []),
        ]
      },
    }),
  )
