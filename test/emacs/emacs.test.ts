import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import { HARVEST, harvest } from '../documentedEditors.ts'
import { session } from './emacs.ts'

// A workspace file, by which Emacs finds the root.
const { folder, seen } = harvest('emacs', async (folder, file) => {
  writeFileSync(join(folder, '.transcript.yaml'), 'files: ["*.md"]\n')
  return session(folder, file)
})
const text = (step: string): string => [seen(step)].flat().join('\n')

it('attaches to a transcript', () => {
  expect(seen('attached')).toEqual({ mode: 'transcript-mode', root: basename(folder) })
})

it('shows problems', () => {
  expect(seen('diagnostics')).toEqual([
    { line: 6, column: 9, message: expect.stringContaining('Several blanks') },
    { line: 10, column: 0, message: expect.stringContaining('did you mean “Anna Berg”?') },
  ])
})

it('lists the symbols', () => {
  expect(seen('symbols')).toEqual(expect.arrayContaining(['Header', 'Anna Berg', 'Ben Okafor', 'Ana Berg']))
})

it('says who a speaker is', () => {
  expect(text('hover')).toContain('2 turns, 2 words')
})

it('repairs a problem', () => {
  expect(text('quickfix')).toBe(HARVEST.replace('Ana Berg', 'Anna Berg'))
})

it('renames a speaker', () => {
  expect(text('rename')).toBe(HARVEST.replaceAll(/Ann?a Berg/g, 'Anna Lind'))
})

it('formats', () => {
  expect(text('format')).toBe(HARVEST.replaceAll(/Ann?a Berg/g, 'Anna Lind').replace(':   ', ': '))
})
