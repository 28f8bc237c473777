import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import manifest from '../../package.json'
import english from '../../package.nls.json'
import { root } from '../../scripts/project.ts'
import { bundles } from '../../scripts/strings.ts'

/** The places for values, of one form. */
const placesIn = (text: string): readonly string[] => [...new Set(text.match(/\{\d\}/g))].sort()

/** What is wrong with a translation, as somebody who has to repair it wants to know. */
const problemOf = (key: string, source: string, text: string | undefined, isRussian: boolean): string | undefined => {
  if (text === undefined || text === '') return `${key}: a translation is missing`
  const forms = text.split(' | ')
  if (forms.length > 1 && forms.length !== (isRussian ? 3 : 2)) return `${key}: the number of forms is another`
  // A first form that is for 1 alone may say so in words; the Russian one is for 21 as well.
  const wrong = forms.find(
    (form, i) => placesIn(form).join() !== placesIn(source).join() && (isRussian || forms.length === 1 || i > 0),
  )
  if (wrong !== undefined) return `${key}: the places for values are others in “${wrong}”`
  for (const code of source.match(/`[^`]+`/g) ?? []) if (!text.includes(code)) return `${key}: ${code} is missing`
  return undefined
}

describe.each(bundles())('$path', ({ path, english: strings, translated }) => {
  it('translates all strings: see “Adding a language” in CONTRIBUTING.md', () => {
    expect(Object.keys(strings).length).toBeGreaterThan(20)
    expect(
      Object.entries(strings).flatMap(
        ([key, text]) => problemOf(key, text, translated[key], path.includes('.ru.')) ?? [],
      ),
    ).toEqual([])
  })

  it('translates nothing that is not said any more', () => {
    expect(Object.keys(translated).filter(key => !Object.hasOwn(strings, key))).toEqual([])
  })
})

describe('package.json', () => {
  const source = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  const used = [...source.matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key)

  it('takes all strings from package.nls.json, each once', () => {
    expect(used.toSorted()).toEqual(Object.keys(english).toSorted())
  })

  it('has none itself where an editor shows them', () => {
    const shown = JSON.stringify(manifest.contributes)
    const texts = [...shown.matchAll(/"(?:title|description|markdownDescription)":"([^"]*)"/g)].map(([, text]) => text)
    expect(texts.filter(text => !/^%.*%$|^Transcript$/.test(text ?? ''))).toEqual([])
  })
})

describe('the code', () => {
  /** Of the code of a file what is no comment, and not for translators, the log, or those who write editors. */
  const unmarked = (source: string): string =>
    source
      .replace(/^\s*(?:\/?\*|\/\/|import\b).*$/gm, '')
      .replace(/\s\/\/ .*$/gm, '')
      .replace(/\b(?:say`(?:[^`\\]|\\.)*`|l10n\.t\(\s*'(?:[^'\\]|\\.)*')/g, '')
      .replace(/\b(?:console|log)\.(?:info|warn|error)\((?:'[^']*'|`[^`]*`)/g, '')
      .replace(/\bexample: '[^']*'/g, '')
      .replace(/\bcrashed\((?:'[^']*'|`[^`]*`)/g, '')
      .replace(/\bResponseError\((?:Error|LSPError)Codes\.\w+, '[^']*'/g, '')

  /** What stands in files of tables. */
  const COLUMNS = new Set(["'full name'"])

  it.each(['client', 'server/lsp', 'server/features', 'server/workspace'])('of %s says nothing unmarked', folder => {
    const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    const found = files
      .filter(name => name.endsWith('.ts'))
      .flatMap(name => {
        // What it finds is for the log.
        if (name === 'verify.ts') return []
        const source = unmarked(readFileSync(join(root, folder, name), 'utf8'))
        const literals = source.match(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\\n]|\\.)*`/g) ?? []
        return literals
          .filter(text => !COLUMNS.has(text) && /\p{L}{2,} \p{Ll}{2,}/u.test(text))
          .map(text => `${name}: ${text}`)
      })
    expect(found).toEqual([])
  })
})
