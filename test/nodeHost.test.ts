import { mkdirSync, realpathSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { nodeHost, uriOf } from '../server/nodeHost.ts'
import { folderOf } from './cli/run.ts'

const MOST = 1000

it('reads texts in their encodings, and says why it does not', async () => {
  const folder = folderOf({
    'a b.txt': 'ä',
    'latin.txt': Buffer.from('J\u00e9r\u00f4me (JE)', 'latin1'),
    'long.txt': 'x'.repeat(2000),
    'binary.txt': '\0\0\0',
  })
  const read = (name: string) => nodeHost.read(uriOf(join(folder, name)), MOST)
  expect(await read('a b.txt')).toEqual({ kind: 'text', text: 'ä' })
  expect(await read('latin.txt')).toEqual({ kind: 'text', text: 'Jérôme (JE)', guessed: true })
  expect((await read('long.txt')).kind).toBe('refused')
  expect((await read('binary.txt')).kind).toBe('refused')
  expect([
    await read('none.txt'),
    await read(''),
    await read('a b.txt/x'),
    await nodeHost.read('file://host/x', MOST),
  ]).toEqual(Array(4).fill({ kind: 'missing' }))
})

it('lists files and folders, and where links lead', async () => {
  const folder = folderOf({ 'a.txt': '', 'sub/b.txt': '' })
  mkdirSync(join(folder, 'empty'))
  symlinkSync(folder, join(folder, 'sub', 'round'))
  symlinkSync(join(folder, 'gone'), join(folder, 'sub', 'broken'))
  symlinkSync(join(folder, 'a.txt'), join(folder, 'sub', 'c ü%.txt'))
  const list = async (name: string) =>
    [...(await nodeHost.list(uriOf(join(folder, name))))].sort((a, b) => (a.name < b.name ? -1 : 1))
  expect((await list('')).map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'a.txt file',
    'empty folder',
    'sub folder',
  ])
  const [file, link, round, ...others] = await list('sub')
  expect(file).toEqual({ name: 'b.txt', uri: uriOf(join(folder, 'sub', 'b.txt')), kind: 'file' })
  const real = uriOf(realpathSync(join(folder, 'a.txt')))
  expect(link).toEqual({ name: 'c ü%.txt', uri: uriOf(join(folder, 'sub', 'c ü%.txt')), kind: 'file', real })
  expect(round?.real).toBeDefined()
  expect(others).toEqual([])
  expect(await list('none')).toEqual([])
})
