/** A folder of transcripts: how fast a server knows all of them, and what it costs to know them. */
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundle } from './builds.ts'
import { type Measured, startServer } from './client.ts'
import { plainEditor } from './editor.ts'
import { middle } from './measure.ts'
import { type Contender, measure } from './session.ts'
import { transcriptText } from './text.ts'

/** Times in milliseconds, sizes in MB. */
export type ArchiveFigures = {
  readonly size: number
  readonly files: number
  /** From the end of the greeting to the first answer about all files, and how long the processor worked for it. */
  readonly ready: number
  readonly cpu: number
  /** What the heap holds more than before, when garbage is collected. */
  readonly memory: number
  readonly symbols: number
  readonly rename: { readonly ms: number; readonly edits: number; readonly files: number }
  /** A keystroke in a file of 1 MB until its diagnostics, with the index and without one. */
  readonly key: { readonly loaded: number; readonly alone: number }
  /** From the news that all files have changed to the first answer. */
  readonly changed: number
}

const FIRST = 'Ada Ben Cem Dana Emil Fay Gus Hana Ivo Jana Kai Lea Max Nora Otto Pia Rosa Sven Tess Uma'.split(' ')
const LAST = 'Berg Okafor Kaya Silva Novak Moss Lind Ruhl Brown Ito Weber Costa Moreau Dahl Kim Patel Rossi Haas'.split(
  ' ',
)

/** Everybody but Anna Meyer, who speaks in each file, is somebody else in each. */
export const textOf = (file: number, size: number): string => {
  const name = (n: number): string =>
    `${FIRST[(file * 7 + n * 3) % FIRST.length]} ${LAST[(file + n * 5) % LAST.length]}`
  return transcriptText(size, file + 1)
    .replaceAll('Jonas Lindqvist', name(1))
    .replaceAll('Maria del Carmen Ruiz', name(2))
    .replaceAll('Senator Black', name(3))
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** The diagnostics of a keystroke in an open file, the middle of some sessions. */
const keyIn = async (server: Measured, contender: Contender, text: string): Promise<number> =>
  (await measure(server, contender, text, 40)).figures.diagnostics

export const measureArchive = async (server: Contender, size: number, files: number): Promise<ArchiveFigures> => {
  const folder = mkdtempSync(join(tmpdir(), 'transcript-bench-'))
  const report = join(folder, '.heap')
  process.env['BENCH_HEAP'] = report
  const names = Array.from({ length: files }, (_, i) => `${i % 20}/${i}.transcript`)
  for (let i = 0; i < 20; i++) mkdirSync(join(folder, `${i}`))
  names.forEach((name, i) => {
    writeFileSync(join(folder, name), textOf(i, (size * 1_000_000) / files))
  })
  writeFileSync(join(folder, '.transcript.yaml'), 'roster: people.txt\n')
  writeFileSync(join(folder, 'people.txt'), 'Anna Meyer (AM)\n')
  const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href
  const flags = ['--expose-gc', '-r', await bundle('heap')]
  const inside: Contender = { ...server, uri: uriOf('0/open.transcript') }
  const outside: Contender = { ...server, uri: 'file:///bench.transcript' }
  const text = transcriptText(1_000_000)
  const start = (folders: readonly string[]): Promise<Measured> => startServer(server.file, plainEditor, flags, folders)
  const running = await start([uriOf('.')])
  const symbols = (query: string): Promise<unknown> => running.request('workspace/symbol', { query })
  const used = async (): Promise<{ readonly heap: number; readonly cpu: number }> => {
    rmSync(report, { force: true })
    running.signal('SIGUSR2')
    for (let i = 0; i < 100; i++) {
      await new Promise(resolve => setTimeout(resolve, 50))
      try {
        return JSON.parse(readFileSync(report, 'utf8'))
      } catch {
        // It is not written yet.
      }
    }
    throw new Error('The server does not tell what it uses.')
  }
  try {
    const before = await used()
    const ready = await timed(() => symbols('anna'))
    const after = await used()
    const queries = ['', 'an', 'meyer', 'part 7', 'adabe']
    const replies: number[] = []
    for (const query of [...queries, ...queries]) replies.push(await timed(() => symbols(query)))
    const place = { textDocument: { uri: uriOf(names[0] ?? '') }, position: { line: 4, character: 5 } }
    const first = readFileSync(join(folder, names[0] ?? ''), 'utf8')
    running.notify('textDocument/didOpen', {
      textDocument: { ...place.textDocument, languageId: 'transcript', version: 1, text: first },
    })
    let edit: { readonly changes?: Readonly<Record<string, readonly unknown[]>> } = {}
    const renaming = await timed(async () => {
      edit = await running.request('textDocument/rename', { ...place, newName: 'Zora Quill' })
    })
    const changes = Object.values(edit.changes ?? {})
    const keys: { readonly loaded: number[]; readonly alone: number[] } = { loaded: [], alone: [] }
    const alone = await start([])
    // They take turns; in the first one the server without an index still compiles what the other has compiled by now.
    for (let round = 0; round < 4; round++) {
      for (const [one, contender, times] of [
        [alone, outside, keys.alone],
        [running, inside, keys.loaded],
      ] as const) {
        const time = await keyIn(one, contender, text)
        if (round > 0) times.push(time)
        one.notify('textDocument/didClose', { textDocument: { uri: contender.uri } })
      }
    }
    await alone.stop()
    for (const name of names) appendFileSync(join(folder, name), '\nAnna Meyer: One more turn.\n')
    const changed = await timed(() => {
      running.notify('workspace/didChangeWatchedFiles', { changes: names.map(name => ({ uri: uriOf(name), type: 2 })) })
      return symbols('anna')
    })
    return {
      size,
      files,
      ready,
      cpu: after.cpu - before.cpu,
      memory: after.heap - before.heap,
      symbols: middle(replies),
      rename: { ms: renaming, edits: changes.flat().length, files: changes.length },
      key: { loaded: middle(keys.loaded), alone: middle(keys.alone) },
      changed,
    }
  } finally {
    await running.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
