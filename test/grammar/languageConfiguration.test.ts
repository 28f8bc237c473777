import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Configuration = {
  readonly wordPattern: { readonly pattern: string; readonly flags: string }
  readonly onEnterRules: readonly { readonly beforeText: string; readonly action: { readonly appendText?: string } }[]
  readonly folding: { readonly markers: { readonly start: string; readonly end: string } }
}

const configuration: Configuration = JSON.parse(
  readFileSync(new URL('../../language-configuration.json', import.meta.url), 'utf8'),
)

test.each([
  ["James O'Beirne: it’s", ['James', "O'Beirne", 'it’s']],
  ['Jean-Pierre Élodie', ['Jean-Pierre', 'Élodie']],
  ['היו"ר משה "גפני"', ['היו"ר', 'משה', 'גפני']],
  ['SPEAKER_00 [00:12]', ['SPEAKER_00', '00', '12']],
  ['“Quoted,” she said. Then', ['Quoted', 'she', 'said', 'Then']],
])('words of %s', (text, words) => {
  const { pattern, flags } = configuration.wordPattern
  expect(text.match(new RegExp(pattern, `${flags}g`))).toEqual(words)
})

/** What Enter at the end of the line puts at the start of the next. */
const appended = (line: string): string | undefined =>
  configuration.onEnterRules.find(rule => new RegExp(rule.beforeText).test(line))?.action.appendText

test.each([
  ['- an item', '- '],
  ['  * an item', '* '],
  ['- [x] done', '- [ ] '],
  ['> quoted', '> '],
  ['>> ALICE: Hi', undefined],
  ['- ', undefined],
  ['Ann: yes', undefined],
])('Enter after %s', (line, text) => {
  expect(appended(line)).toBe(text)
})

test('regions fold between comments', () => {
  const { start, end } = configuration.folding.markers
  expect('<!-- #region Opening -->').toMatch(new RegExp(start))
  expect('<!-- #endregion -->').toMatch(new RegExp(end))
  expect('<!-- #endregion -->').not.toMatch(new RegExp(start))
})
