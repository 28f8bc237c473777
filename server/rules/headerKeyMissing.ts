import { say } from '../text/message.ts'
import { itemAt } from '../text/sequence.ts'
import { all, quoted } from '../text/wording.ts'
import { texts } from './options.ts'
import { configurable, type DocumentRule, type Report, type RulePage } from './rule.ts'
import { addKeys } from './support/headerEdits.ts'

/** Its page of documentation, and its tests. */
export const headerKeyMissingPage: RulePage = {
  explanation:
    'The header lacks keys that the profile asks for: without them nobody can tell, years later, what was said where and when, and who wrote it down.',
  origin: 'Guides for oral history ask for title, date, place and transcriber; the keys are those of Dublin Core.',
  examples: [
    {
      bad: '---\n^^^\ntitle: The summit\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
      good: '---\ntitle: The summit\ndate: \n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
    },
    {
      options: { keys: ['title', 'place'] },
      bad: '---\n^^^\ntitle: The summit\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
      good: '---\ntitle: The summit\nplace: \n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
    },
  ],
}

export const headerKeyMissing = configurable(
  { keys: texts(['title', 'date'], say`The keys that a header has to have.`) },
  ({ keys }): DocumentRule => ({
    code: 'header-key-missing',
    severity: 'warning',
    byDefault: false,
    scope: 'document',
    summary: say`The header lacks a key`,
    *check(transcript): Iterable<Report> {
      const { header, headerBlock, blocks } = transcript
      const has = new Set(header?.entries.map(entry => entry.key))
      const missing = keys.filter(key => !has.has(key))
      if (missing.length === 0 || itemAt(blocks, 0) === undefined) return
      const names = all(missing.map(quoted))
      const end = headerBlock === undefined ? 0 : 3
      yield {
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: end } },
        message:
          headerBlock === undefined
            ? say`There is no header, which should have ${names}.`
            : say`The header lacks ${names}.`,
        fixes: () => {
          const edits = addKeys(transcript, missing)
          const title = say`Add ${names}, to be filled in`
          return edits === undefined ? [] : [{ title, safety: 'suggested', edits }]
        },
      }
    },
  }),
)
