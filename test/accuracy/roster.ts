// Prints how many turns of a folder have initials that its roster does not list, and how many of them are found:
//   npx tsx test/accuracy/roster.ts FOLDER ROSTER.txt [--verbose]
// What is to be found is told by expressions of this file alone: lines that begin with two to four capitals and a colon, and
// the roster's `Full Name (ABC)` lines. Exits with 1 where something was missed.

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { rosterOf } from '../../server/model/roster.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import { checkTranscript } from '../../server/rules/index.ts'
import { english } from '../../server/text/message.ts'
import { readRoster } from '../../server/workspace/roster.ts'

const { values, positionals } = parseArgs({ options: { verbose: { type: 'boolean' } }, allowPositionals: true })
const [folder, rosterFile] = positionals
if (folder === undefined || rosterFile === undefined) {
  process.stderr.write('Usage: npx tsx test/accuracy/roster.ts FOLDER ROSTER.txt [--verbose]\n')
  process.exit(2)
}

const filesIn = (path: string): readonly string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap(name => filesIn(join(path, name)))
    : /\.(?:md|txt|transcript)$/.test(path)
      ? [path]
      : []

const rosterText = readFileSync(rosterFile, 'utf8')
const lines = rosterText.split(/\r?\n/).filter(line => line.trim() !== '')
const listed = new Set(lines.flatMap(line => /\(([^()]+)\)\s*$/.exec(line)?.[1]?.split(/\s*,\s*/) ?? []))
const { people, problems: faults } = readRoster(rosterText, 'file:///roster.txt')
const roster = rosterOf(people)

/** Whether one letter dropped, added or replaced, or two neighbours swapped, make `b` of `a`. */
const isSlip = (a: string, b: string): boolean => {
  if (a.length === b.length) {
    const different = [...a].flatMap((char, i) => (char === b[i] ? [] : [i]))
    const [i = 0, j = 0] = different
    return different.length === 1 || (different.length === 2 && j === i + 1 && a[i] === b[j] && a[j] === b[i])
  }
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length === long.length - 1 && [...long].some((_, i) => long.slice(0, i) + long.slice(i + 1) === short)
}

let turns = 0
let unlisted = 0
let found = 0
let near = 0
let first = 0
let among = 0
let false_ = 0
const files = filesIn(folder)
for (const file of files) {
  const text = readFileSync(file, 'utf8')
  const openings = text.split(/\r?\n/).map(line => /^(?!TODO)([A-Z]{2,4}):\s/.exec(line)?.[1])
  const heard = new Map<string, number>()
  for (const label of openings) if (label !== undefined) heard.set(label, (heard.get(label) ?? 0) + 1)
  const problems = checkTranscript(readTranscript(text, roster)).filter(
    ({ code }) => code === 'speaker-undeclared' || code === 'speaker-misspelt',
  )
  const byLine = new Map(problems.map(problem => [problem.range.start.line, problem]))
  for (const [line, label] of openings.entries()) {
    if (label === undefined) continue
    turns++
    const problem = byLine.get(line)
    if (listed.has(label)) {
      if (problem !== undefined) {
        false_++
        if (values.verbose) console.log(`false   ${file}:${line + 1}: ${english(problem.message)}`)
      }
      continue
    }
    unlisted++
    if (problem === undefined) {
      if (values.verbose) console.log(`missed  ${file}:${line + 1}: ${label}`)
      continue
    }
    found++
    const likely = [...heard.keys()].filter(code => listed.has(code) && isSlip(label, code))
    if (likely.length === 0) continue
    near++
    const offered = problem.fixes.flatMap(fix =>
      english(fix.title).startsWith('Change') ? (fix.edits[0]?.newText ?? []) : [],
    )
    if (likely.includes(offered[0] ?? '')) first++
    if (likely.every(code => offered.includes(code)) || likely.length > 3) among++
    if (values.verbose)
      console.log(`near    ${file}:${line + 1}: ${label}: ${offered.join(', ')} of ${likely.join(', ')}`)
  }
}
console.log(`roster: ${people.length} of ${lines.length} lines read, ${faults.length} problems in it`)
console.log(`${files.length} files, ${turns} turns with initials, ${unlisted} of them not listed, ${found} found`)
console.log(
  `${near} near a listed label that speaks in the same file: ${first} offered such a one first, ${among} all such`,
)
console.log(`${false_} false alarms on listed initials`)
if (found < unlisted || false_ > 0) process.exitCode = 1
