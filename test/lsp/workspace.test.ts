import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentDiagnosticReport,
  Hover,
} from 'vscode-languageserver/node'
import type { ReadFileParams, ReadFileResult } from '../../server/protocol.ts'
import { EDITOR, start } from './client.ts'
import { world } from './world.ts'

const NOTES = 'JHD: Next.\n\nRPR: I agree.\n\nJDH: Me too.\n\nJHD: Fine.\n\nRPR: Good.\n'
const ROSTER = 'Jordan Harband (JHD)\nRob Palmer (RPR)\n'
const CONFIG = 'files: ["notes/**/*.md"]\nroster: delegates.txt\n'

const messages = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ message }) => message)

it('an open transcript is checked and explained by the roster of its workspace', async () => {
  const { client, uri, problems } = await world({ '.transcript.yaml': CONFIG, 'delegates.txt': ROSTER })
  const document = await client.open(NOTES, uri('notes/a.md'))
  expect(await problems(document)).toEqual(['speaker-misspelt 1'])
  const hover = await client.connection.sendRequest<Hover>('textDocument/hover', {
    ...document.about,
    position: { line: 0, character: 1 },
  })
  expect(JSON.stringify(hover.contents)).toContain(
    'In the roster, because it is an alias of Jordan Harband in delegates.txt',
  )
})

it('files that change on the disk count at once', async () => {
  const { client, uri, problems, change } = await world({ '.transcript.yaml': CONFIG, 'delegates.txt': ROSTER })
  const document = await client.open(NOTES, uri('notes/a.md'))
  expect(await problems(document)).toHaveLength(1)
  await expect.poll(() => JSON.stringify([...client.registered.values()])).toContain('delegates.txt')
  await change('delegates.txt', `${ROSTER}Jane Doe Hill (JDH)\n`)
  await expect.poll(() => client.log).toContain('refresh')
  expect(await problems(document)).toEqual([])
  await change('delegates.txt', ROSTER)
  await change('.transcript.yaml', `${CONFIG}rules:\n  speaker-misspelt: hint\n`)
  expect(await problems(document)).toEqual(['speaker-misspelt 4'])
})

it('what stands unsaved in an editor counts before the disk', async () => {
  const { client, uri, problems } = await world({ '.transcript.yaml': CONFIG, 'delegates.txt': ROSTER })
  const document = await client.open(NOTES, uri('notes/a.md'))
  expect(await problems(document)).toHaveLength(1)
  await expect
    .poll(() => [...client.registered.values()].map(({ method }) => method))
    .toEqual(expect.arrayContaining(['textDocument/didOpen', 'textDocument/didChange', 'textDocument/didClose']))
  const roster = await client.open(ROSTER, uri('delegates.txt'), 'plaintext')
  await roster.edit(0, 0, 'Jane Doe Hill (JDH)\n')
  expect(await problems(document)).toEqual([])
  await roster.close()
  expect(await problems(document)).toHaveLength(1)
  const config = await client.open(CONFIG, uri('.transcript.yaml'), 'yaml')
  await config.edit(CONFIG.length, CONFIG.length, 'rules:\n  speaker-misspelt: off\n')
  expect(await problems(document)).toEqual([])
})

it('problems of the workspace file are shown in it, open or not; those of a roster while it is open', async () => {
  const { client, uri, problems } = await world({
    '.transcript.yaml': `${CONFIG}profil: x\n`,
    'delegates.txt': `${ROSTER}Rob (RPR\n`,
  })
  const document = await client.open(NOTES, uri('notes/a.md'))
  const config = client.published(uri('.transcript.yaml'))
  await problems(document)
  expect(messages((await config).diagnostics)).toEqual(['“profil” is no key of this file; did you mean “profile”?'])
  const roster = await client.open(`${ROSTER}Rob (RPR\n`, uri('delegates.txt'), 'plaintext')
  const told = await client.published(roster.uri)
  expect(messages(told.diagnostics)).toEqual(['The parenthesis is not closed; write “Full Name (ABC, alias)”.'])
  await roster.edit(roster.text().length - 1, roster.text().length - 1, 'x)')
  expect((await client.published(roster.uri)).diagnostics).toEqual([])
})

it('a workspace file is no transcript, and neither is a roster', async () => {
  const { client, uri, problems } = await world({ '.transcript.yaml': CONFIG, 'delegates.txt': ROSTER })
  const config = await client.open('Anna:: Hello.\n', uri('.transcript.yaml'), 'yaml')
  expect(await problems(config)).toEqual([])
  expect(await client.connection.sendRequest('textDocument/documentSymbol', config.about)).toEqual([])
})

it('an editor hears which files are transcripts, and when that may have changed', async () => {
  const { client, uri, change } = await world(
    { '.transcript.yaml': CONFIG, 'delegates.txt': ROSTER },
    { initializationOptions: { answersFiles: true } },
  )
  const uris = [uri('notes/x/a.md'), uri('README.md'), uri('delegates.txt'), 'untitled:Untitled-1']
  client.connection.onRequest('transcript/readFile', () => ({ kind: 'missing' }))
  const ask = () => client.connection.sendRequest('transcript/areTranscripts', { uris })
  expect(await ask()).toEqual([true, false, false, false])
  const told = new Promise<void>(resolve => client.connection.onNotification('transcript/transcriptsChanged', resolve))
  await change('.transcript.yaml', 'files: "*.md"\n')
  await told
  expect(await ask()).toEqual([false, true, false, false])
})

