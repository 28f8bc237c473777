/**
 * `npm run bench`: measures the product against others on the same text, as ratios taken in one run, prints the tables,
 * and writes them to docs/performance.md between the marks. `--quick` leaves out 100 MB, `--archive` measures a folder of
 * transcripts only, `--rough` takes few samples and writes nothing.
 */
import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { measureActivation } from './activation.ts'
import { measureArchive } from './archive.ts'
import { buildProduct, bundle, install, packagedSize } from './builds.ts'
import { MARKDOWN_SETTINGS, markdownEditor } from './editor.ts'
import { type Contender, type Figures, measureReady, middleFigures, runSession } from './session.ts'
import { archiveTable, type Reading, type Row, readingTable, serverTable, startTable, writeTables } from './tables.ts'
import { transcriptText } from './text.ts'

const say = (line: string): void => void process.stderr.write(`${line}\n`)

const MEGA = 1_000_000
const rough = process.argv.includes('--rough')
const sizes = rough || process.argv.includes('--quick') ? [0.1, 1, 10] : [0.1, 1, 10, 100]

install()
const reading = await bundle('reading')
const nothing: Contender = { file: await bundle('nothing'), uri: 'file:///bench.transcript', languageId: 'transcript' }
const dist = buildProduct()
const ours: Contender = { ...nothing, file: join(dist, 'server.node.js'), knowsSpeakers: true }
const markdown: Contender = {
  file: createRequire(import.meta.url).resolve('vscode-langservers-extracted/bin/vscode-markdown-language-server'),
  uri: 'file:///bench.md',
  languageId: 'markdown',
  settings: MARKDOWN_SETTINGS,
}

/** Servers take turns, each time as new processes, so that a change of the machine's load meets all of them. */
const rowOf = async (size: number): Promise<Row> => {
  const text = transcriptText(size * MEGA)
  const rounds = rough || size > 10 ? 1 : 3
  const count = size > 10 ? 20 : 40
  const figures: Record<'ours' | 'nothing' | 'markdown', Figures[]> = { ours: [], nothing: [], markdown: [] }
  for (let round = 1; round <= rounds; round++) {
    say(`${size} MB, round ${round} of ${rounds} …`)
    const own = await runSession(ours, text, count)
    figures.ours.push(own.figures)
    figures.nothing.push((await runSession({ ...nothing, reply: own.reply }, text, count)).figures)
    // It sends all tokens of the file over the pipe at each key: once and few keys are enough of it, and 10 MB too many.
    if (size <= 1 && round === 1) {
      const session = await runSession({ ...markdown, editor: markdownEditor() }, text, size < 1 ? 20 : 5)
      figures.markdown.push(session.figures)
    }
  }
  return {
    size,
    ours: middleFigures(figures.ours),
    nothing: middleFigures(figures.nothing),
    markdown: figures.markdown.length === 0 ? undefined : middleFigures(figures.markdown),
  }
}

say('A folder of transcripts …')
const archive = archiveTable(rough ? await measureArchive(ours, 20, 100) : await measureArchive(ours, 100, 500)).join(
  '\n',
)
console.log(`${archive}\n`)
if (!rough) writeTables(archive, 'archive')
if (process.argv.includes('--archive')) process.exit()
say('Reading in process …')
const inProcess = JSON.parse(
  execFileSync(process.execPath, ['--max-old-space-size=8000', '--expose-gc', reading], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  }),
) as Reading
const rows: Row[] = []
for (const size of sizes) rows.push(await rowOf(size))
say('Starting …')
const [readyOurs = Number.NaN, readyNothing = Number.NaN] = await measureReady([ours.file, nothing.file], 15)
say('Activating …')
const activation = rough ? undefined : await measureActivation(3)
const bundleSize = (name: string): number => statSync(join(dist, `${name}.js`)).size
const tables = [
  ...readingTable(inProcess),
  '',
  ...serverTable(rows),
  '',
  ...startTable({
    ours: readyOurs,
    nothing: readyNothing,
    activation,
    sizes: [
      ['server bundle', bundleSize('server.node')],
      ['server bundle for a browser worker', bundleSize('server.worker')],
      ['client bundle', bundleSize('client.node')],
      ['client bundle for a browser', bundleSize('client.browser')],
      ['command line bundle', bundleSize('cli')],
      ['extension as published (VSIX)', packagedSize()],
    ],
  }),
].join('\n')
console.log(tables)
if (!rough) writeTables(tables)
