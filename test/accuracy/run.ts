// Measures how well transcripts are understood:
//   npm run accuracy -- FOLDER GOLD… [--verbose]          turns found, against lists of the true ones
//   npm run accuracy -- FOLDER [--tries N] [--verbose]    mistakes found, that are made at random in clean transcripts
// A list of turns is a file, or a folder of files; test/accuracy/gold.ts says what stands in one. Of each transcript below
// FOLDER, N places are tried for each kind of mistake. Exits with 1 where the numbers are below those that are asked for.
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { decodeText } from '../../server/cli/decode.ts'
import { type Checked, checkPage, emptyTallies } from './check.ts'
import { readGold } from './gold.ts'
import { alarmsTable, leastShare, mistakesTable, turnsTable } from './report.ts'
import { scorePage } from './score.ts'

/** Precision and recall over all pages, and the share of mistakes found of each kind. */
const LEAST = { turns: 0.995, mistakes: 0.99 }

const usage = (): never => {
  process.stderr.write('Usage: npm run accuracy -- FOLDER [GOLD…] [--tries N] [--verbose]\n')
  process.exit(2)
}

const { values, positionals } = parseArgs({
  options: { verbose: { type: 'boolean', default: false }, tries: { type: 'string', default: '5' } },
  allowPositionals: true,
})
const [folder = usage(), ...lists] = positionals

const read = (file: string): string => {
  const decoded = decodeText(readFileSync(file))
  if ('refusal' in decoded) throw new Error(`${file}: ${decoded.refusal}`)
  return decoded.text
}

const pathOf = (entry: Dirent): string => join(entry.parentPath, entry.name)

/** The files below a folder, or the file itself. */
const filesOf = (place: string): readonly string[] =>
  statSync(place).isDirectory()
    ? readdirSync(place, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(pathOf)
        .sort()
    : [place]

const scoreTurns = (): boolean => {
  const gold = readGold(lists.flatMap(filesOf).map(read))
  const paths = [...gold.paths].sort()
  const scores = new Map(paths.map(path => [path, scorePage(path, read(join(folder, path)), gold)]))
  console.log(turnsTable(scores, values.verbose))
  return leastShare(scores) >= LEAST.turns
}

const makeMistakes = (): boolean => {
  const tallies = emptyTallies()
  const pages = new Map<string, Checked>()
  for (const file of filesOf(folder)) {
    const path = relative(folder, file)
    pages.set(path, checkPage(path, read(file), Number(values.tries), tallies))
  }
  console.log(mistakesTable(tallies, values.verbose))
  console.log(alarmsTable(pages, values.verbose))
  return tallies.every(({ made, found }) => found >= made * LEAST.mistakes)
}

if (!(lists.length > 0 ? scoreTurns() : makeMistakes())) process.exitCode = 1
