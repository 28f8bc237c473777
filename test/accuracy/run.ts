// Measures how well transcripts are understood:
//   npm run accuracy -- FOLDER GOLD… [--verbose]          turns found, against lists of the true ones
//   npm run accuracy -- FOLDER [--tries N] [--defects LIST.tsv] [--verbose]
//                                                         mistakes found, that are made at random in clean transcripts
// A list of turns is a file, or a folder of files; test/accuracy/gold.ts says what stands in one. Of each transcript below
// FOLDER, N places are tried for each kind of mistake. A list of defects has the path, line and rule of what is known to be
// wrong in the transcripts as they are. Exits with 1 where the numbers are below those that are asked for.
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { decodeText } from '../../server/cli/decode.ts'
import { english } from '../../server/text/message.ts'
import { type Checked, checkPage, emptyTallies } from './check.ts'
import { readGold } from './gold.ts'
import { alarmRate, alarmsTable, leastShare, mistakesTable, poorPages, turnsTable } from './report.ts'
import { scorePage } from './score.ts'

/** Precision and recall over all pages; of each kind of mistake the share found, and of these the share well repaired. */
const LEAST = { turns: 0.995, mistakes: 0.99, repairs: 0.95 }
/** Warnings and errors for each 1,000 turns that are no defects of the text. */
const MOST_ALARMS = 1

const usage = (): never => {
  process.stderr.write('Usage: npm run accuracy -- FOLDER [GOLD…] [--tries N] [--defects LIST.tsv] [--verbose]\n')
  process.exit(2)
}

const { values, positionals } = parseArgs({
  options: {
    verbose: { type: 'boolean', default: false },
    tries: { type: 'string', default: '5' },
    defects: { type: 'string' },
  },
  allowPositionals: true,
})
const [folder = usage(), ...lists] = positionals

const read = (file: string): string => {
  const decoded = decodeText(readFileSync(file))
  if ('refusal' in decoded) throw new Error(`${file}: ${english(decoded.refusal)}`)
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
  return leastShare(scores) >= LEAST.turns && poorPages(scores).length === 0
}

/** The places of a list of defects, as `path:line:code`. */
const defectsIn = (tsv: string): ReadonlySet<string> =>
  new Set(tsv.split(/\r?\n/).map(row => row.split('\t').slice(0, 3).join(':')))

const makeMistakes = (): boolean => {
  const tallies = emptyTallies()
  const pages = new Map<string, Checked>()
  for (const file of filesOf(folder)) {
    const path = relative(folder, file)
    pages.set(path, checkPage(path, read(file), Number(values.tries), tallies))
  }
  console.log(mistakesTable(tallies, values.verbose))
  const alarms = { pages, defects: defectsIn(values.defects === undefined ? '' : read(values.defects)) }
  console.log(alarmsTable(alarms, values.verbose))
  return (
    alarmRate(alarms) <= MOST_ALARMS &&
    tallies.every(
      ({ mistake, made, found, restored }) =>
        found >= made * LEAST.mistakes && (!mistake.restores || restored >= found * LEAST.repairs),
    )
  )
}

if (!(lists.length > 0 ? scoreTurns() : makeMistakes())) process.exitCode = 1
