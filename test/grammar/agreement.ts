/**
 * How far the grammar, which sees a line, agrees with the model, which sees the file, about where turns open.
 *
 *     npx tsx test/grammar/agreement.ts FOLDER [--show]
 *
 * prints a row for each folder of texts below FOLDER; `--show` lists the lines that only one of the two takes for a
 * speaker line.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readTranscript } from '../../server/model/transcript.ts'
import { outline } from '../../server/model/turns.ts'
import { createTokenizer, labelOf, opensUnnamed, type Tokenizer } from './tokenize.ts'

type Difference = { readonly line: number; readonly text: string; readonly by: 'grammar' | 'model' }

export type Agreement = { readonly lines: number; readonly both: number; readonly differences: readonly Difference[] }

export const compare = (text: string, tokenize: Tokenizer): Agreement => {
  const openings = new Set(outline(readTranscript(text)).turns.map(turn => turn.line))
  const lines = tokenize(text)
  let both = 0
  const differences: Difference[] = []
  lines.forEach((tokens, line) => {
    const shown = labelOf(tokens) !== undefined || opensUnnamed(tokens)
    const opens = openings.has(line)
    if (shown && opens) both++
    else if (shown !== opens) differences.push({ line, text: tokens.line, by: shown ? 'grammar' : 'model' })
  })
  return { lines: lines.length, both, differences }
}

/** Files below a folder, or the file itself; what holds NUL is no text. */
const textsBelow = (path: string): readonly { readonly path: string; readonly text: string }[] => {
  if (statSync(path).isDirectory()) {
    return readdirSync(path)
      .sort()
      .flatMap(name => textsBelow(join(path, name)))
  }
  const text = readFileSync(path, 'utf8')
  return text.includes('\0') ? [] : [{ path, text }]
}

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`)

const run = async (root: string, show: boolean): Promise<void> => {
  const tokenize = await createTokenizer()
  const folders = new Map<string, Agreement[]>()
  for (const { path, text } of textsBelow(root)) {
    const agreement = compare(text, tokenize)
    const folder = relative(root, join(path, '..')) || '.'
    folders.set(folder, [...(folders.get(folder) ?? []), agreement])
    if (show) {
      for (const { line, text: shown, by } of agreement.differences)
        console.log(`${relative(root, path)}:${line + 1}: ${by} only: ${shown.slice(0, 100)}`)
    }
  }
  const row = (name: string, of: readonly Agreement[]): string => {
    const both = of.reduce((sum, { both }) => sum + both, 0)
    const differences = of.flatMap(({ differences }) => differences)
    const grammar = differences.filter(({ by }) => by === 'grammar').length
    const model = differences.length - grammar
    const columns = [both, grammar, model, percent(both, both + grammar), percent(both, both + model)]
    return [name.padEnd(48), ...columns.map(column => String(column).padStart(9))].join(' ')
  }
  console.log(
    row('folder', []).replace(/\s+0.*/, '') +
      ['both', 'grammar', 'model', 'precision', 'recall'].map(name => name.padStart(10)).join(''),
  )
  for (const [folder, agreements] of folders) console.log(row(folder, agreements))
  console.log(row('all', [...folders.values()].flat()))
}

const [, script = '', root, option] = process.argv
if (root !== undefined && import.meta.url === pathToFileURL(script).href) void run(root, option === '--show')
