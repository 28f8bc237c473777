import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import type { BlockRule, RulePage } from './rule.ts'
import { proseMatches } from './support/prose.ts'

/** The same word twice, with nothing but blanks between. */
const twice = /(?<![\p{L}\p{M}\p{N}'’-])([\p{L}\p{M}'’]+)(?:[ \t\u00a0]+\1)+(?![\p{L}\p{M}\p{N}'’-])/giu

/** Words that stand twice with good reason: in English, and for emphasis in any language. */
const SOUND: ReadonlySet<string> = new Set(
  'that|had|very|really|no|yes|so|many|much|far|long|bye|ha|blah|bla|more|never|please|nous|vous|die|der|das|sehr|ja|nein|muy|sí|да|нет|очень'.split(
    '|',
  ),
)

/** Its page of documentation, and its tests. */
export const textRepeatedPage: RulePage = {
  explanation:
    'A word stands twice in a row: a stutter, which clean verbatim leaves out, or a slip of the keyboard. Words that are doubled with good reason (`that that`, `very very`) are not reported. There is no fix: what was said is changed by people only.',
  origin: 'Guides for clean verbatim: no repeated words, no false starts.',
  examples: [
    {
      bad: 'Anna Meyer: I think the the plan is good.\n                    ^^^^^^^\n\nBen Okafor: Very very good.\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: I think the plan is good.\n\nBen Okafor: Very very good.\n\nAnna Meyer: Well.\n',
    },
  ],
}

export const textRepeated: BlockRule = {
  code: 'text-repeated',
  severity: 'information',
  byDefault: false,
  scope: 'block',
  on: 'text',
  summary: say`A word stands twice in a row`,
  check: block =>
    [...proseMatches(block, twice)].flatMap(({ span, text }) => {
      const [word = ''] = text.split(/\s/u)
      return SOUND.has(word.toLowerCase()) ? [] : [{ span, message: say`${quoted(word)} stands twice in a row.` }]
    }),
}
