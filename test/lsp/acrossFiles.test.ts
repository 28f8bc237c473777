// References and renaming over all transcripts of the workspace.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { CodeAction, Location, Position, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node'
import { applyEdits } from '../edits.ts'
import type { Document } from './client.ts'
import { type World, world } from './world.ts'

const FILES = {
  '.transcript.yaml': 'roster: delegates.txt\n',
  'delegates.txt': 'Jordan Harband (JHD)\nRob Palmer (RPR)\n',
  'a.transcript': 'JHD: One.\n\nRPR: Two.\n\nJHD/RPR: Three.\n',
  'sub/b.transcript':
    '---\nspeakers:\n  - name: Jordan Harband\n    role: Chair\n  - Cleo\n---\n\nChair Jordan Harband: One.\n\nCleo: Two.\n\nHarband: Three.\n',
  'c.transcript': 'Cleo: One, said Jordan Harband.\n\nDana Silva: Two.\n\nCleo: Three.\n',
}

const nameOf = (uri: string): string => uri.split('/').at(-1) ?? ''

const ask = <R>({ client }: World, document: Document, method: string, more: object): Promise<R> =>
  client.connection.sendRequest(`textDocument/${method}`, { ...document.about, ...more })

const references = async (at: World, document: Document, position: Position): Promise<string[]> =>
  (await ask<Location[]>(at, document, 'references', { position, context: { includeDeclaration: true } })).map(
    ({ uri, range: { start, end } }) => `${nameOf(uri)} ${start.line}:${start.character}–${end.character}`,
  )

const rename = (at: World, document: Document, position: Position, newName: string): Promise<WorkspaceEdit> =>
  ask<WorkspaceEdit>(at, document, 'rename', { position, newName })

/** The texts that an edit makes of files. */
const after = ({ folder }: World, edit: WorkspaceEdit): Record<string, string> =>
  Object.fromEntries(
    (edit.documentChanges ?? []).flatMap(change => {
      if (!('edits' in change)) return []
      const path = decodeURIComponent(new URL(change.textDocument.uri).pathname).slice(folder.length + 1)
      return [[path, applyEdits(readFileSync(join(folder, path), 'utf8'), change.edits as TextEdit[])]]
    }),
  )

const start = { line: 0, character: 1 }
const ALL = [
  'delegates.txt 0:0–14',
  'a.transcript 0:0–3',
  'a.transcript 4:0–3',
  'b.transcript 2:10–24',
  'b.transcript 7:0–20',
  'b.transcript 11:0–7',
]

it('a speaker of the roster is found in all files, from a transcript and from the roster', async () => {
  const at = await world(FILES)
  const document = await at.client.open(FILES['a.transcript'], at.uri('a.transcript'))
  expect(await references(at, document, start)).toEqual(ALL)
  await expect
    .poll(() => [...at.client.registered.values()].map(({ method }) => method))
    .toContain('textDocument/rename')
  const roster = await at.client.open(FILES['delegates.txt'], at.uri('delegates.txt'), 'plaintext')
  expect(await references(at, roster, start)).toEqual(ALL)
  expect(await references(at, roster, { line: 0, character: 14 })).toEqual(ALL)
  await roster.edit(0, 0, 'Anna Berg (AB)\n')
  expect((await references(at, roster, { line: 1, character: 1 }))[0]).toBe('delegates.txt 1:0–14')
})

it('a speaker of the roster is renamed in all files, each label in its own form', async () => {
  const at = await world(FILES)
  const text = `${FILES['a.transcript']}\nJordan Harband: Four.\n`
  const document = await at.client.open(text, at.uri('a.transcript'))
  const edit = await rename(at, document, { line: 6, character: 2 }, 'Jordan Meyer')
  at.write('a.transcript', text)
  expect(after(at, edit)).toEqual({
    'delegates.txt': FILES['delegates.txt'].replace('Jordan Harband', 'Jordan Meyer'),
    'a.transcript': text.replace('Jordan Harband', 'Jordan Meyer'),
    'sub/b.transcript': FILES['sub/b.transcript']
      .replaceAll('Jordan Harband', 'Jordan Meyer')
      .replace('Harband:', 'Meyer:'),
  })
  const versions = edit.documentChanges?.map(change => 'edits' in change && change.textDocument.version)
  expect(versions).toEqual([1, null, null])
})

it('so is one of its aliases, from the roster itself', async () => {
  const at = await world(FILES)
  await at.problems(await at.client.open(FILES['a.transcript'], at.uri('a.transcript')))
  const roster = await at.client.open(FILES['delegates.txt'], at.uri('delegates.txt'), 'plaintext')
  const alias = { line: 0, character: 17 }
  expect(await ask(at, roster, 'prepareRename', { position: alias })).toEqual({
    range: { start: { line: 0, character: 16 }, end: { line: 0, character: 19 } },
    placeholder: 'JHD',
  })
  expect(after(at, await rename(at, roster, alias, 'JHX'))).toEqual({
    'delegates.txt': FILES['delegates.txt'].replace('JHD', 'JHX'),
    'a.transcript': FILES['a.transcript'].replaceAll('JHD', 'JHX'),
  })
})

