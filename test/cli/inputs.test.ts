import { symlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { folderOf, objectsOf, run } from './run.ts'

const TALK = 'Anna Meyer: One.\nBen Okoro: Two.\nAnna Meyer: Three.\n'

/** The files, relative to `folder`, of which turns are printed. */
const filesIn = async (folder: string, ...paths: readonly string[]): Promise<string[]> => {
  const { stdout } = await run(['turns', '--format', 'jsonl', ...paths.map(path => join(folder, path))])
  const files = objectsOf(stdout).map(({ file }) => relative(folder, String(file)).replaceAll('\\', '/'))
  return [...new Set(files)]
}

test('a folder stands for the transcripts below it, by name, without hidden folders and dependencies', async () => {
  const folder = folderOf({
    'b.transcript': TALK,
    'a.transcript.md': TALK,
    'deep/er/c.TRANSCRIPT': TALK,
    'notes.md': TALK,
    transcript: TALK,
    '.hidden/d.transcript': TALK,
    'node_modules/e/e.transcript': TALK,
  })
  expect(await filesIn(folder, '.')).toEqual(['a.transcript.md', 'b.transcript', 'deep/er/c.TRANSCRIPT'])
  expect(await filesIn(folder, '.hidden', 'notes.md')).toEqual(['.hidden/d.transcript', 'notes.md'])
})

test('a file named twice is read once', async () => {
  const folder = folderOf({ 'a.transcript': TALK })
  const { stdout } = await run(['turns', '--format', 'jsonl', folder, join(folder, 'a.transcript'), folder])
  expect(objectsOf(stdout)).toHaveLength(3)
})

test.skipIf(process.platform === 'win32')('links are followed, and a circle of them is left', async () => {
  const folder = folderOf({ 'in/a.transcript': TALK, 'out/z.transcript': TALK, 'out/notes.md': TALK })
  symlinkSync('.', join(folder, 'in', 'again'))
  symlinkSync('..', join(folder, 'in', 'up'))
  symlinkSync('a.transcript', join(folder, 'in', 'b.transcript'))
  symlinkSync('../out', join(folder, 'in', 'aa'))
  symlinkSync('../out/notes.md', join(folder, 'in', 'n.transcript'))
  // Of a file with several names the one is taken that no link has a part in, or the first.
  expect(await filesIn(folder, 'in')).toEqual(['in/a.transcript', 'in/aa/z.transcript', 'in/n.transcript'])
  symlinkSync('in', join(folder, 'linked'))
  expect(await filesIn(folder, '.')).toEqual(['in/a.transcript', 'out/z.transcript', 'in/n.transcript'])
  expect(await filesIn(folder, 'linked', 'in/b.transcript', 'in')).toEqual([
    'linked/a.transcript',
    'linked/aa/z.transcript',
    'linked/n.transcript',
  ])
  symlinkSync('nowhere', join(folder, 'in', 'c.transcript'))
  const { code, stderr } = await run(['turns', join(folder, 'in')])
  expect(code).toBe(2)
  expect(stderr).toContain('c.transcript: there is no such file or folder')
})

test('what cannot be read is told, and the others are done', async () => {
  const folder = folderOf({ 'a.transcript': TALK, 'b.bin': new Uint8Array([1, 0, 2, 0, 0, 3]) })
  const { code, stdout, stderr } = await run([
    'turns',
    '--format=jsonl',
    join(folder, 'none.transcript'),
    join(folder, 'b.bin'),
    join(folder, 'a.transcript'),
  ])
  expect(code).toBe(2)
  expect(objectsOf(stdout)).toHaveLength(3)
  expect(stderr.split('\n')).toEqual([
    `transcript: ${join(folder, 'none.transcript')}: there is no such file or folder`,
    `transcript: ${join(folder, 'b.bin')}: it is a binary file, no text`,
    '',
  ])
})

test('a folder without transcripts is no mistake, but is told', async () => {
  expect(await run(['check', folderOf({ 'notes.md': TALK }), '--format', 'jsonl'])).toEqual({
    code: 0,
    stdout: '',
    stderr: 'transcript: no .transcript files were found\n',
  })
})
