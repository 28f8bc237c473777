/**
 * `npm run bench:stalls -- [MB] [FILE…]`: how long the server holds its event loop at most, in milliseconds of one turn, for
 * each request, in long and in hostile files. Receiving the file is set apart: it is the parsing of one JSON message.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node'
import { buildProduct, bundle } from './builds.ts'
import { transcriptText } from './text.ts'

const size = Number(process.argv[2] ?? 10) * 1_000_000
const fill = (piece: string): string => piece.repeat(Math.ceil(size / piece.length))
const TEXTS: Readonly<Record<string, () => string>> = {
  'a hearing': () => transcriptText(size),
  'one line of words': () => `Anna Meyer: ${fill('word and word again ')}\n`,
  'one line of notes': () => `Anna Meyer: ${fill('[laughter] (0:12 one, ')}\n`,
  '100,000 labels, each once': () => Array.from({ length: 100_000 }, (_, i) => `Name${i} Other: Yes.\n`).join(''),
  'opening brackets': () => fill('['),
  'opening brackets in lines': () => fill('[[[[[[[[\n'),
  'a comment that never ends': () => `<!--\n${fill('Anna Meyer: One.\n\n')}`,
  'a fence that never ends': () => `\`\`\`\n${fill('Anna Meyer: One.\n\n')}`,
  'a header that never ends': () => `---\n${fill('key: value\n')}`,
  'line ends': () => fill('\n'),
  'carriage returns': () => fill('\r'),
  'a list': () => fill('- an item of a list\n'),
}
const some = process.argv.slice(3)

const loop = await bundle('loop')
const server = join(buildProduct(), 'server.node.js')
const uri = 'file:///bench.transcript'
const about = { textDocument: { uri } }
const start = { line: 0, character: 0 }

const probe = async (text: string): Promise<Record<string, string>> => {
  const child = spawn(process.execPath, ['-r', loop, server, '--stdio'], { stdio: 'pipe' })
  const rpc = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
  let told: (held: string) => void = () => undefined
  child.stderr.on('data', data =>
    told(
      String(data)
        .trim()
        .replace(/held (\S+) (\S+)/, '$1 ($2)'),
    ),
  )
  rpc.listen()
  const held = async (): Promise<string> => {
    await new Promise(resolve => setTimeout(resolve, 30))
    return await new Promise(resolve => {
      told = resolve
      child.kill('SIGUSR2')
    })
  }
  await rpc.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: { textDocument: { diagnostic: {} } },
  })
  await rpc.sendNotification('initialized', {})
  const lines = text.split(/\r\n|\r|\n/).length
  const middle = { line: Math.floor(lines / 2), character: 5 }
  const range = { start: middle, end: { line: middle.line + 50, character: 0 } }
  let version = 1
  const edit = (at: typeof start, newText: string, end = at): Promise<void> =>
    rpc.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range: { start: at, end }, text: newText }],
    })
  const ask = (method: string, more: object = {}) => rpc.sendRequest(`textDocument/${method}`, { ...about, ...more })
  const work: Readonly<Record<string, () => Promise<unknown>>> = {
    receive: () =>
      rpc
        .sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'transcript', version, text } })
        // Answered at once, by a method that looks at no file.
        .then(() => rpc.sendRequest('codeAction/resolve', { title: '' })),
    hover: () => ask('hover', { position: start }),
    diagnostics: () => ask('diagnostic'),
    outline: () => ask('documentSymbol'),
    folding: () => ask('foldingRange'),
    links: () => ask('documentLink'),
    actions: () => ask('codeAction', { range, context: { diagnostics: [] } }),
    tokens: () => ask('semanticTokens/range', { range }),
    'all tokens': () => ask('semanticTokens/full'),
    'key, hover': () => edit(middle, 'x').then(() => ask('hover', { position: middle })),
    'key, diagnostics': () => edit(middle, 'x').then(() => ask('diagnostic')),
    '`<!--` at the start': () => edit(start, '<!--\n').then(() => ask('hover', { position: start })),
    'and gone': () => edit(start, '', { line: 1, character: 0 }).then(() => ask('diagnostic')),
    'all replaced': () =>
      rpc
        .sendNotification('textDocument/didChange', {
          textDocument: { uri, version: ++version },
          contentChanges: [{ text: 'x' }],
        })
        .then(() => ask('hover', { position: start })),
  }
  await held()
  const result: Record<string, string> = {}
  for (const [name, run] of Object.entries(work)) {
    const timeout = new Promise(resolve => setTimeout(() => resolve('late'), 60_000).unref())
    const ended = await Promise.race([run(), timeout])
    result[name] = ended === 'late' ? 'late' : await held()
  }
  child.kill('SIGKILL')
  rpc.dispose()
  return result
}

for (const [name, text] of Object.entries(TEXTS)) {
  if (some.length > 0 && !some.some(part => name.includes(part))) continue
  const result = await probe(text())
  console.log(
    `${name}: ${Object.entries(result)
      .map(([what, ms]) => `${what} ${ms}`)
      .join(', ')}`,
  )
}
process.exit()
