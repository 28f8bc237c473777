// Random edits, each held against a fresh reading, for as long as wanted:
//   npm run fuzz                      for a minute
//   npm run fuzz -- --seconds 600     for ten
//   npm run fuzz -- --count 200       so many scripts of edits
//   npm run fuzz -- --seed 17         script 17 again; with one of the others, from script 17 on
// The first failure is made small, printed, and written to test/fuzz/failures/.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { judge } from './oracle.ts'
import { type Script, scriptOf } from './script.ts'
import { shrunk } from './shrink.ts'

const FAILURES = fileURLToPath(new URL('failures/', import.meta.url))
/** Edits of a script. A seed means the same script only as long as this is the same. */
const LENGTH = 300
const PROGRESS_MS = 5000

const usage = (): never => {
  process.stderr.write('Usage: npm run fuzz -- [--seconds N | --count N] [--seed N]\n')
  process.exit(2)
}

const numberOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  return /^\d+$/.test(text) ? Number(text) : usage()
}

const optionsOf = (): { seconds: number | undefined; count: number | undefined; seed: number | undefined } => {
  const text = { type: 'string' } as const
  try {
    const { values } = parseArgs({ options: { seconds: text, count: text, seed: text } })
    return { seconds: numberOf(values.seconds), count: numberOf(values.count), seed: numberOf(values.seed) }
  } catch {
    return usage()
  }
}

const report = (seed: number, script: Script): void => {
  const whole = judge(script).failure
  console.log(`\nScript ${seed} fails after step ${whole?.step}: ${whole?.what}\nMaking it small …`)
  const small = shrunk(script, shorter => judge(shorter).failure !== undefined)
  const { failure } = judge(small)
  const file = join(FAILURES, `${seed}.json`)
  mkdirSync(FAILURES, { recursive: true })
  writeFileSync(file, `${JSON.stringify({ seed, failure, ...small }, undefined, 2)}\n`)
  console.log(`\nStart: ${JSON.stringify(small.start)}`)
  for (const { changes, look } of small.steps)
    console.log(`Edit: ${JSON.stringify(changes)}${look ? ', looked at' : ''}`)
  console.log(`${failure?.what}\n\nWritten to ${relative(process.cwd(), file)}`)
  console.log(`Again: npm run fuzz -- --seed ${seed}`)
}

const { seconds, count, seed } = optionsOf()
const one = seed !== undefined && seconds === undefined && count === undefined
const most = one ? 1 : (count ?? Number.POSITIVE_INFINITY)
const until = performance.now() + 1000 * (seconds ?? (most < Number.POSITIVE_INFINITY ? Number.POSITIVE_INFINITY : 60))
const first = seed ?? Date.now() % 1_000_000_000
let [edits, reused, blocks, done] = [0, 0, 0, 0]
let nextProgress = performance.now() + PROGRESS_MS
const summary = (): string =>
  `${done} scripts from ${first} on, ${edits} edits, ${blocks === 0 ? 0 : ((100 * reused) / blocks).toFixed(1)} % of the blocks kept`

console.log(`From script ${first} on, ${LENGTH} edits each.`)
for (; done < most && performance.now() < until; done++) {
  const script = scriptOf(first + done, LENGTH)
  const verdict = judge(script)
  edits += verdict.edits
  reused += verdict.reused
  blocks += verdict.blocks
  if (verdict.failure !== undefined) {
    report(first + done, script)
    process.exitCode = 1
    break
  }
  if (performance.now() < nextProgress) continue
  console.log(summary())
  nextProgress = performance.now() + PROGRESS_MS
}
console.log(`${process.exitCode === 1 ? 'FAILED' : 'No failure'}: ${summary()}.`)
