// The problems of all transcripts of the workspace, for an editor that asks for them.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  CancellationTokenSource,
  type PublishDiagnosticsParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node'
import { type World, world } from './world.ts'

const SOUND = '---\nspeakers: [Anna Berg, Ben Okafor]\n---\n\nAnna Berg: One.\n\nBen Okafor: Two.\n'
const FAULTY = SOUND.replace('Okafor: Two', 'Okafor:: Two')
const DIAGNOSTIC = 'textDocument/diagnostic'
const ALL = { diagnostics: { files: 'all' } }

type Reports = readonly WorkspaceDocumentDiagnosticReport[]

const nameOf = (uri: string): string => uri.split('/').at(-1) ?? ''

const shown = (reports: Reports): string[] =>
  reports.map(report => {
    const what = report.kind === 'full' ? report.items.map(({ code }) => String(code)).join() : report.kind
    return `${nameOf(report.uri)} ${what}`.trim()
  })

const ids = (reports: Reports) => reports.map(({ uri, resultId = '' }) => ({ uri, value: resultId }))

const ask = async ({ client }: World, previousResultIds: readonly object[] = [], more = {}): Promise<Reports> => {
  const params = { previousResultIds, ...more }
  return (await client.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', params)).items
}

const PARTS = { partialResultToken: 'parts' }

/** The reports that are sent as parts, as they come. */
const listen = ({ client }: World): WorkspaceDocumentDiagnosticReport[] => {
  const parts: WorkspaceDocumentDiagnosticReport[] = []
  client.connection.onNotification('$/progress', ({ token, value }: { token: string; value: { items: Reports } }) => {
    if (token === PARTS.partialResultToken) parts.push(...value.items)
  })
  return parts
}

it('files that are not open have theirs only where the user wants them', async () => {
  const at = await world({ 'a.transcript': FAULTY, 'b.transcript': SOUND })
  expect(await ask(at)).toEqual([])
  at.client.settings = ALL
  await at.client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null })
  const reports = await ask(at)
  expect(shown(reports)).toEqual(['a.transcript speaker-colon-doubled', 'b.transcript'])
  at.client.settings = {}
  await at.client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null })
  expect(shown(await ask(at, ids(reports)))).toEqual(['a.transcript', 'b.transcript'])
})

it('a file is reported again only if its problems are others', async () => {
  const at = await world({ 'a.transcript': FAULTY, 'b.transcript': SOUND, 'c.transcript': SOUND }, { settings: ALL })
  const first = await ask(at)
  expect(shown(await ask(at, ids(first)))).toEqual([
    'a.transcript unchanged',
    'b.transcript unchanged',
    'c.transcript unchanged',
  ])
  await at.change('a.transcript', SOUND)
  await at.change('b.transcript', `${SOUND}Anna Berg: Three.\n`)
  rmSync(join(at.folder, 'c.transcript'))
  await at.tell('c.transcript', 3)
  expect(shown(await ask(at, ids(first)))).toEqual(['a.transcript', 'b.transcript unchanged', 'c.transcript'])
})

it('what is open is told of by the file itself', async () => {
  const at = await world({ 'a.transcript': FAULTY, 'b.transcript': FAULTY }, { settings: ALL })
  const document = await at.client.open(FAULTY, at.uri('a.transcript'))
  expect(shown(await ask(at))).toEqual(['b.transcript speaker-colon-doubled'])
  await document.close()
  expect(shown(await ask(at))).toEqual(['a.transcript speaker-colon-doubled', 'b.transcript speaker-colon-doubled'])
})

it('an editor that takes parts hears of each file at once, and then waits until there is something to say', async () => {
  const at = await world({ 'a.transcript': FAULTY, 'b.transcript': SOUND }, { settings: ALL })
  const parts = listen(at)
  expect(await ask(at, [], PARTS)).toEqual([])
  expect(shown(parts)).toEqual(['a.transcript speaker-colon-doubled', 'b.transcript'])
  const previous = ids(parts.splice(0))
  const waiting = ask(at, previous, PARTS)
  await at.change('b.transcript', FAULTY)
  expect(await waiting).toEqual([])
  expect(shown(parts)).toEqual(['b.transcript speaker-colon-doubled'])
})

