/**
 * `npm run bench`: measures the product against others on the same text, as ratios taken in one run, prints the table,
 * and writes it to docs/performance.md between the marks.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { measureReady, measureServer, type Session } from './session.ts'
import { transcriptText } from './text.ts'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))
const say = (line: string): void => void process.stderr.write(`${line}\n`)

const MEGA = 1_000_000
const SIZES = process.argv.includes('--quick') ? [0.1, 1, 10] : [0.1, 1, 10, 100]

/** What is measured against is installed on first use, beside the benchmark. */
const install = (): void => {
  if (existsSync(path('node_modules/@lezer/markdown'))) return
  say('Installing what is measured against …')
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: path('.'), stdio: 'inherit' })
}

const bundle = async (program: string): Promise<string> => {
  const outfile = path(`node_modules/.bench/${program}.js`)
  await build({
    entryPoints: [path(`programs/${program}.ts`)],
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    outfile,
    logLevel: 'error',
  })
  return outfile
}

const ms = (time: number): string => (Number.isNaN(time) ? '–' : time < 10 ? time.toFixed(2) : time.toFixed(0))
const ratio = (a: number, b: number): string => (Number.isNaN(a / b) ? '–' : `${(a / b).toPrecision(2)} ×`)

type Reading = {
  readonly cold: { readonly transcript: number; readonly lezer: number; readonly micromark: number }
  readonly key: Record<'small' | 'large', { readonly transcript: number; readonly lezer: number }>
}

const readingTable = ({ cold, key }: Reading): string[] => [
  '| in process | Transcript | `@lezer/markdown` | `micromark` | ratio |',
  '|---|---|---|---|---|',
  `| cold parse of 10 MB: blocks, turns, labels, times (ms) | ${ms(cold.transcript)} | ${ms(cold.lezer)} | ${ms(cold.micromark)} (1 MB × 10) | ${ratio(cold.lezer, cold.transcript)} faster than lezer |`,
  `| keystroke at 10 MB (ms) | ${key.large.transcript.toFixed(4)} | ${ms(key.large.lezer)} | | ${ratio(key.large.lezer, key.large.transcript)} faster than lezer |`,
  `| keystroke at 100 KB (ms) | ${key.small.transcript.toFixed(4)} | ${ms(key.small.lezer)} | | 10 MB costs ${ratio(key.large.transcript, key.small.transcript)} of it |`,
]

type Row = {
  readonly size: number
  readonly ours: Session
  readonly nothing: Session
  readonly markdown: Session | undefined
}

const WHAT = ['hover', 'diagnostics', 'outline', 'tokens', 'open', 'memory'] as const
const NAMES: Record<(typeof WHAT)[number], string> = {
  hover: 'keystroke → hover (ms)',
  diagnostics: 'keystroke → diagnostics (ms)',
  outline: 'keystroke → outline (ms)',
  tokens: 'keystroke → visible tokens (ms)',
  open: 'open → outline (ms)',
  memory: 'memory after open (MB)',
}

const serverTable = (rows: readonly Row[]): string[] => [
  '| through stdio | size | Transcript | does nothing | markdown server | Transcript : does nothing |',
  '|---|---|---|---|---|---|',
  ...WHAT.flatMap(what =>
    rows.map(
      ({ size, ours, nothing, markdown }) =>
        `| ${NAMES[what]} | ${size} MB | ${ms(ours[what])} | ${ms(nothing[what])} | ${markdown === undefined ? '–' : ms(markdown[what])} | ${ratio(ours[what], nothing[what])} |`,
    ),
  ),
]

const write = (table: string): void => {
  const file = path('../../docs/performance.md')
  const begin = '<!-- bench -->'
  const end = '<!-- /bench -->'
  const before = existsSync(file) ? readFileSync(file, 'utf8') : `# Performance\n\n${begin}\n${end}\n`
  const from = before.indexOf(begin)
  const to = before.indexOf(end)
  if (from < 0 || to < from) throw new Error(`docs/performance.md has lost its marks ${begin} and ${end}`)
  writeFileSync(file, `${before.slice(0, from)}${begin}\n${table}\n${before.slice(to)}`)
}

install()
const reading = await bundle('reading')
const nothing = await bundle('nothing')
execFileSync(process.execPath, [path('../../esbuild.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] })
const ours = path('../../dist/server.node.js')
const require = createRequire(import.meta.url)
const markdown = require.resolve('vscode-langservers-extracted/bin/vscode-markdown-language-server')

say('Reading in process …')
const inProcess = JSON.parse(
  execFileSync(process.execPath, ['--max-old-space-size=8000', reading], { encoding: 'utf8', maxBuffer: 1e8 }),
) as Reading
const rows: Row[] = []
for (const size of SIZES) {
  const text = transcriptText(size * MEGA)
  const count = size > 10 ? 30 : 100
  say(`Transcript, ${size} MB …`)
  const own = await measureServer(ours, text, 'transcript', count)
  say(`a server that does nothing, ${size} MB …`)
  const none = await measureServer(nothing, text, 'transcript', count, own.outlineReply)
  say(`the markdown server, ${size} MB …`)
  const other =
    size > 1
      ? undefined
      : await measureServer(markdown, text, 'markdown', 20).catch((error: Error) => void say(error.message))
  rows.push({ size, ours: own, nothing: none, markdown: other ?? undefined })
}
say('Starting …')
const [readyOurs, readyNothing] = [await measureReady(ours, 15), await measureReady(nothing, 15)]
const kilobytes = (file: string): string => `${(statSync(path(`../../dist/${file}.js`)).size / 1000).toFixed(0)} kB`
const table = [
  ...readingTable(inProcess),
  '',
  ...serverTable(rows),
  '',
  '| start and size | Transcript | does nothing | ratio |',
  '|---|---|---|---|',
  `| server ready from spawn (ms) | ${ms(readyOurs)} | ${ms(readyNothing)} | ${ratio(readyOurs, readyNothing)} |`,
  `| server bundle | ${kilobytes('server.node')} | | |`,
  `| server bundle for a browser worker | ${kilobytes('server.worker')} | | |`,
  `| client bundle | ${kilobytes('client.node')} | | |`,
  `| command line bundle | ${kilobytes('cli')} | | |`,
].join('\n')
console.log(table)
write(table)
