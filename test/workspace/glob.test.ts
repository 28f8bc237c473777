import { expect, it } from 'vitest'
import { compileGlob } from '../../server/workspace/glob.ts'

const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['*.md', ['a.md', '.md'], ['a/b.md', 'a.mdx', 'a.MD']],
  ['meetings/*.md', ['meetings/a.md', 'meetings/ü 1.md'], ['meetings/x/a.md', 'a.md']],
  ['**/*.md', ['a.md', 'x/a.md', 'x/y/a.md'], ['x/a.txt']],
  ['meetings/**/*.md', ['meetings/a.md', 'meetings/x/y/a.md'], ['other/meetings/a.md']],
  ['notes/**', ['notes/a', 'notes/x/a.txt'], ['other/a', 'notesy/a']],
  ['a/**/b/**/c', ['a/b/c', 'a/x/b/y/z/c', 'a/b/b/c'], ['a/c', 'a/b/c/d']],
  ['day-?.txt', ['day-1.txt', 'day-é.txt', 'day-𝒜.txt'], ['day-.txt', 'day-12.txt', 'day-/.txt']],
  ['day-[0-9].txt', ['day-3.txt'], ['day-x.txt']],
  ['[!a-c]*', ['d', 'dabc'], ['a', 'bd']],
  ['*.{md,txt}', ['a.md', 'b.txt'], ['a.csv']],
  ['{a,b/{c,d}}/e', ['a/e', 'b/c/e', 'b/d/e'], ['b/e']],
  ['./x/*.md', ['x/a.md'], ['a.md']],
  ['/x.md', ['x.md'], ['y/x.md']],
  ['a\\*b\\{c', ['a*b{c'], ['axb{c']],
  ['a**b', ['ab', 'axxb'], ['a/b']],
]

it.each(cases)('%s', (pattern, yes, no) => {
  const matches = compileGlob(pattern)
  expect(yes.filter(path => matches?.(path) !== true)).toEqual([])
  expect(no.filter(path => matches?.(path) !== false)).toEqual([])
})

it('brackets that are not closed are no glob', () => {
  for (const pattern of ['a[b', '{a,b', 'x/{a,{b}', '[]']) expect(compileGlob(pattern)).toBeUndefined()
  expect(compileGlob('{a,b}'.repeat(20))).toBeUndefined()
})

it('stars that could match in very many ways cost little', () => {
  const matches = compileGlob(`${'**/'.repeat(40)}${'*a'.repeat(40)}b`)
  expect(matches?.(`${'x/'.repeat(60)}${'a'.repeat(2000)}`)).toBe(false)
})
