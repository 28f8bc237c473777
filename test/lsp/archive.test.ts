// The index of all transcripts of the workspace, as an editor sees it.
import { rmSync, symlinkSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { WorkspaceSymbol } from 'vscode-languageserver/node'
import type { CollectedRoster } from '../../server/protocol.ts'
import { type World, world } from './world.ts'

const symbols = (client: World['client'], query: string): Promise<WorkspaceSymbol[]> =>
  client.connection.sendRequest('workspace/symbol', { query })

/** Each symbol with what stands beside it. */
const shown = async (client: World['client'], query: string): Promise<string[]> =>
  (await symbols(client, query)).map(({ name, containerName }) => `${name} – ${containerName}`)

const INTERVIEW = `---
title: An interview
---

# Childhood

Anna Berg: One.

Ben Okafor: Two.

Anna Berg: Three.
`

it('speakers, titles and sections of all files are found by some letters of them', async () => {
  const { client, uri } = await world({
    '.transcript.yaml': 'files: "notes/**/*.md"\nroster: delegates.txt\n',
    'delegates.txt': 'Jordan Harband (JHD)\n',
    'a.transcript': INTERVIEW,
    'notes/b.md': '# Agenda\n\nJHD: One.\n\nAnna Berg: Two.\n\nJHD: Three.\n',
    'README.md': '# Read this\n\nCleo: No transcript.\n\nCleo: It is none.\n',
  })
  expect(client.initialized.capabilities.workspaceSymbolProvider).toBe(true)
  expect(await shown(client, 'anbe')).toEqual(['Anna Berg – 3 turns, 2 files'])
  expect(await shown(client, 'jh')).toEqual(['Jordan Harband – 2 turns, b.md'])
  expect(await shown(client, 'agenda')).toEqual(['Agenda – b.md'])
  expect((await shown(client, '')).sort()).toEqual([
    'Agenda – b.md',
    'An interview – a.transcript',
    'Anna Berg – 3 turns, 2 files',
    'Ben Okafor – 1 turn, a.transcript',
    'Childhood – An interview',
    'Jordan Harband – 2 turns, b.md',
  ])
  const [ben] = await symbols(client, 'okafor')
  const at = { line: 8, character: 0 }
  expect(ben?.location).toEqual({ uri: uri('a.transcript'), range: { start: at, end: at } })
})

it('files that come, change and go on the disk are followed, and so is what is typed', async () => {
  const { client, uri, folder, write, change, tell } = await world({ 'a.transcript': INTERVIEW })
  expect(await shown(client, 'okafor')).toHaveLength(1)
  await change('a.transcript', INTERVIEW.replace('Ben Okafor', 'Cem Kaya'))
  expect(await shown(client, 'okafor')).toEqual([])
  expect(await shown(client, 'kaya')).toHaveLength(1)
  write('old/b.transcript', INTERVIEW)
  await tell('old', 1)
  expect(await shown(client, 'okafor')).toEqual(['Ben Okafor – 1 turn, b.transcript'])
  rmSync(join(folder, 'old'), { recursive: true })
  await tell('old', 3)
  expect(await shown(client, 'okafor')).toEqual([])
  write('old/er/b.transcript', INTERVIEW)
  await tell('old', 1)
  expect(await shown(client, 'okafor')).toHaveLength(1)
  rmSync(join(folder, 'old'), { recursive: true })
  await tell('old', 3)
  expect(await shown(client, 'okafor')).toEqual([])
  const document = await client.open(INTERVIEW, uri('a.transcript'))
  expect(await shown(client, 'kaya')).toEqual([])
  await document.edit(INTERVIEW.length, INTERVIEW.length, '\nDana Silva: Four.\n')
  expect(await shown(client, 'silva')).toHaveLength(1)
  // What is open counts as it stands there.
  await change('a.transcript', 'Emil Novak: One.\n\nEmil Novak: Two.\n')
  expect(await shown(client, 'novak')).toEqual([])
  await document.close()
  expect(await shown(client, 'novak')).toHaveLength(1)
})

it('several folders are read, each file once, though links lead in circles', async () => {
  const { client, uri } = await world(
    { 'one/a.transcript': INTERVIEW, 'two/b.transcript': INTERVIEW, 'three/c.transcript': INTERVIEW },
    {
      roots: ['one', 'two'],
      prepare: at => {
        symlinkSync(join(at, 'one'), join(at, 'one', 'again'))
        symlinkSync(join(at, 'two'), join(at, 'one', 'other'))
        symlinkSync(join(at, 'one'), join(at, 'two', 'back'))
        symlinkSync(join(at, 'nowhere'), join(at, 'one', 'broken.transcript'))
      },
    },
  )
  expect(await shown(client, 'okafor')).toEqual(['Ben Okafor – 2 turns, 2 files'])
  const event = { added: [{ uri: uri('three'), name: 'three' }], removed: [] }
  await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event })
  expect(await shown(client, 'okafor')).toEqual(['Ben Okafor – 3 turns, 3 files'])
})

it('a file of more than 50 MB is left out, and the user told so', async () => {
  const { client } = await world(
    { 'a.transcript': INTERVIEW, 'large.transcript': INTERVIEW },
    { prepare: folder => truncateSync(join(folder, 'large.transcript'), 50_000_001) },
  )
  expect(await shown(client, 'okafor')).toEqual(['Ben Okafor – 1 turn, a.transcript'])
  expect(client.told).toEqual(['large.transcript is left out of what goes over all files: it is larger than 50 MB.'])
})

it('of several that are left out the user is told once', async () => {
  const { client } = await world(
    { 'a.transcript': INTERVIEW, 'b.transcript': INTERVIEW, 'c.transcript': INTERVIEW },
    { prepare: folder => ['a', 'b', 'c'].map(name => truncateSync(join(folder, `${name}.transcript`), 50_000_001)) },
  )
  expect(await shown(client, 'okafor')).toEqual([])
  expect(client.told).toEqual([
    'Left out of what goes over all files: a.transcript (it is larger than 50 MB) and 2 more.',
  ])
})

it('the user sees how far the reading of many files is', async () => {
  const files = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}.transcript`, INTERVIEW]))
  const { client } = await world(files)
  expect(await shown(client, 'okafor')).toEqual(['Ben Okafor – 40 turns, 40 files'])
  await expect.poll(() => client.progress.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['begin', 'end']))
})

it('nothing is read where other files come and go', async () => {
  const { client, uri } = await world({ 'a.transcript': INTERVIEW })
  await shown(client, 'okafor')
  const changes = Array.from({ length: 40 }, (_, i) => ({ uri: uri(`${i}.js`), type: 1 }))
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes })
  expect(await shown(client, 'okafor')).toHaveLength(1)
  expect(client.progress).toEqual([])
})

it('a roster of those who are on none is collected, for the editor to show', async () => {
  const { client } = await world({
    '.transcript.yaml': 'roster: delegates.txt\n',
    'delegates.txt': 'Ben Okafor (BO)\n',
    'a.transcript': INTERVIEW,
  })
  const collected = await client.connection.sendRequest<CollectedRoster>('transcript/collectRoster', {})
  expect(await client.connection.sendRequest<CollectedRoster>('transcript/collectRoster')).toEqual(collected)
  expect(collected.people).toBe(1)
  expect(collected.text).toContain('speakers:\n  - Anna Berg  # 2 turns in 1 transcript\n')
  const command = 'transcript.server.collectRoster'
  expect(await client.connection.sendRequest('workspace/executeCommand', { command })).toEqual(collected)
})
