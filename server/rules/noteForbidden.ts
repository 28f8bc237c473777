import { inlinesOf, plainNote } from '../syntax/notes.ts'
import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import { texts } from './options.ts'
import { type BlockRule, configurable, type RulePage } from './rule.ts'

/** Its page of documentation, and its tests. */
export const noteForbiddenPage: RulePage = {
  explanation: 'The profile does without this note: what was said is simply written down.',
  origin: 'Guides for clean verbatim: no `[sic]`.',
  examples: [
    {
      bad: 'Anna Meyer: We was [sic] there.\n                   ^^^^^\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: We was there.\n\nAnna Meyer: Well.\n',
    },
  ],
}

export const noteForbidden = configurable(
  { words: texts(['sic'], say`The notes that there must not be.`) },
  ({ words }): BlockRule => {
    const forbidden = new Set(words.map(plainNote))
    return {
      code: 'note-forbidden',
      severity: 'warning',
      byDefault: false,
      scope: 'block',
      on: 'text',
      summary: say`A note that there must not be`,
      check: block =>
        inlinesOf(block)
          .notes.filter(({ content }) => forbidden.has(plainNote(content)))
          .map(({ start, end }) => {
            const blank = block.text[start - 1] === ' ' ? 1 : 0
            const changes = [{ span: { start: start - blank, end }, newText: '' }]
            return {
              span: { start, end },
              message: say`${quoted(block.text.slice(start, end))} is not used in this profile.`,
              fixes: [{ title: say`Remove the note`, safety: 'suggested', changes }],
            }
          }),
    }
  },
)
