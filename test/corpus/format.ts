// Lays out every file of a folder, and looks whether anything is lost: `npx tsx test/corpus/format.ts FOLDER`.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { decodeText } from '../../server/cli/decode.ts'
import { formatting } from '../../server/features/format.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import { outline, turnText } from '../../server/model/turns.ts'
import { configFor } from '../../server/rules/index.ts'
import { finish } from '../../server/text/steps.ts'
import { applyEdits } from '../edits.ts'
import { settings } from '../rules/settings.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  process.stderr.write('Usage: npx tsx test/corpus/format.ts FOLDER\n')
  process.exit(2)
}

const formatted = (text: string, profile: string): string => {
  const transcript = readTranscript(text)
  return applyEdits(text, finish(formatting(transcript, configFor(transcript, settings({}, profile)))))
}

const words = (text: string): string =>
  text
    // Tags of broken emphasis are completed, and times written in another format: neither are words.
    .replace(/<\/?b>/g, '')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
    .toLowerCase()

/** Who says what, without marks, case and white space. */
const said = (text: string): string[] => {
  const transcript = readTranscript(text)
  return outline(transcript).turns.map(
    turn => `${turn.resolution.speaker.toLowerCase()}: ${words(turnText(transcript, turn))}`,
  )
}

let files = 0
let touched = 0
let failures = 0
for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
  if (!entry.isFile()) continue
  const path = join(entry.parentPath, entry.name)
  const decoded = decodeText(readFileSync(path))
  if ('refusal' in decoded) continue
  files++
  for (const profile of ['default', 'clean-verbatim', 'oral-history']) {
    const once = formatted(decoded.text, profile)
    if (once !== decoded.text) touched++
    const [before, after] = [said(decoded.text), said(once)]
    const other = before.findIndex((turn, i) => turn !== after[i])
    const problems = [
      ...(other >= 0 || before.length !== after.length
        ? [`turn ${other + 1} is another: ${before[other]?.slice(0, 80)} / ${after[other]?.slice(0, 80)}`]
        : []),
      ...(words(decoded.text) === words(once) ? [] : ['the words are others']),
      ...(formatted(once, profile) === once ? [] : ['a second time changes more']),
    ]
    for (const problem of problems) console.log(`${path} (${profile}): ${problem}`)
    failures += problems.length
  }
}
console.log(`${files} files, three profiles each: ${touched} times something was laid out, ${failures} failures`)
if (failures > 0) process.exitCode = 1
