import { rangeIn } from '../syntax/position.ts'
import type { DocumentRule, Fix } from './rule.ts'
import { declareSpeakers } from './support/headerEdits.ts'
import { openingsOf, rangeOf } from './support/openings.ts'
import { verdictsOf } from './support/verdicts.ts'
import { counted, either, quoted } from './support/wording.ts'
import { yamlScalar } from './support/yamlText.ts'

export const speakerMisspelt: DocumentRule = {
  code: 'speaker-misspelt',
  severity: 'error',
  scope: 'document',
  summary: 'A label is a slip for a speaker’s',
  explanation:
    'The label is not declared, but a letter or two away from a name or alias that is. A label that occurs once or twice and is near a frequent one of the file is reported too, as a warning. If it is another person, declare them in the header. Where a declared speaker never speaks and a name near theirs does, it is the declaration that is reported. Numbers, titles and single initials must agree, so `Mr. Smith` and `Mrs. Smith` are two people.',
  origin:
    'Standards-meeting notes: 559 turns with initials a letter away from a delegate’s (`JDH` for `JHD`). A podcast network: `Justin Garisson` 50 times against `Justin Garrison`.',
  examples: [
    {
      bad: '---\nspeakers: [Vladimir Putin, Kassym-Jomart Tokayev]\n---\n\nVladimir Putin: Thank you.\n\nKassym-Jomart Tokaev: Agreed.\n^^^^^^^^^^^^^^^^^^^^\n\nKassym-Jomart Tokayev: Indeed.\n',
      good: '---\nspeakers: [Vladimir Putin, Kassym-Jomart Tokayev]\n---\n\nVladimir Putin: Thank you.\n\nKassym-Jomart Tokayev: Agreed.\n\nKassym-Jomart Tokayev: Indeed.\n',
    },
    {
      bad: '---\nspeakers:\n  - name: Jordan Harband\n    aliases: [JHD]\n  - name: Robin Palotai\n    aliases: [RPR]\n---\n\nRPR: Next.\n\nJDH: I agree.\n^^^\n\nJHD: Me too.\n',
      good: '---\nspeakers:\n  - name: Jordan Harband\n    aliases: [JHD]\n  - name: Robin Palotai\n    aliases: [RPR]\n---\n\nRPR: Next.\n\nJHD: I agree.\n\nJHD: Me too.\n',
    },
    {
      bad: `${'Justin Garrison: So.\n\nAnna Meyer: Yes.\n\n'.repeat(8)}Justin Garisson: Right.\n^^^^^^^^^^^^^^^\n`,
      good: `${'Justin Garrison: So.\n\nAnna Meyer: Yes.\n\n'.repeat(8)}Justin Garrison: Right.\n`,
    },
    {
      bad: '---\nspeakers:\n  - Vladmir Putin\n    ^^^^^^^^^^^^^\n  - Kassym-Jomart Tokayev\n---\n\nVladimir Putin: Thank you.\n\nKassym-Jomart Tokayev: Agreed.\n\nVladimir Putin: Goodbye.\n',
      good: '---\nspeakers:\n  - Vladimir Putin\n  - Kassym-Jomart Tokayev\n---\n\nVladimir Putin: Thank you.\n\nKassym-Jomart Tokayev: Agreed.\n\nVladimir Putin: Goodbye.\n',
    },
  ],
  check: function* (transcript) {
    const verdicts = verdictsOf(transcript)
    const { headerBlock } = transcript
    for (const [label, verdict] of verdicts) {
      if (verdict.kind !== 'misdeclared' || headerBlock === undefined) continue
      const { speaker, spelling } = verdict
      const alias = speaker.aliases.find(one => one.text === spelling)
      const range = rangeIn(headerBlock, 0, alias?.span ?? speaker.nameSpan)
      const count = transcript.uses.get(label)?.count ?? 0
      // A spelling that holds a role cannot be put right in one place.
      const fixes: Fix[] =
        alias !== undefined || spelling === speaker.name
          ? [{ title: `Change to “${label}”`, safety: 'suggested', edits: [{ range, newText: yamlScalar(label) }] }]
          : []
      yield {
        range,
        message: `${quoted(spelling)} is declared but never speaks; ${quoted(label)} opens ${counted(count, 'turn')}. Is it the same speaker?`,
        fixes,
      }
    }
    const declarations = new Map<string, Fix | undefined>()
    for (const opening of openingsOf(transcript)) {
      const verdict = verdicts.get(opening.label)
      if (verdict?.kind !== 'misspelt') continue
      const { label } = opening
      if (!declarations.has(label)) {
        const edits = declareSpeakers(transcript, [{ name: label, roles: [], aliases: [] }])
        declarations.set(label, edits && { title: `Declare “${label}”`, safety: 'suggested', edits })
      }
      const range = rangeOf(opening, opening.parts.label)
      const changes = verdict.near.map(
        (spelling): Fix => ({
          title: `Change to “${spelling}”`,
          safety: 'suggested',
          edits: [{ range, newText: spelling }],
        }),
      )
      const declaration = declarations.get(label)
      yield {
        range,
        message: verdict.declared
          ? `${quoted(label)} is not declared; did you mean ${either(verdict.near.map(quoted))}?`
          : `${quoted(label)} opens ${counted(transcript.uses.get(label)?.count ?? 0, 'turn')} here; did you mean ${either(verdict.near.map(quoted))}, ${verdict.near.length > 1 ? 'which open' : 'which opens'} ${counted(transcript.uses.get(verdict.near[0] ?? '')?.count ?? 0, 'turn')}?`,
        severity: verdict.declared ? 'error' : 'warning',
        fixes: declaration === undefined ? changes : [...changes, declaration],
      }
    }
  },
}
