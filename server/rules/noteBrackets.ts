import { inlinesOf, plainNote } from '../syntax/notes.ts'
import { say } from '../text/message.ts'
import type { Span } from '../text/range.ts'
import { quoted } from '../text/wording.ts'
import { choice } from './options.ts'
import { type BlockRule, configurable, type Finding, type RulePage } from './rule.ts'
import { noteWords } from './support/vocabulary.ts'

const BRACKETS = { square: ['[', ']'], round: ['(', ')'] } as const

/** Known words between marks that are no brackets of notes: `*laughs*`, `{inaudible}`, `<crosstalk>`. */
const marked = /(?<![\p{L}\p{N}*_])(?:\*([^*\n\r[\]()]{2,40})\*(?!\*)|\{([^{}\n\r]{2,40})\}|<([^<>/\n\r]{2,40})>)/gu

type Bracketed = { readonly span: Span; readonly content: string }

/** Its page of documentation, and its tests. */
export const noteBracketsPage: RulePage = {
  explanation:
    'The notes of a transcript stand in one kind of brackets, so that readers and programs can tell them from what was said. Usual notes in other brackets are reported; what else stands in parentheses is left alone.',
  origin: 'Guides for clean verbatim and oral history: brackets, not parentheses.',
  examples: [
    {
      bad: 'Anna Meyer: Good morning. (laughter) So.\n                          ^^^^^^^^^^\n\nAnna Meyer: Well (that is all).\n',
      good: 'Anna Meyer: Good morning. [laughter] So.\n\nAnna Meyer: Well (that is all).\n',
    },
    {
      bad: 'Anna Meyer: Good morning. *laughs* So.\n                          ^^^^^^^^\n\nAnna Meyer: *Very* well.\n',
      good: 'Anna Meyer: Good morning. [laughs] So.\n\nAnna Meyer: *Very* well.\n',
    },
    {
      options: { style: 'round' },
      bad: 'Anna Meyer: Good morning. [Laughter.] So.\n                          ^^^^^^^^^^^\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: Good morning. (Laughter.) So.\n\nAnna Meyer: Well.\n',
    },
  ],
}

export const noteBrackets = configurable(
  { style: choice(['square', 'round'], 'square', say`Which brackets notes stand in.`) },
  ({ style }, { vocabulary }): BlockRule => {
    const words = noteWords(vocabulary)
    const [open, close] = BRACKETS[style]
    const isKnown = (content: string): boolean => words.has(plainNote(content))
    return {
      code: 'note-brackets',
      severity: 'warning',
      byDefault: false,
      scope: 'block',
      on: 'text',
      summary: say`A note stands in other brackets than it should`,
      check: block => {
        const from = block.opening?.body ?? 0
        const others: Bracketed[] = inlinesOf(block)
          .notes.filter(note => note.start >= from && note.round === (style === 'square'))
          .map(({ start, end, content }) => ({ span: { start, end }, content }))
        for (const match of block.text.matchAll(marked)) {
          const content = match[1] ?? match[2] ?? match[3] ?? ''
          if (match.index >= from)
            others.push({ span: { start: match.index, end: match.index + match[0].length }, content })
        }
        return others
          .filter(({ content }) => isKnown(content))
          .map(({ span, content }): Finding => {
            const newText = `${open}${content}${close}`
            return {
              span,
              message: say`${quoted(block.text.slice(span.start, span.end))} is a note, and is written ${quoted(newText)} here.`,
              fixes: [{ title: say`Change to “${newText}”`, safety: 'safe', changes: [{ span, newText }] }],
            }
          })
      },
    }
  },
)
