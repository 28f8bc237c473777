import { say } from '../text/message.ts'
import type { Span } from '../text/range.ts'
import { choice } from './options.ts'
import { type BlockRule, configurable, type Finding, type RulePage } from './rule.ts'
import { proseMatches } from './support/prose.ts'

const straight = /["']/gu
const curly = /[“”„‟‘’‚‛]/gu
const double = /["“”„‟]/u

/** A mark opens what follows it, if a word or a further mark does, and none stands before. */
const opens = (text: string, at: number): boolean =>
  !/[\p{L}\p{N}.,!?…)\]]/u.test(text[at - 1] ?? ' ') && /[\p{L}\p{N}“‘"'([…¿¡]/u.test(text[at + 1] ?? ' ')

const curled = (text: string, at: number): string =>
  text[at] === '"' ? (opens(text, at) ? '“' : '”') : opens(text, at) ? '‘' : '’'

const straightened = (mark: string): string => (double.test(mark) ? '"' : "'")

/** Its page of documentation, and its tests. */
export const textQuotesPage: RulePage = {
  explanation:
    'Quotation marks and apostrophes are all straight or all curly. `style: mixed` reports only a paragraph that has both. The marks are changed, the words are not.',
  origin: 'Smithsonian oral history: straight quotes. Texts put together from several programs mix both.',
  examples: [
    {
      bad: 'Anna Meyer: He said “Yes”, and that\'s it.\n                                   ^\n\nBen Okafor: "No."\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: He said “Yes”, and that’s it.\n\nBen Okafor: "No."\n\nAnna Meyer: Well.\n',
    },
    {
      options: { style: 'straight' },
      bad: 'Anna Meyer: That’s it.\n                ^\n\nBen Okafor: "No."\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: That\'s it.\n\nBen Okafor: "No."\n\nAnna Meyer: Well.\n',
    },
  ],
}

export const textQuotes = configurable(
  { style: choice(['mixed', 'straight', 'curly'], 'mixed', say`Which marks there have to be; “mixed” takes either.`) },
  ({ style }): BlockRule => ({
    code: 'text-quotes',
    severity: 'information',
    byDefault: false,
    scope: 'block',
    on: 'text',
    summary: say`Straight and curly quotation marks are mixed`,
    check: block => {
      const spansOf = (pattern: RegExp): readonly Span[] => [...proseMatches(block, pattern)].map(({ span }) => span)
      const [plain, curved] = [spansOf(straight), spansOf(curly)]
      if (style === 'mixed' && (plain.length === 0 || curved.length === 0)) return []
      const wanted = style === 'mixed' ? (curved.length >= plain.length ? 'curly' : 'straight') : style
      return (wanted === 'curly' ? plain : curved).map((span): Finding => {
        const mark = block.text[span.start] ?? ''
        const newText = wanted === 'curly' ? curled(block.text, span.start) : straightened(mark)
        const message =
          wanted === 'curly'
            ? say`This mark is straight, and written curly here.`
            : say`This mark is curly, and written straight here.`
        return {
          span,
          message,
          fixes: [{ title: say`Change to ${newText}`, safety: 'safe', changes: [{ span, newText }] }],
        }
      })
    },
  }),
)