it('files of other schemes are asked of the editor', async () => {
  const { client, problems } = await world({}, { initializationOptions: { answersFiles: true } })
  const files: Record<string, string> = {
    'memfs://host/ws/.transcript.yaml': CONFIG,
    'memfs://host/ws/delegates.txt': ROSTER,
  }
  client.connection.onRequest<ReadFileResult, void>(
    'transcript/readFile',
    ({ uri }: ReadFileParams): ReadFileResult => {
      const text = files[uri]
      return text === undefined ? { kind: 'missing' } : { kind: 'text', text }
    },
  )
  expect(await problems(await client.open(NOTES, 'memfs://host/ws/notes/a.md'))).toEqual(['speaker-misspelt 1'])
})

it('the way up ends at the workspace’s folder', async () => {
  const outer = mkdtempSync(join(tmpdir(), 'transcript-outer-'))
  mkdirSync(join(outer, 'inner'))
  writeFileSync(join(outer, '.transcript.yaml'), 'speakers: [Nobody Here]\n')
  const workspace = { ...EDITOR.workspace, workspaceFolders: true }
  const client = await start({ ...EDITOR, workspace }, undefined, [pathToFileURL(join(outer, 'inner')).href])
  onTestFinished(async () => {
    rmSync(outer, { recursive: true, force: true })
    await client.stop()
  })
  const codes = async (path: string) => {
    const document = await client.open(NOTES, pathToFileURL(join(outer, path)).href)
    const report: DocumentDiagnosticReport = await client.connection.sendRequest(
      'textDocument/diagnostic',
      document.about,
    )
    return report.kind === 'full' ? report.items.map(({ code }) => code) : []
  }
  expect(await codes('inner/a.md')).toContain('header-speakers-missing')
  expect(await codes('a.md')).toContain('speaker-undeclared')
  const folder = { uri: pathToFileURL(outer).href, name: 'outer' }
  const event = { added: [folder], removed: [] }
  await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event })
  expect(await codes('inner/b.md')).toContain('speaker-undeclared')
  await expect.poll(() => client.log).toContain('refresh')
})

it('a workspace file is explained, completed and repaired', async () => {
  const { client, uri, problems } = await world({ 'delegates.txt': ROSTER })
  const text = 'roster: delegates.txt\nprofil: default\n\n'
  const config = await client.open(text, uri('.transcript.yaml'), 'yaml')
  const at = (line: number, character: number) => ({ ...config.about, position: { line, character } })
  const hover = await client.connection.sendRequest<Hover>('textDocument/hover', at(0, 2))
  expect(JSON.stringify(hover.contents)).toContain('people who may speak')
  const items = await client.connection.sendRequest<CompletionItem[]>('textDocument/completion', at(2, 0))
  expect(items.map(({ label }) => label)).toContain('rules')
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }
  const params = { ...config.about, range, context: { diagnostics: [] } }
  const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', params)
  expect(actions.map(({ title }) => title)).toEqual(['Change to “profile”'])
  const document = await client.open(NOTES, uri('a.transcript'))
  await problems(document)
  expect(
    await client.connection.sendRequest('textDocument/completion', { ...document.about, position: at(0, 0).position }),
  ).toEqual([])
})

describe('where the editor watches no files', () => {
  const files = {
    '.transcript.yaml': 'roster: people.txt\n',
    'people.txt': 'Anna Berg\n',
    'other.transcript': 'Ben Okafor: One.\n\nBen Okafor: Two.\n',
  }
  const TALK = 'Anna Berg: One.\n\nCleo Laurent: Two.\n\nCleo Laurent: Three.\n'

  it('a roster is read again when somebody types', async () => {
    const { client, uri, write, problems } = await world(files, { blind: true })
    const document = await client.open(TALK, uri('a.transcript'))
    expect(await problems(document)).toEqual(['speaker-undeclared 2', 'speaker-undeclared 2'])
    write('people.txt', 'Anna Berg\nCleo Laurent\n')
    await document.edit(0, 0, '\n')
    await vi.waitFor(async () => expect(await problems(document)).toEqual([]), 10_000)
  })

  it('files that change or come are found when somebody saves one, or asks about all', async () => {
    const { client, uri, write } = await world(files, { blind: true })
    const document = await client.open(TALK, uri('a.transcript'))
    const found = async (query: string): Promise<readonly string[]> => {
      const symbols: { name: string }[] = await client.connection.sendRequest('workspace/symbol', { query })
      return symbols.map(({ name }) => name)
    }
    expect(await found('okafor')).toEqual(['Ben Okafor'])
    write('other.transcript', 'Dan Ito: One.\n\nDan Ito: Two, and more.\n')
    write('new.transcript', 'Eve Moss: One.\n\nEve Moss: Two.\n')
    expect(await found('okafor')).toEqual([])
    expect(await found('ito')).toEqual(['Dan Ito'])
    expect(await found('moss')).toEqual(['Eve Moss'])
    write('.transcript.yaml', 'speakers: [Cleo Laurent]\n')
    await client.connection.sendNotification('textDocument/didSave', document.about)
    await vi.waitFor(async () => {
      const report = await client.connection.sendRequest<{ items: { message: string }[] }>(
        'textDocument/diagnostic',
        document.about,
      )
      expect(report.items.map(({ message }) => message)).toEqual([expect.stringContaining('“Anna Berg”')])
    }, 10_000)
  })
})
