import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { HEADER_KEYS, SPEAKER_KEYS } from '../server/model/headerKeys.ts'
import { RULES } from '../server/rules/index.ts'
import { english } from '../server/text/message.ts'
import { type FileKey, PROFILE_KEYS, WORKSPACE_KEYS } from '../server/workspace/keys.ts'
import { commandRows, featureRows } from './featureDocs.ts'
import { contributes } from './manifest.ts'
import { profileDocs } from './profileDocs.ts'
import { severityText } from './ruleDocs.ts'

/** Writes the tables of README.md and docs/ that say what the code says. `npx tsx scripts/tableDocs.ts`. */

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ')

/** A table as the formatter lays it out: columns padded to one width. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const all = [head, ...rows.map(row => row.map(cell))]
  const widths = head.map((_, i) => Math.max(3, ...all.map(row => row[i]?.length ?? 0)))
  const line = (row: readonly string[], filler: string): string =>
    `| ${widths.map((width, i) => (row[i] ?? '').padEnd(width, filler)).join(' | ')} |`
  return [line(head, ' '), line([], '-'), ...all.slice(1).map(row => line(row, ' '))].join('\n')
}

const rules = (): string =>
  table(
    ['rule', 'severity', 'what it reports'],
    RULES.filter(rule => rule.byDefault !== false).map(rule => [
      `[${rule.code}](docs/rules/${rule.code}.md)`,
      severityText(rule),
      english(rule.summary),
    ]),
  )

const settings = (): string =>
  table(
    ['setting', 'default', 'meaning'],
    Object.entries(contributes.configuration.properties).map(([name, { default: value, markdownDescription }]) => [
      `\`${name}\``,
      `\`${JSON.stringify(value)}\``,
      // The formatter's mark for emphasis.
      markdownDescription.replace(/(?<!\*)\*([^*]+)\*(?!\*)/g, '_$1_'),
    ]),
  )

/** An example on one line; a longer one is shown in the text. */
const example = ({ example: text }: FileKey): string => (text.includes('\n') ? 'see below' : `\`${text}\``)

const keys = (list: readonly FileKey[]): string =>
  table(
    ['key', 'meaning', 'example'],
    list.map(key => [`\`${key.key}\``, english(key.meaning), example(key)]),
  )

const PROFILES = 'docs/profiles.md'

type Document = { readonly path: string; readonly tables: Readonly<Record<string, () => string>> }

const documents: readonly Document[] = [
  { path: 'README.md', tables: { rules, settings } },
  {
    path: 'docs/features.md',
    tables: {
      commands: () => table(['command', 'key', 'identifier'], commandRows()),
      protocol: () => table(['feature', 'request', 'offered', 'for what, or why not'], featureRows()),
    },
  },
  {
    path: 'docs/format.md',
    tables: {
      'header-keys': () => keys(HEADER_KEYS),
      'speaker-keys': () => keys(SPEAKER_KEYS),
      'workspace-keys': () => keys(WORKSPACE_KEYS),
      'profile-keys': () => keys(PROFILE_KEYS),
    },
  },
]

/** `text` with what stands between the marks of a name replaced. */
const replaced = (text: string, name: string, content: string): string => {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const start = text.indexOf(open)
  const end = text.indexOf(close)
  if (start < 0 || end < start) throw new Error(`The marks ${open} and ${close} are missing.`)
  return `${text.slice(0, start)}${open}\n${content}\n${text.slice(end)}`
}

/** The documents as they are, and as they have to be. */
export const tableDocs = (): readonly { readonly path: string; readonly is: string; readonly shall: string }[] => [
  ...documents.map(({ path, tables }) => {
    const is = readFileSync(join(root, path), 'utf8')
    const shall = Object.entries(tables).reduce((text, [name, content]) => replaced(text, name, content()), is)
    return { path, is, shall }
  }),
  { path: PROFILES, is: readFileSync(join(root, PROFILES), 'utf8'), shall: profileDocs() },
]

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const { path, shall } of tableDocs()) writeFileSync(join(root, path), shall)
}
