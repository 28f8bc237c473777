import { expect, it } from 'vitest'
import { canonicalUri, folderOf, inFolder, nameOf, pathFrom, resolvePath } from '../../server/workspace/uris.ts'

it('URIs that editors escape otherwise are the same', () => {
  const same = ['file:///c%3A/A%20b/x%5B1%5D.md', 'file:///c:/A b/x[1].md', 'file:///c:/A%20b//x[1].md']
  expect(new Set(same.map(canonicalUri)).size).toBe(1)
  expect(canonicalUri('vscode-vfs://github/o/r/ä%.md')).toBe('vscode-vfs://github/o/r/%C3%A4%25.md')
})

it('folders lead up to the top, names and paths are as people read them', () => {
  expect(folderOf('file:///ws/a%20b/x.md')).toBe('file:///ws/a%20b')
  expect(folderOf('file:///ws')).toBe('file://')
  expect(folderOf('file://')).toBeUndefined()
  expect(nameOf('memfs://host/a/x%20y.md')).toBe('x y.md')
  expect(inFolder('file:///ws', 'a b')).toBe('file:///ws/a%20b')
  expect(pathFrom('file:///ws', 'file:///ws/a%20b/x.md')).toBe('a b/x.md')
  expect([
    pathFrom('file:///ws', 'file:///wsx/a'),
    pathFrom('file:///ws', 'memfs:///ws/a'),
    pathFrom('file:///ws', 'file:///ws'),
  ]).toEqual([undefined, undefined, undefined])
})

it('paths begin at a folder, and stay on the machine', () => {
  const from = (path: string) => resolvePath('file:///ws/m', path)
  expect(from('a b.txt')).toBe('file:///ws/m/a%20b.txt')
  expect(from('./x/../y.csv')).toBe('file:///ws/m/y.csv')
  expect(from('../../../y.csv')).toBe('file:///y.csv')
  expect(from('/etc/y.csv')).toBe('file:///etc/y.csv')
  expect(from('c:\\x\\y.csv')).toBe('file:///c%3A/x/y.csv')
  expect(from('x\\y.csv')).toBe('file:///ws/m/x/y.csv')
  expect(from('file:///other/y.csv')).toBe('file:///other/y.csv')
  for (const path of ['file://host/y.csv', '//host/y.csv', '\\\\host\\y.csv', 'https://example.org/y.csv'])
    expect(from(path)).toMatch(/^file:\/\/\//)
})
