import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { session } from './emacs.ts'

const TEXT = `---
title: Harvest
speakers: [Anna Berg, Ben Okafor]
---

Anna Berg:   One.

Ben Okafor: Two 🌾 and three.

Ana Berg: Five.

Anna Berg: Six.
`

const folder = mkdtempSync(join(tmpdir(), 'transcript-emacs-'))
let results: Readonly<Record<string, unknown>>
beforeAll(async () => {
  writeFileSync(join(folder, '.transcript.yaml'), 'files: ["*.md"]\n')
  writeFileSync(join(folder, 'harvest.transcript'), TEXT)
  results = await session(folder, 'harvest.transcript')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What came of a step, or why nothing did. */
const seen = (step: string): unknown => {
  const { value, error } = Object(results[step])
  return value ?? error
}
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
  expect(text('quickfix')).toBe(TEXT.replace('Ana Berg', 'Anna Berg'))
})

it('renames a speaker', () => {
  expect(text('rename')).toBe(TEXT.replaceAll(/Ann?a Berg/g, 'Anna Lind'))
})

it('formats', () => {
  expect(text('format')).toBe(TEXT.replaceAll(/Ann?a Berg/g, 'Anna Lind').replace(':   ', ': '))
})
