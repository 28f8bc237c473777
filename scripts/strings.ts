// The strings that people see, as the code has them, and their translations. `npx tsx scripts/strings.ts` brings the bundles up to
// date: what nobody says any more goes, what is new comes with an empty translation.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './project.ts'

const LANGUAGES = ['de', 'fr', 'ru'] as const

type Strings = Readonly<Record<string, string>>

/** A file of translations: what of the English it has to translate, and what it says. */
export type Bundle = { readonly path: string; readonly english: Strings; readonly translated: Strings }

/** The end of a template that begins at `start`, after its mark, and its text with numbers in the places of values. */
const readTemplate = (source: string, start: number): { readonly text: string; readonly end: number } => {
  let text = ''
  let places = 0
  let at = start
  while (at < source.length && source[at] !== '`') {
    if (source.startsWith('${', at)) {
      at = endOfValue(source, at + 2)
      text += `{${places++}}`
    } else if (source[at] === '\\') {
      text += source[at + 1] ?? ''
      at += 2
    } else text += source[at++]
  }
  return { text, end: at + 1 }
}

/** Where the value in a template ends, behind its brace. */
const endOfValue = (source: string, start: number): number => {
  let depth = 1
  let at = start
  while (at < source.length && depth > 0) {
    const char = source[at++] ?? ''
    if (char === '{') depth++
    else if (char === '}') depth--
    else if (char === '`') at = readTemplate(source, at).end
    else if (char === "'") at += /^(?:[^'\\]|\\.)*'/.exec(source.slice(at))?.[0].length ?? 0
  }
  return at
}

/** ``say`…` `` of the server, and `l10n.t('…')` of the client. */
const stringsIn = (source: string): readonly string[] =>
  [...source.matchAll(/\bsay`|\bl10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(
    ({ index, 0: { length }, 1: literal }) =>
      literal?.replace(/\\(.)/g, '$1') ?? readTemplate(source, index + length).text,
  )

/** All strings of client and server, in the order of the files. */
const stringsInCode = (): Strings => {
  const found = new Set<string>()
  for (const folder of ['client', 'server']) {
    const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    for (const file of files.filter(name => name.endsWith('.ts')).sort()) {
      const source = readFileSync(join(root, folder, file), 'utf8')
      for (const text of stringsIn(source)) found.add(text)
    }
  }
  return Object.fromEntries([...found].map(text => [text, text]))
}

const read = (path: string): Strings => {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8'))
  } catch {
    return {}
  }
}

/** The bundles of all languages: those of package.json, and those of the code. */
export const bundles = (): readonly Bundle[] => {
  const inManifest = read('package.nls.json')
  const inCode = stringsInCode()
  return LANGUAGES.flatMap(language =>
    [
      { path: `package.nls.${language}.json`, english: inManifest },
      { path: `l10n/bundle.l10n.${language}.json`, english: inCode },
    ].map(({ path, english }) => ({ path, english, translated: read(path) })),
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const { path, english, translated } of bundles()) {
    const entries = Object.keys(english).map(key => [key, translated[key] ?? ''])
    const missing = entries.filter(([, text]) => text === '').length
    writeFileSync(join(root, path), `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n`)
    console.log(`${path}: ${entries.length} strings, ${missing} without a translation`)
  }
}
