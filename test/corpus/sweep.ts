// Reads every file below a folder as text, of whatever kind and encoding:
//   npx tsx test/corpus/sweep.ts FOLDER [--turns]
// Fails where something is thrown, where the blocks joined are not the text, or where a file takes over a second.
// With --turns, prints how many turns and problems each file has, so that false ones are seen.
import { type Dirent, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { decodeText } from '../../server/cli/decode.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import { outline, turnText } from '../../server/model/turns.ts'
import { checkTranscript } from '../../server/rules/index.ts'
import { itemsOf } from '../../server/text/sequence.ts'

const MOST_MS = 1000

const { values, positionals } = parseArgs({ options: { turns: { type: 'boolean' } }, allowPositionals: true })
const folder = positionals[0]
if (folder === undefined) {
  process.stderr.write('Usage: npx tsx test/corpus/sweep.ts FOLDER [--turns]\n')
  process.exit(2)
}

const pathOf = (entry: Dirent): string => join(entry.parentPath, entry.name)

/** Binary files too are read, as the text that an editor would make of them. */
const textOf = (file: string): string => {
  const bytes = readFileSync(file)
  const decoded = decodeText(bytes)
  return 'refusal' in decoded ? bytes.toString('latin1') : decoded.text
}

type Result = { file: string; ms: number; length: number; turns: number; problems: number; failure?: string }

const sweep = (file: string): Result => {
  const text = textOf(file)
  const result: Result = { file: relative(folder, file), ms: 0, length: text.length, turns: 0, problems: 0 }
  const started = performance.now()
  try {
    const transcript = readTranscript(text)
    const { turns } = outline(transcript)
    for (const turn of turns) turnText(transcript, turn)
    result.turns = turns.length
    result.problems = checkTranscript(transcript).length
    const joined = itemsOf(transcript.blocks)
      .map(block => block.text)
      .join('')
    if (joined !== text) result.failure = 'the blocks joined are not the text'
  } catch (error) {
    result.failure = error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
  result.ms = performance.now() - started
  if (result.ms > MOST_MS) result.failure ??= `takes ${Math.round(result.ms)} ms`
  return result
}

const results = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => sweep(pathOf(entry)))

if (values.turns) {
  for (const { file, turns, problems } of [...results].sort((a, b) => (a.file < b.file ? -1 : 1)))
    console.log(`${String(turns).padStart(6)} turns ${String(problems).padStart(6)} problems  ${file}`)
}
console.log('\nSlowest:')
for (const { file, ms, length } of [...results].sort((a, b) => b.ms - a.ms).slice(0, 10))
  console.log(`${ms.toFixed(0).padStart(6)} ms ${(length / 1024).toFixed(0).padStart(6)} K  ${file}`)
const failures = results.filter(result => result.failure !== undefined)
for (const { file, failure } of failures) console.log(`FAILED  ${file}: ${failure}`)
const turns = results.reduce((sum, result) => sum + result.turns, 0)
console.log(`\n${results.length} files, ${turns} turns, ${failures.length} failures`)
if (failures.length > 0) process.exitCode = 1
