// The command line as it is shipped: one bundled file, run by Node.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'transcript-bundle-'))
const cli = join(folder, 'cli.js')

beforeAll(async () => {
  await build({
    entryPoints: ['server/cli.ts'],
    outfile: cli,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20.19',
    mainFields: ['module', 'main'],
    format: 'cjs',
    logLevel: 'error',
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string; readonly ms: number }

/** Runs it; with `reading` given, the reader of its output goes away after that many characters. */
const cliRun = (args: readonly string[], options: { stdin?: string; reading?: number } = {}): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const started = performance.now()
    const child = spawn(process.execPath, [cli, ...args], { cwd: folder })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk
      if (options.reading !== undefined && stdout.length > options.reading) child.stdout.destroy()
    })
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk
    })
    child.on('error', reject)
    child.on('close', code => resolve({ code, stdout, stderr, ms: performance.now() - started }))
    child.stdin.end(options.stdin ?? '')
  })

test('standard input to standard output', async () => {
  const { code, stdout, stderr } = await cliRun(['turns', '-', '--format', 'jsonl'], {
    stdin: 'Anna Meyer: Good morning.\n',
  })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(JSON.parse(stdout)).toMatchObject({ file: '-', speaker: 'Anna Meyer', text: 'Good morning.' })
})

test('without a path, the current folder; the exit code tells of problems', async () => {
  writeFileSync(join(folder, 'talk.transcript'), '---\nspeakers: [Anna]\n---\n\nAnna:: Good morning.\n')
  const { code, stdout } = await cliRun(['check'])
  expect(code).toBe(1)
  expect(stdout).toMatch(/^talk\.transcript:5:5: /)
  expect((await cliRun(['check', 'none'])).code).toBe(2)
})

test('a large output is complete, and a closed pipe ends it quietly', async () => {
  writeFileSync(join(folder, 'large.txt'), 'Anna Meyer: One, two, three.\n\nBen Okoro: Four.\n\n'.repeat(20_000))
  const whole = await cliRun(['turns', 'large.txt', '--format', 'jsonl'])
  expect(whole.code).toBe(0)
  expect(whole.stdout.split('\n')).toHaveLength(40_001)
  expect(await cliRun(['turns', 'large.txt', '--format', 'jsonl'], { reading: 10 })).toMatchObject({
    code: 0,
    stderr: '',
  })
})

test('bad input ends soon, with a message or an empty result', async () => {
  const header = (lines: readonly string[]): string => `---\n${lines.join('\n')}\n---\n\nAnna: Yes.\n`
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i)
  const bomb = numbers(9).map(i => `x-${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`)
  const inputs = {
    'line.txt': `Anna: ${'word and more '.repeat(3_600_000)}`,
    'colons.txt': 'a: '.repeat(3_000_000),
    'brackets.txt': '['.repeat(3_000_000),
    'note.txt': `Anna: ${'word and more '.repeat(100_000)}\n[ a note\n`,
    'long-header.txt': header(numbers(10_000).map(i => `x-${i}: ${i}`)),
    'bomb.txt': header(['x-0: &a0 [x, x, x, x, x, x, x, x, x]', ...bomb, 'speakers: *a9', 'title: *a9']),
    'deep.txt': header([`x-deep: ${'['.repeat(5000)}`]),
    'surrogates.txt': Buffer.from('\ufeffAnna: \ud800 \udc00\n', 'utf16le'),
    'nul.txt': 'Anna: a\0b\n',
  }
  for (const [name, content] of Object.entries(inputs)) writeFileSync(join(folder, name), content)
  const { code, stderr, ms } = await cliRun(['turns', '--format', 'jsonl', ...Object.keys(inputs)])
  expect(stderr).toBe('transcript: nul.txt: it is a binary file, no text\n')
  expect(code).toBe(2)
  expect(ms).toBeLessThan(10_000)
  const checked = await cliRun(['check', '--format', 'jsonl', ...Object.keys(inputs)])
  expect(checked.code).toBe(2)
  expect(checked.ms).toBeLessThan(10_000)
}, 30_000)
