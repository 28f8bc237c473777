// Carries out every operation on real files: `npx tsx test/corpus/operations.ts FOLDER [--verbose]`. Operations on the file
// once, those on a turn at a few turns of each. Fails where words are others afterwards, or where undoing does not give the
// same bytes; tells where `check` then finds an error or a warning of a kind that was not there.

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { decodeText } from '../../server/cli/decode.ts'
import { FILE_OFFERS, OPERATIONS } from '../../server/features/actions/operations.ts'
import { readTranscript, type Transcript } from '../../server/model/transcript.ts'
import { outline, turnText } from '../../server/model/turns.ts'
import type { OperationName } from '../../server/protocol.ts'
import { checkTranscript } from '../../server/rules/index.ts'
import { english } from '../../server/text/message.ts'
import type { Range } from '../../server/text/range.ts'
import { finish } from '../../server/text/steps.ts'
import { applyEdits, inverseEdits } from '../edits.ts'

const { values, positionals } = parseArgs({ options: { verbose: { type: 'boolean' } }, allowPositionals: true })
const folder = positionals[0]
if (folder === undefined) {
  process.stderr.write('Usage: npx tsx test/corpus/operations.ts FOLDER [--verbose]\n')
  process.exit(2)
}

/** So many turns of a file are split, merged and given away. */
const TURNS = 8

type Attempt = { readonly operation: OperationName; readonly range: Range; readonly choice: string | undefined }

const at = (line: number, character = 0): Range => ({ start: { line, character }, end: { line, character } })

const fileAttempts: readonly Attempt[] = FILE_OFFERS.map(({ operation, choice }) => ({
  operation,
  choice,
  range: at(0),
}))

/** What is tried at some turns: with the speaker who has the turn before. */
const turnAttempts = (text: string, transcript: Transcript): Attempt[] => {
  const lines = text.split(/\r\n|\n|\r/)
  const { turns } = outline(transcript)
  const step = Math.max(1, Math.floor(turns.length / TURNS))
  return turns.flatMap((turn, i) => {
    const choice = turns[i - 1]?.label
    if (i % step !== 0 || choice === undefined || choice === turn.label) return []
    const inside = at(turn.line, (lines[turn.line]?.length ?? 0) >> 1)
    const here = at(turn.line)
    return [
      { operation: 'splitTurn', range: inside, choice },
      { operation: 'giveTurn', range: here, choice },
      { operation: 'giveAllTurns', range: here, choice },
      { operation: 'exchangeSpeakers', range: here, choice },
      { operation: 'mergeWithPrevious', range: here, choice: undefined },
      { operation: 'mergeWithNext', range: here, choice: undefined },
      { operation: 'joinLines', range: here, choice: undefined },
      { operation: 'insertTime', range: here, choice: undefined },
      { operation: 'shiftTimes', range: here, choice: '+2' },
    ] satisfies Attempt[]
  })
}

/** What is said, without marks, white space and hyphens at line ends. */
const said = (transcript: Transcript): string =>
  outline(transcript)
    .turns.map(turn => turnText(transcript, turn))
    .join(' ')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/[^\p{L}]+/gu, '')

/** Whether the text below the header stays as it is: who is declared in it may have more turns than before. */
const keeps = (operation: OperationName, text: string, changed: string): boolean =>
  (operation === 'writeHeader' || operation === 'declareSpeakers') && changed.endsWith(bodyOf(text))

const bodyOf = (text: string): string => {
  const { headerBlock } = readTranscript(text)
  return headerBlock === undefined ? text : text.slice(headerBlock.text.length)
}

const serious = (transcript: Transcript): string[] =>
  checkTranscript(transcript)
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ code }) => code)

/** What of `after` is not in `before`; somebody who has more turns may have more problems of a kind that there was. */
const added = (before: readonly string[], after: readonly string[]): string[] => {
  const rest = after.filter(code => !code.startsWith('speaker-') || !before.includes(code))
  for (const code of before) if (rest.includes(code)) rest.splice(rest.indexOf(code), 1)
  return rest
}

type Tally = { done: number; refused: number; problems: number; failures: number }
const tallies = new Map<OperationName, Tally>()
const reasons = new Map<string, number>()
let files = 0

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue
  const path = join(entry.parentPath, entry.name)
  const decoded = decodeText(readFileSync(path))
  if ('refusal' in decoded) continue
  const { text } = decoded
  const transcript = readTranscript(text)
  const before = { words: said(transcript), problems: serious(transcript) }
  files++
  for (const { operation, range, choice } of [...fileAttempts, ...turnAttempts(text, transcript)]) {
    const tally = tallies.get(operation) ?? { done: 0, refused: 0, problems: 0, failures: 0 }
    tallies.set(operation, tally)
    const outcome = finish(OPERATIONS[operation](transcript, range, choice))
    if (outcome.kind !== 'edits') {
      tally.refused++
      const reason = english(outcome.kind === 'refused' ? outcome.message : outcome.prompt)
      const key = `${operation}: ${reason.replace(/“[^”]*”/gu, '“…”').replace(/\d+/gu, '…')}`
      reasons.set(key, (reasons.get(key) ?? 0) + 1)
      continue
    }
    tally.done++
    const changed = applyEdits(text, outcome.edits)
    const after = readTranscript(changed)
    const problems = added(before.problems, serious(after))
    const failures = [
      ...(applyEdits(changed, inverseEdits(text, outcome.edits)) === text ? [] : ['undone, the text is another']),
      ...(keeps(operation, text, changed) || said(after) === before.words ? [] : ['other words']),
    ]
    tally.failures += failures.length
    if (problems.length > 0) tally.problems++
    const remarks = problems.length === 0 ? [] : [`new problems: ${[...new Set(problems)].join(', ')}`]
    for (const failure of [...failures, ...remarks])
      console.log(`${relative(folder, path)}:${range.start.line + 1} ${operation} ${choice ?? ''}: ${failure}`)
  }
}
if (values.verbose)
  for (const [reason, count] of [...reasons].sort((a, b) => b[1] - a[1]))
    console.log(`${String(count).padStart(6)}  ${reason}`)
console.log(`${files} files`)
for (const [operation, { done, refused, problems, failures }] of tallies)
  console.log(
    `${operation.padEnd(18)} ${done} done, ${refused} refused or asked, ${problems} with new problems, ${failures} failures`,
  )
if ([...tallies.values()].some(({ failures }) => failures > 0)) process.exitCode = 1
