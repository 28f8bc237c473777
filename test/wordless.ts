// A language without words, to find what is said to people and cannot be translated: that has words still.
import { bundles } from '../scripts/strings.ts'
import type { Strings } from '../server/text/message.ts'

/** Of each string what no language translates: places of values, quotation marks, code. */
export const WORDLESS: Strings = Object.fromEntries(
  Object.keys(bundles().find(({ path }) => path.startsWith('l10n/'))?.english ?? {}).map(text => [
    text,
    `⟦${(text.match(/\{\d\}|[“”]|`[^`]*`/g) ?? []).join(' ')}⟧`,
  ]),
)

/** What is the same in all languages: quotations, code, codes of rules, notes, where links lead, names. */
const international = (text: string): string =>
  text.replace(
    /```.*?```|`[^`]*`|“[^”]*”|\[[^\]]*\](?!\()|\]\([^)]*\)|\b(?:Transcript|CR|LF|[a-z]+(?:-[a-z]+)+)\b/gs,
    ' ',
  )

const wordsIn = (text: string): readonly string[] => text.match(/\p{L}{2,}/gu) ?? []

/** The words in what is said about a text that are neither its own nor the same in all languages. */
export const untranslated = (said: string, text: string): readonly string[] => {
  const own = new Set(wordsIn(text))
  return wordsIn(international(said)).filter(word => !own.has(word))
}