it('somebody whom only a file declares is renamed there', async () => {
  const at = await world(FILES)
  const document = await at.client.open(FILES['c.transcript'], at.uri('c.transcript'))
  expect(Object.keys(after(at, await rename(at, document, start, 'Clea')))).toEqual(['c.transcript'])
})

it('it is asked before somebody in another file becomes the same speaker', async () => {
  const at = await world(FILES)
  const document = await at.client.open(FILES['a.transcript'], at.uri('a.transcript'))
  const roster = await at.client.open(FILES['delegates.txt'], at.uri('delegates.txt'), 'plaintext')
  await references(at, document, start)
  const edit = await rename(at, roster, start, 'Dana Silva')
  expect(Object.values(edit.changeAnnotations ?? {})).toMatchObject([
    {
      needsConfirmation: true,
      description: '“Jordan Harband” becomes one speaker with “Dana Silva” of c.transcript.',
    },
  ])
  await expect(rename(at, roster, start, 'Rob Palmer')).rejects.toThrow(
    '“Rob Palmer” already stands for Rob Palmer in delegates.txt: make the two entries one there.',
  )
})

it('a label that is a slip for that of people in other files is reported, and changed in all that have it', async () => {
  const often = 'Justin Garrison: One.\n\nAnna Berg: Two.\n\nJustin Garrison: Three.\n'
  const slip = 'Justin Garisson: One.\n\nAnna Berg: Two.\n'
  const files = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`${i}.transcript`, often]))
  const at = await world({ ...files, 'a.transcript': slip, 'b.transcript': slip })
  const document = await at.client.open(slip, at.uri('a.transcript'))
  const { client } = at
  await client.connection.sendRequest('workspace/symbol', { query: '' })
  expect(await at.problems(document)).toContain('speaker-elsewhere 2')
  const params = { range: { start, end: start }, context: { diagnostics: [] } }
  const actions = await ask<CodeAction[]>(at, document, 'codeAction', params)
  const titles = actions.map(({ title }) => title)
  expect(titles).toEqual(
    expect.arrayContaining([
      'Change to “Justin Garrison”',
      'Change “Justin Garisson” to “Justin Garrison” in all 2 files',
    ]),
  )
  const action = actions.find(({ title }) => title.includes('in all'))
  const { edit } = await client.connection.sendRequest<CodeAction>('codeAction/resolve', action)
  const repaired = slip.replace('Garisson', 'Garrison')
  expect(after(at, edit ?? {})).toEqual({ 'a.transcript': repaired, 'b.transcript': repaired })
  // Words that somebody types elsewhere concern nobody; another speaker does.
  const other = await client.open(often, at.uri('0.transcript'))
  const before = client.log.length
  await other.edit(often.length, often.length, 'More words.\n')
  await client.connection.sendRequest('workspace/symbol', { query: 'x' })
  expect(client.log.slice(before)).not.toContain('refresh')
  await document.edit(0, slip.length, slip.replaceAll('Garisson', 'Garrison'))
  await expect.poll(() => client.log.slice(before)).toContain('refresh')
  expect(await at.problems(document)).not.toContain('speaker-elsewhere 2')
})

it('it is asked before a file is changed that is no UTF-8', async () => {
  const latin = Buffer.from('JHD: Caf\u00e9, na\u00efve.\n\nRPR: Two.\n', 'latin1')
  const at = await world(FILES, { prepare: folder => writeFileSync(join(folder, 'c.transcript'), latin) })
  const document = await at.client.open(FILES['a.transcript'], at.uri('a.transcript'))
  const edit = await rename(at, document, start, 'JHX')
  const asked = edit.documentChanges?.map(change => 'edits' in change && change.edits.map(one => 'annotationId' in one))
  expect(asked).toEqual([[false, false], [false], [true]])
  expect(Object.values(edit.changeAnnotations ?? {})).toMatchObject([
    { description: '“c.transcript” is not UTF-8. If the editor takes it for that, letters are lost.' },
  ])
})

it('so it is before a roster is', async () => {
  const latin = Buffer.from('name,initials\nAnna Berg,AB\nJ\u00f6rg M\u00fcller,JM\n', 'latin1')
  const files = { '.transcript.yaml': 'roster: people.csv\n', 'a.transcript': 'Anna Berg: One.\n' }
  const at = await world(files, { prepare: folder => writeFileSync(join(folder, 'people.csv'), latin) })
  const document = await at.client.open(files['a.transcript'], at.uri('a.transcript'))
  const edit = await rename(at, document, start, 'Anna Meyer')
  expect(Object.values(edit.changeAnnotations ?? {})).toMatchObject([
    {
      needsConfirmation: true,
      description: '“people.csv” is not UTF-8. If the editor takes it for that, letters are lost.',
    },
  ])
})
