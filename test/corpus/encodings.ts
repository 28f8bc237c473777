// Asks the built server about every file below a folder, as editors that count columns in UTF-8, UTF-16 and UTF-32:
//   node esbuild.mjs && npm run sweep:encodings -- FOLDER [--verbose]
// What comes of each feature in UTF-16 is converted by the text alone, and has to be what the other editors get; again after edits
// that are sent in their units.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import process from 'node:process'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import { type CodeAction, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node'
import { decodeText } from '../../server/cli/decode.ts'
import type { PositionEncoding } from '../../server/lsp/positionEncoding.ts'
import { type Client, type Document, EDITOR, start } from '../lsp/client.ts'
import { type Next, numbersFrom } from '../workspace/turmoil.ts'

const { values, positionals } = parseArgs({ options: { verbose: { type: 'boolean' } }, allowPositionals: true })
const [folder] = positionals
if (folder === undefined) {
  process.stderr.write('Usage: npm run sweep:encodings -- FOLDER [--verbose]\n')
  process.exit(2)
}

type Place = { readonly line: number; readonly character: number }

/** So many lines of a file are asked about, and so many edits are made in it. */
const LINES = 2
const EDITS = 3

const size = (text: string, encoding: PositionEncoding): number =>
  encoding === 'utf-8' ? Buffer.byteLength(text) : encoding === 'utf-32' ? [...text].length : text.length

const linesOf = (text: string): readonly string[] => text.split(/\r\n|\r|\n/)

const isPlace = (value: unknown): value is Place =>
  typeof Object(value).line === 'number' && typeof Object(value).character === 'number'

/** Semantic tokens with absolute places, so that they can be told like all others. */
const placedTokens = (data: readonly number[], units: (line: number, from: number, to: number) => string): string[] => {
  const found: string[] = []
  let [line, character] = [0, 0]
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, columns = 0, length = 0, ...what] = data.slice(at, at + 5)
    if (lines > 0) character = 0
    line += lines
    character += columns
    found.push(`${line}: ${units(line, character, character + length)} ${what}`)
  }
  return found
}

/** An answer for an editor that counts in `encoding`, of one that counts in UTF-16; and such an answer itself. */
const comparable = (
  answer: unknown,
  lines: readonly string[],
  from: PositionEncoding,
  to: PositionEncoding,
): unknown => {
  const column = (line: number, character: number): number =>
    from === to ? character : size((lines[line] ?? '').slice(0, character), to)
  return JSON.parse(JSON.stringify(answer ?? null), (key, value) => {
    if (key === 'resultId' || key === 'version') return null
    if (key === 'data' && Array.isArray(value) && typeof value[0] === 'number')
      return placedTokens(value, (line, start, end) => `${column(line, start)}-${column(line, end)}`)
    return isPlace(value) ? { ...value, character: column(value.line, value.character) } : value
  })
}

const totals = { files: 0, answers: 0, places: 0, failures: 0 }
const fail = (what: string): void => {
  totals.failures++
  console.log(`FAILED  ${what}`)
}

const options = { tabSize: 2, insertSpaces: true }

/** The questions, in UTF-16. */
const questions = (lines: readonly string[]): readonly (readonly [string, object])[] => {
  const foreign = lines.flatMap((text, line) => (/[^\0-\x7f]/.test(text) ? [{ text, line }] : []))
  const chosen = foreign.filter((_, i) => i % Math.ceil(foreign.length / LINES) === 0)
  const near = chosen.flatMap(({ text, line }) => {
    const after = [...text].slice(0, 1 + [...text].findIndex(letter => letter > '\x7f')).join('').length
    // Behind the first letter, and not within it.
    const position = { line, character: [...text][0]?.length ?? 0 }
    const range = { start: { line, character: 0 }, end: { line, character: text.length } }
    const context = { diagnostics: [], only: ['quickfix', 'refactor', 'source'] }
    const both = [position, { line, character: after }]
    return [
      ...both.flatMap(position => [
        ['hover', { position }] as const,
        ['definition', { position }] as const,
        ['completion', { position, context: { triggerKind: 1 } }] as const,
        ['prepareRename', { position }] as const,
        ['linkedEditingRange', { position }] as const,
      ]),
      ['references', { position, context: { includeDeclaration: true } }] as const,
      ['documentHighlight', { position }] as const,
      ['rename', { position, newName: 'Ŝe 𐌰𐌽 Ŝi' }] as const,
      ['selectionRange', { positions: both }] as const,
      ['rangeFormatting', { range, options }] as const,
      ['semanticTokens/range', { range }] as const,
      ['codeAction', { range, context }] as const,
      ['inlayHint', { range }] as const,
    ]
  })
  return [
    ...['diagnostic', 'documentSymbol', 'foldingRange', 'semanticTokens/full', 'documentLink', 'codeLens'].map(
      method => [method, {}] as const,
    ),
    ['documentColor', {}],
    ['formatting', { options }],
    ...near,
  ]
}

