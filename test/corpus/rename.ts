// Renames every speaker of real files, one after another:
//   npx tsx test/corpus/rename.ts FOLDER [--files N] [--verbose]
// Fails where undoing a renaming does not give the same bytes, where `check` finds a problem that was not there, or where the
// turns are not those of before but for the name.
import { type Dirent, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { decodeText } from '../../server/cli/decode.ts'
import { readTranscript, type Transcript } from '../../server/model/transcript.ts'
import { otherName, renameEverySpeaker } from '../renaming.ts'

const { values, positionals } = parseArgs({
  options: { files: { type: 'string', default: '100' }, verbose: { type: 'boolean' } },
  allowPositionals: true,
})
const folder = positionals[0]
if (folder === undefined) {
  process.stderr.write('Usage: npx tsx test/corpus/rename.ts FOLDER [--files N] [--verbose]\n')
  process.exit(2)
}

type File = { readonly name: string; readonly text: string; readonly transcript: Transcript }

const pathOf = (entry: Dirent): string => join(entry.parentPath, entry.name)

/** The files below the folder in which somebody speaks. */
const files: File[] = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(pathOf)
  .sort()
  .flatMap(path => {
    const decoded = decodeText(readFileSync(path))
    if ('refusal' in decoded) return []
    const transcript = readTranscript(decoded.text)
    const speaks = [...transcript.resolutions.values()].some(({ kind }) => kind !== 'rejected')
    return speaks ? [{ name: relative(folder, path), text: decoded.text, transcript }] : []
  })

/** So many of them, from all over the list. */
const chosen = (count: number): readonly File[] =>
  count >= files.length
    ? files
    : Array.from({ length: count }, (_, i) => files[Math.floor((i * files.length) / count)]).filter(
        file => file !== undefined,
      )

const totals = { files: 0, speakers: 0, edits: 0, renamed: 0, refused: 0, merging: 0, backAgain: 0, failures: 0 }
const reasons = new Map<string, number>()
for (const { name, text } of chosen(Number(values.files))) {
  totals.files++
  for (const result of renameEverySpeaker(text, otherName)) {
    totals.speakers++
    const { speaker, to, outcome } = result
    if (outcome.kind === 'refused') {
      totals.refused++
      const reason = outcome.reason.replace(/“[^”]*”/gu, '“…”').replace(/line \d+/u, 'line …')
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
      if (values.verbose) console.log(`refused  ${name}: ${speaker} → ${to}: ${outcome.reason}`)
      continue
    }
    totals.renamed++
    totals.edits += outcome.edits
    if (outcome.merges) totals.merging++
    if (outcome.backAgain) totals.backAgain++
    else if (values.verbose) console.log(`not back again  ${name}: ${speaker} → ${to}`)
    for (const failure of outcome.failures) {
      totals.failures++
      console.log(`FAILED  ${name}: ${speaker} → ${to}: ${failure}`)
    }
  }
}
console.log(`
${totals.files} files, ${totals.speakers} speakers: ${totals.renamed} renamed with ${totals.edits} edits, ${totals.refused} refused
undone by renaming back: ${totals.backAgain} of ${totals.renamed}; merging: ${totals.merging}; failures: ${totals.failures}`)
for (const [reason, count] of [...reasons].sort((a, b) => b[1] - a[1]))
  console.log(`${String(count).padStart(6)}  ${reason}`)
if (totals.failures > 0) process.exitCode = 1
