// Makes a folder of pieces of the files of another, in which files come, change, move and go by chance while somebody types what stands
// in these files, too; and compares the index that is kept with one that is built afresh:
//   npm run sweep:turmoil -- FOLDER [--files N] [--steps N] [--seed N]
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import { decodeText } from '../../server/cli/decode.ts'
import { namingsOf } from '../../server/model/namings.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import { rosterFrom } from '../rosters.ts'
import { type Material, type Next, numbersFrom, turmoil } from '../workspace/turmoil.ts'

const { values, positionals } = parseArgs({
  options: {
    files: { type: 'string', default: '2000' },
    steps: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
  },
  allowPositionals: true,
})
const [folder] = positionals
if (folder === undefined) {
  process.stderr.write('Usage: npm run sweep:turmoil -- FOLDER [--files N] [--steps N] [--seed N]\n')
  process.exit(2)
}

/** As many lines are in a piece at the most, and as many characters in one of them. */
const LINES = 120
const LONGEST = 500

/** How often the index is compared with one built afresh. */
const COMPARISONS = 4

const texts: string[] = []
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const decoded = entry.isFile() ? decodeText(readFileSync(join(entry.parentPath, entry.name))) : undefined
  if (decoded !== undefined && 'text' in decoded) texts.push(decoded.text)
}
const lines = texts.map(text => text.split(/(?<=\n)|(?<=\r)(?!\n)/).map(line => line.slice(-LONGEST)))
const names = [...new Set(texts.flatMap(text => [...namingsOf(readTranscript(text)).labels.keys()]))].sort()

const piece = (next: Next, most: number): string => {
  const all = lines[next(lines.length)] ?? []
  // The beginnings of files have their headers.
  const from = next(3) === 0 ? 0 : next(Math.max(1, all.length))
  return all.slice(from, from + 1 + next(most)).join('')
}

const material: Material = {
  text: next => piece(next, LINES),
  typed: next => piece(next, 2),
  rosters: [0, 1].map(half => rosterFrom(names.filter((name, i) => i % 2 === half && !/[()#]/.test(name)).join('\n'))),
}

const run = async (): Promise<void> => {
  const world = turmoil(numbersFrom(Number(values.seed)), material)
  world.fill(Number(values.files))
  const every = Math.ceil(Number(values.steps) / COMPARISONS)
  for (let i = 1; i <= Number(values.steps); i++) {
    await world.happen()
    if (i % every !== 0) continue
    const { kept, fresh } = await world.compare()
    const same = isDeepStrictEqual(kept, fresh)
    console.log(`${i} steps, ${world.files()} files: ${same ? 'the same' : 'NOT THE SAME'}`)
    if (!same) process.exitCode = 1
  }
}

console.log(`${texts.length} texts, ${names.length} names`)
void run()