/** An answer, or why there is none; of code actions, with the edits that are worked out when somebody chooses them. */
const ask = async (client: Client, document: Document, method: string, more: object): Promise<unknown> => {
  try {
    const answer = await client.connection.sendRequest(`textDocument/${method}`, { ...document.about, ...more })
    if (method !== 'codeAction') return answer
    const actions: CodeAction[] = []
    for (const action of answer as CodeAction[]) {
      const { data: _, ...chosen } = await client.connection.sendRequest<CodeAction>('codeAction/resolve', action)
      actions.push(chosen)
    }
    return actions
  } catch (error) {
    // What an editor asks for and cannot be done is refused; anything else is a mistake, though all servers make it.
    const isRefusal = error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed
    if (!isRefusal) fail(`${document.uri}: ${method}: ${String(error)}`)
    return String(error)
  }
}

type Editor = { readonly encoding: PositionEncoding; readonly client: Client; readonly document: Document }

const compare = async (name: string, editors: readonly Editor[], text: string): Promise<void> => {
  const lines = linesOf(text)
  for (const [method, more] of questions(lines)) {
    const [plain, ...others] = await Promise.all(
      editors.map(({ client, document, encoding }) =>
        ask(client, document, method, comparable(more, lines, 'utf-16', encoding) as object),
      ),
    )
    for (const [i, answer] of others.entries()) {
      const { encoding } = editors[i + 1] as Editor
      const [should, is] = [comparable(plain, lines, 'utf-16', encoding), comparable(answer, lines, encoding, encoding)]
      totals.answers++
      totals.places += JSON.stringify(is).split('"character"').length - 1
      if (isDeepStrictEqual(is, should)) continue
      fail(`${name}: ${method} ${JSON.stringify(more)} in ${encoding}`)
      if (values.verbose) console.log(`${JSON.stringify(should)}\n${JSON.stringify(is)}`)
    }
  }
}

/** Somebody replaces a few letters, in the units of the editor. */
const edit = async (editors: readonly Editor[], text: string, version: number, next: Next): Promise<string> => {
  const lines = linesOf(text)
  const line = next(lines.length)
  const letters = [...(lines[line] ?? '')]
  const from = next(letters.length + 1)
  const to = Math.min(letters.length, from + next(3))
  const newText = ['🎉', 'ß', 'x', '\nŜe: ', ''][next(5)] ?? ''
  const [before, removed] = [letters.slice(0, from).join(''), letters.slice(from, to).join('')]
  for (const { client, document, encoding } of editors) {
    const start = { line, character: size(before, encoding) }
    const range = { start, end: { line, character: size(before + removed, encoding) } }
    const params = { textDocument: { uri: document.uri, version }, contentChanges: [{ range, text: newText }] }
    await client.connection.sendNotification('textDocument/didChange', params)
  }
  const starts = [...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: end }) => index + end.length)
  const at = (line === 0 ? 0 : (starts[line - 1] ?? 0)) + before.length
  return text.slice(0, at) + newText + text.slice(at + removed.length)
}

const sweep = async (): Promise<void> => {
  const encodings = ['utf-16', 'utf-8', 'utf-32'] as const
  const clients = await Promise.all(
    encodings.map(encoding => start({ ...EDITOR, general: { positionEncodings: [encoding] } })),
  )
  const next = numbersFrom(1)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const decoded = entry.isFile() ? decodeText(readFileSync(path)) : undefined
    if (decoded === undefined || 'refusal' in decoded) continue
    totals.files++
    let { text } = decoded
    const uri = `file:///sweep/${totals.files}.transcript`
    const editors: Editor[] = []
    for (const [i, client] of clients.entries())
      editors.push({ client, encoding: encodings[i] ?? 'utf-16', document: await client.open(text, uri) })
    await compare(relative(folder, path), editors, text)
    for (let version = 2; version < 2 + EDITS; version++) text = await edit(editors, text, version, next)
    await compare(`${relative(folder, path)}, edited`, editors, text)
    for (const { document } of editors) await document.close()
  }
  for (const client of clients) await client.stop()
  console.log(
    `${totals.files} files, ${totals.answers} answers with ${totals.places} places; failures: ${totals.failures}`,
  )
  if (totals.failures > 0) process.exitCode = 1
}

void sweep()
