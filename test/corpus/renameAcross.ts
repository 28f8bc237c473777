// Renames people of a roster in all files of a folder at once, by the built server as an editor asks it:
//   node esbuild.mjs && npx tsx test/corpus/renameAcross.ts FOLDER [--people N] [--verbose]
// The files are copied, and a roster is collected from them. Fails where undoing a renaming does not give the same bytes, or
// where `check` finds a problem in any of the files that was not there before.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver/node'
import { type Decoded, decodeText, encodeText } from '../../server/cli/decode.ts'
import { type Roster, rosterOf } from '../../server/model/roster.ts'
import { rangeInSource } from '../../server/model/speakers.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import type { CollectedRoster } from '../../server/protocol.ts'
import { checkTranscript } from '../../server/rules/index.ts'
import { readRoster } from '../../server/workspace/roster.ts'
import { applyEdits, inverseEdits } from '../edits.ts'
import { EDITOR, start } from '../lsp/client.ts'
import { otherName } from '../renaming.ts'

const { values, positionals } = parseArgs({
  options: { people: { type: 'string', default: '40' }, verbose: { type: 'boolean' } },
  allowPositionals: true,
})
const [source] = positionals
if (source === undefined) {
  process.stderr.write('Usage: npx tsx test/corpus/renameAcross.ts FOLDER [--people N] [--verbose]\n')
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'transcript-rename-'))
cpSync(source, join(folder, 'files'), { recursive: true })
const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href
const ROSTER = 'people.yaml'
writeFileSync(join(folder, '.transcript.yaml'), `files: "files/**/*"\nroster: ${ROSTER}\n`)

type Encoded = Extract<Decoded, { readonly text: string }>

const read = (path: string): Encoded | undefined => {
  const decoded = decodeText(readFileSync(path))
  return 'text' in decoded ? decoded : undefined
}

const paths: readonly string[] = readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => join(entry.parentPath, entry.name))
  .filter(path => read(path) !== undefined)
  .sort()

/** How many problems of each kind a text has. */
const problemsIn = (text: string, roster: Roster): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { code } of checkTranscript(readTranscript(text, roster))) counts.set(code, (counts.get(code) ?? 0) + 1)
  return counts
}
const rosterIn = (text: string): Roster => rosterOf(readRoster(text, uriOf(ROSTER)).people)

const totals = { renamed: 0, refused: 0, asked: 0, files: 0, edits: 0, most: 0, failures: 0, ms: 0, longest: 0 }
const fail = (what: string): void => {
  totals.failures++
  console.log(`FAILED  ${what}`)
}

const edited = ({ documentChanges = [] }: WorkspaceEdit): ReadonlyMap<string, readonly TextEdit[]> =>
  new Map(
    documentChanges.flatMap(change =>
      'edits' in change ? [[fileURLToPath(change.textDocument.uri), change.edits as TextEdit[]]] : [],
    ),
  )

/** Whether the edits, applied and undone, leave a file with the bytes that it has. */
const isUndone = (path: string, edits: readonly TextEdit[]): boolean => {
  const file = read(path)
  if (file === undefined) return false
  const there = applyEdits(file.text, edits)
  const back = applyEdits(there, inverseEdits(file.text, edits))
  // Of a file in an unknown encoding only the text can be told.
  if (file.encoding === undefined) return back === file.text
  return Buffer.compare(encodeText(back, file.encoding), readFileSync(path)) === 0
}

const tryAll = async (): Promise<void> => {
  const client = await start({ ...EDITOR, workspace: { ...EDITOR.workspace, workspaceFolders: true } }, undefined, [
    pathToFileURL(folder).href,
  ])
  const { connection } = client
  const begun = performance.now()
  const collected = await connection.sendRequest<CollectedRoster>('transcript/collectRoster', {})
  const indexed = performance.now() - begun
  writeFileSync(join(folder, ROSTER), collected.text)
  const changes = [{ uri: uriOf(ROSTER), type: 1 }]
  await connection.sendNotification('workspace/didChangeWatchedFiles', { changes })
  const roster = rosterIn(collected.text)
  const before = new Map(paths.map(path => [path, problemsIn(read(path)?.text ?? '', roster)]))
  const everything = paths.map(path => read(path)?.text ?? '').join('\n')
  // So that the server knows the roster as one.
  const textDocument = { uri: uriOf(ROSTER), languageId: 'yaml', version: 1, text: collected.text }
  await connection.sendRequest('workspace/symbol', { query: '' })
  await connection.sendNotification('textDocument/didOpen', { textDocument })

  const people = roster.people.slice(0, Number(values.people))
  for (const person of people) {
    const to = otherName(person.name, everything)
    if (person.source === undefined) continue
    const position = rangeInSource(person.source, person.nameSpan).start
    const asked = performance.now()
    const params = { textDocument: { uri: uriOf(ROSTER) }, position, newName: to }
    const edit = await connection
      .sendRequest<WorkspaceEdit>('textDocument/rename', params)
      .catch(error => String(error.message))
    const ms = performance.now() - asked
    if (typeof edit === 'string') {
      totals.refused++
      console.log(`refused  ${person.name} → ${to}: ${edit}`)
      continue
    }
    const files = edited(edit)
    const count = [...files.values()].reduce((sum, edits) => sum + edits.length, 0)
    totals.renamed++
    totals.files += files.size
    totals.edits += count
    totals.most = Math.max(totals.most, files.size)
    totals.ms += ms
    totals.longest = Math.max(totals.longest, ms)
    if (edit.changeAnnotations !== undefined) totals.asked++
    if (values.verbose)
      console.log(`${person.name} → ${to}: ${count} edits in ${files.size} files, ${ms.toFixed(0)} ms`)
    for (const [path, edits] of files)
      if (!isUndone(path, edits)) fail(`${person.name} → ${to}: undone, ${relative(folder, path)} is another`)
    const after = rosterIn(applyEdits(collected.text, files.get(join(folder, ROSTER)) ?? []))
    for (const path of paths) {
      const text = applyEdits(read(path)?.text ?? '', files.get(path) ?? [])
      for (const [code, now] of problemsIn(text, after)) {
        if (now > (before.get(path)?.get(code) ?? 0))
          fail(`${person.name} → ${to}: a new ${code} in ${relative(folder, path)}`)
      }
    }
  }
  await client.stop()
  rmSync(folder, { recursive: true, force: true })
  console.log(`
${paths.length} files, read in ${indexed.toFixed(0)} ms; ${collected.people} people on the roster, ${people.length} tried
${totals.renamed} renamed, ${totals.asked} of them after a question, ${totals.refused} refused; ${totals.edits} edits in ${totals.files} files, in ${totals.most} at the most
${(totals.ms / Math.max(1, totals.renamed)).toFixed(0)} ms each, ${totals.longest.toFixed(0)} ms at the most; failures: ${totals.failures}`)
  if (totals.failures > 0) process.exitCode = 1
}

void tryAll()
