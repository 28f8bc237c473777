// Prints how well turns are found in real pages:
//   npx tsx test/accuracy/gold.ts FOLDER GOLD.tsv [CORRECTIONS.tsv] [--verbose]
// FOLDER holds the pages as <id>.txt; GOLD.tsv has the columns id, turn, speaker_label, first_words; CORRECTIONS.tsv has
// id, action (add or drop), speaker_label, first_words. Exits with 1 where precision or recall is below 99 %.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { decodeText } from '../../server/cli/decode.ts'
import { correctGold, precisionOf, readGold, recallOf, scorePage, total } from './score.ts'

const LEAST = 0.99

const { values, positionals } = parseArgs({ options: { verbose: { type: 'boolean' } }, allowPositionals: true })
const [folder, goldFile, correctionsFile] = positionals
if (folder === undefined || goldFile === undefined) {
  process.stderr.write('Usage: npx tsx test/accuracy/gold.ts FOLDER GOLD.tsv [CORRECTIONS.tsv] [--verbose]\n')
  process.exit(2)
}

const read = (file: string): string => {
  const decoded = decodeText(readFileSync(file))
  if ('refusal' in decoded) throw new Error(`${file}: ${decoded.refusal}`)
  return decoded.text
}

const raw = readGold(read(goldFile))
const gold = correctionsFile === undefined ? raw : correctGold(raw, read(correctionsFile))
// Of the uncorrected rows too: a page that loses its last row has no turns, which is to be found out as well.
const pages = [...new Set([...raw, ...gold].map(turn => turn.page))]
const score = total(
  pages.map(page => {
    const file = join(folder, `${page}.txt`)
    return scorePage(page, file, read(file), gold)
  }),
)

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`
if (values.verbose) {
  for (const { page, label, firstWords } of score.misses)
    console.log(`missed  ${join(folder, `${page}.txt`)}: ${label}: ${firstWords}`)
  for (const { file, line, label, manner } of score.falseTurns)
    console.log(`false   ${file}:${line}: ${label}${manner === null ? '' : ` (${manner})`}`)
}
console.log(`${pages.length} pages, ${score.gold} true turns, ${score.found} found, ${score.hits} of them true`)
console.log(`precision ${percent(precisionOf(score))}`)
console.log(`recall    ${percent(recallOf(score))}`)
if (Math.min(precisionOf(score), recallOf(score)) < LEAST) process.exitCode = 1
