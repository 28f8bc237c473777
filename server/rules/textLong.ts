import { spokenWords } from '../model/words.ts'
import { isProse } from '../syntax/block.ts'
import { say } from '../text/message.ts'
import { number } from './options.ts'
import { type BlockRule, configurable, type RulePage } from './rule.ts'

/** Its page of documentation, and its tests. */
export const textLongPage: RulePage = {
  explanation:
    'The paragraph is long to read, and hard to find a place in. Break it where the subject changes: a further paragraph of the same turn needs no label.',
  origin: 'One of the five commonest reasons for which agencies reject a transcript.',
  examples: [
    {
      options: { words: 8 },
      bad: 'Anna Meyer: Good morning. This is where we begin, and I will be brief.\n            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n\nBen Okafor: Yes.\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: Good morning.\n\nThis is where we begin.\n\nBen Okafor: Yes.\n\nAnna Meyer: Well.\n',
    },
  ],
}

/** A longer one is not underlined whole, in UTF-16 units. */
const SHOWN = 80

export const textLong = configurable(
  { words: number(200, say`The most words of a paragraph.`, 1) },
  ({ words: most }): BlockRule => ({
    code: 'text-long',
    severity: 'information',
    byDefault: false,
    scope: 'block',
    on: 'text',
    summary: say`A paragraph is too long`,
    check: block => {
      if (!isProse(block)) return []
      const words = spokenWords(block, block.opening !== undefined)
      if (words <= most) return []
      const start = block.opening?.body ?? 0
      const line = /[^\r\n]*/.exec(block.text.slice(start))?.[0].length ?? 0
      const message = say`This paragraph has ${words} words; break it where the subject changes (${most} is the limit).`
      return [{ span: { start, end: start + Math.min(line, SHOWN) }, message }]
    },
  }),
)
