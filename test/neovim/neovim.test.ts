import { expect, it } from 'vitest'
import { HARVEST, harvest } from '../documentedEditors.ts'
import { session } from './neovim.ts'

const { seen } = harvest('neovim', session)
const text = (step: string): string => [seen(step), ''].flat().join('\n')

it('attaches to a transcript', () => {
  expect(seen('attached')).toEqual({ name: 'transcript', filetype: 'transcript', encoding: 'utf-16' })
})

it('shows problems', () => {
  expect(seen('diagnostics')).toEqual([
    { line: 5, column: 9, code: 'speaker-colon-spacing', message: expect.stringContaining('Several blanks') },
    { line: 9, column: 0, code: 'speaker-misspelt', message: expect.stringContaining('did you mean “Anna Berg”?') },
  ])
})

it('shows problems of files that are not open, where somebody wants them', () => {
  expect(seen('others')).toEqual([{ line: 4, code: 'speaker-colon-doubled' }])
})

it('lists the symbols', () => {
  expect(seen('symbols')).toEqual([
    '[Namespace] Header',
    '[Class] Anna Berg',
    '[Class] Ben Okafor',
    '[String] Anna Berg',
    '[String] Ben Okafor',
    '[String] Ana Berg',
    '[String] Anna Berg',
  ])
})

it('says who a speaker is', () => {
  expect(seen('hover')).toEqual(expect.arrayContaining(['**Anna Berg**', '2 turns, 2 words (29 % of all)']))
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

it('splits a turn after a character outside of the basic plane', () => {
  expect(text('refactoring')).toContain('\nBen Okafor: Two 🌾\n\nAnna Lind: and three.\n')
})

it('carries out a command of the server', () => {
  expect(text('command')).toContain('\nAnna Lind: One.\n\nBen Okafor: \n\nBen Okafor: Two 🌾\n')
})