it('an editor that waits hears of a file anew when it is closed, for it forgets what it was told', async () => {
  const at = await world({ 'a.transcript': FAULTY }, { settings: ALL })
  const previous = ids(await ask(at))
  const parts = listen(at)
  const waiting = ask(at, previous, PARTS)
  const document = await at.client.open(SOUND, at.uri('a.transcript'))
  expect(await at.problems(document)).toEqual([])
  await document.close()
  expect(await waiting).toEqual([])
  expect(shown(parts)).toEqual(['a.transcript speaker-colon-doubled'])
})

it('what the workspace file says of other files is told at once', async () => {
  const at = await world({ '.transcript.yaml': '', 'a.transcript': FAULTY }, { settings: ALL })
  const parts = listen(at)
  const waiting = ask(at, ids(await ask(at)), PARTS)
  await at.change('.transcript.yaml', 'rules:\n  speaker-colon-doubled: off\n')
  expect(await waiting).toEqual([])
  expect(shown(parts)).toEqual(['a.transcript'])
})

it('nobody has to wait for the answer', async () => {
  const at = await world({ 'a.transcript': SOUND }, { settings: ALL })
  const previousResultIds = ids(await ask(at))
  const params = { previousResultIds, ...PARTS }
  const source = new CancellationTokenSource()
  const waiting = at.client.connection.sendRequest('workspace/diagnostic', params, source.token)
  source.cancel()
  await expect(waiting).rejects.toThrow('Cancelled')
})

it('a window without a folder asks for them as soon as there is one', async () => {
  const at = await world({ 'a.transcript': FAULTY }, { roots: [], settings: ALL, registersDiagnostics: true })
  const { connection, registered } = at.client
  const offered = () =>
    [...registered.values()].flatMap(({ method, options }) => (method === DIAGNOSTIC ? [options] : []))
  await expect.poll(offered).toMatchObject([{ workspaceDiagnostics: false }])
  const folder = { uri: at.uri('.'), name: 'folder' }
  const change = (added: readonly object[], removed: readonly object[]) =>
    connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added, removed } })
  await change([folder], [])
  await expect.poll(offered).toMatchObject([{ workspaceDiagnostics: true }])
  expect(shown(await ask(at))).toEqual(['a.transcript speaker-colon-doubled'])
  await change([], [folder])
  await expect.poll(offered).toMatchObject([{ workspaceDiagnostics: false }])
})

describe('an editor that does not ask', () => {
  /** A world whose editor is sent problems; and what it was sent, file by file, in their order. */
  const pushed = async (files: Record<string, string>) => {
    const at = await world(files, { settings: ALL, pushed: true })
    const sent: string[] = []
    at.client.connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: PublishDiagnosticsParams) => {
        sent.push(`${nameOf(uri)} ${diagnostics.map(({ code }) => String(code)).join()}`.trim())
      },
    )
    return { ...at, sent }
  }
  const DOUBLED = 'speaker-colon-doubled'

  it('is sent the problems of files that are not open, and hears when they are others or the file is gone', async () => {
    const { client, uri, change, folder, tell, sent } = await pushed({
      'a.transcript': FAULTY,
      'b.transcript': SOUND,
      'c.transcript': FAULTY,
    })
    await expect.poll(() => sent.toSorted()).toEqual([`a.transcript ${DOUBLED}`, `c.transcript ${DOUBLED}`])
    sent.length = 0
    await change('a.transcript', SOUND)
    await change('b.transcript', FAULTY)
    await expect.poll(() => sent.toSorted()).toEqual(['a.transcript', `b.transcript ${DOUBLED}`])
    sent.length = 0
    rmSync(join(folder, 'c.transcript'))
    await tell('c.transcript', 3)
    await expect.poll(() => sent).toEqual(['c.transcript'])
    sent.length = 0
    const document = await client.open(SOUND, uri('b.transcript'))
    await expect.poll(() => sent).toEqual(['b.transcript'])
    await document.close()
    await expect.poll(() => sent).toEqual(['b.transcript', 'b.transcript', `b.transcript ${DOUBLED}`])
  })

  it('is sent them only as long as the user wants them', async () => {
    const { client, sent } = await pushed({ 'a.transcript': FAULTY })
    await expect.poll(() => sent).toEqual([`a.transcript ${DOUBLED}`])
    client.settings = {}
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null })
    await expect.poll(() => sent).toEqual([`a.transcript ${DOUBLED}`, 'a.transcript'])
  })
})
