import { expect, it } from 'vitest'
import type { Entry } from '../../server/workspace/host.ts'
import { inFolder } from '../../server/workspace/uris.ts'
import { transcriptsIn } from '../../server/workspace/walk.ts'
import { memoryHost, ROOT } from './memoryHost.ts'

/** The transcripts below some folders, by their paths from `ROOT`; `links` are of files or folders, by their paths. */
const walked = async (
  paths: readonly string[],
  links: Record<string, string>,
  roots = [''],
  tells = true,
): Promise<string[]> => {
  const plain = memoryHost(Object.fromEntries(paths.map(path => [path, ''])))
  const at = (path: string): string => (path === '' ? ROOT : `${ROOT}/${path}`)
  /** A path without links on its way, as a system finds it. */
  const real = (path: string): string => {
    for (const [link, target] of Object.entries(links))
      if (path === at(link) || path.startsWith(`${at(link)}/`)) return real(at(target) + path.slice(at(link).length))
    return path
  }
  const list = async (folder: string): Promise<readonly Entry[]> => {
    const there = Object.entries(links).flatMap(([link, target]): Entry[] => {
      const name = link.split('/').at(-1) ?? ''
      if (`${real(folder)}/${name}` !== at(link)) return []
      const known = tells ? { real: real(at(target)) } : { link: true as const }
      return [{ name, uri: inFolder(folder, name), kind: /\./.test(target) ? 'file' : 'folder', ...known }]
    })
    const entries = (await plain.list(real(folder))).map(entry => ({ ...entry, uri: inFolder(folder, entry.name) }))
    return [...entries, ...there]
  }
  /** Of each file another. */
  const stamp = async (uri: string) => ({ changed: paths.indexOf(real(uri).slice(ROOT.length + 1)), size: 1 })
  const found: string[] = []
  for await (const uri of transcriptsIn(
    tells ? { list, real: async uri => real(uri) } : { list, stamp },
    roots.map(at),
    async () => false,
  ))
    found.push(uri.slice(ROOT.length + 1))
  return found
}

it('a file is found under its own name, though a link comes before it', async () => {
  expect(await walked(['a/y.transcript', 'b/x.transcript'], { 'a/link': 'b' })).toEqual([
    'a/y.transcript',
    'b/x.transcript',
  ])
  expect(await walked(['a/y.transcript', 'b/x.transcript'], { 'a/link': 'b' }, ['a', 'b'])).toHaveLength(2)
  expect(await walked(['b/x.transcript'], { 'a.transcript': 'b/x.transcript' })).toEqual(['b/x.transcript'])
})

it('a file that only links lead to is found once, under the first of them', async () => {
  const links = { 'a/link': 'out', 'a/one.transcript': 'out/sub/x.transcript', 'a/two.transcript': 'far/z.transcript' }
  const paths = ['a/y.transcript', 'out/sub/x.transcript', 'far/z.transcript']
  expect(await walked(paths, { ...links, 'a/3.transcript': 'far/z.transcript' }, ['a'])).toEqual([
    'a/y.transcript',
    'a/3.transcript',
    'a/link/sub/x.transcript',
  ])
})

it('a root that is a link to another one is not walked again', async () => {
  const paths = ['a/x.transcript', 'out/z.transcript']
  for (const roots of [
    ['a', 'b', 'c'],
    ['b', 'c', 'a'],
  ])
    expect(await walked(paths, { b: 'a', c: 'out' }, roots)).toEqual(['a/x.transcript', 'c/z.transcript'])
  expect(await walked([...paths, 'a/deep/y.transcript'], { b: 'a', 'a/back': 'a' }, ['b'])).toEqual([
    'b/x.transcript',
    'b/deep/y.transcript',
  ])
})

it('links are followed, and circles of them end, where nobody can tell where they lead', async () => {
  const links = {
    'in/up': '',
    'in/a/up': 'in',
    'in/a/out': 'out',
    'out/a': 'in/a',
    'out/self': 'out',
    'in/b/far': 'out/deep',
  }
  const paths = ['in/a/x.transcript', 'in/b/y.transcript', 'out/z.transcript', 'out/deep/w.transcript']
  const own = ['in/a/x.transcript', 'in/b/y.transcript']
  const out = ['in/a/out/z.transcript', 'in/a/out/deep/w.transcript']
  const { 'in/up': _, ...below } = links
  expect(await walked(paths, below, ['in'], false)).toEqual([...own, ...out])
  expect(await walked(paths, links, ['in'], false)).toEqual(expect.arrayContaining(own))
})

it('a file to which links lead is found once where nobody can tell where they lead, too', async () => {
  const links = {
    'a.transcript': 'in/x.transcript',
    'b.transcript': 'out/z.transcript',
    'in/c.transcript': 'out/z.transcript',
  }
  expect(await walked(['in/x.transcript', 'in/y.transcript', 'out/z.transcript'], links, [''], false)).toEqual([
    'in/x.transcript',
    'in/y.transcript',
    'out/z.transcript',
  ])
  expect(await walked(['in/x.transcript', 'out/z.transcript'], links, ['in'], false)).toEqual([
    'in/x.transcript',
    'in/c.transcript',
  ])
})

it('links in circles end', async () => {
  expect(await walked(['a/x.transcript', 'b/y.transcript'], { 'a/up': '', 'b/a': 'a', 'b/self': 'b' })).toEqual([
    'a/x.transcript',
    'b/y.transcript',
  ])
})
