import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterEdit } from '../../server/model/afterEdit.ts'
import { readTranscript, type Transcript } from '../../server/model/transcript.ts'
import { outline } from '../../server/model/turns.ts'
import { parseBlocks } from '../../server/syntax/blocks.ts'
import { type Edited, editBlocks } from '../../server/syntax/edit.ts'
import { contentEnds, lineStarts } from '../../server/text/lines.ts'
import type { Position, TextEdit } from '../../server/text/range.ts'
import { itemsOf, sizeOf } from '../../server/text/sequence.ts'
import { anyInsertion, anyText } from './samples.ts'

const SEED = { seed: 20240703 }

/** A position as a client may send it: also beyond the end of a line, or of the text. */
const position = fc.record({ line: fc.nat(70), character: fc.oneof(fc.nat(12), fc.nat(300)) })
const edit = fc.record({ start: position, end: fc.option(position, { nil: undefined }), newText: anyInsertion })

const before = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.character <= b.character)

const offsetAt = (text: string, { line, character }: Position): number => {
  const start = lineStarts(text)[line]
  return start === undefined ? text.length : Math.min(start + character, contentEnds(text)(start))
}

const replaced = (text: string, { range, newText }: TextEdit): string => {
  const start = offsetAt(text, range.start)
  return text.slice(0, start) + newText + text.slice(Math.max(start, offsetAt(text, range.end)))
}

const toEdit = ({ start, end, newText }: { start: Position; end: Position | undefined; newText: string }): TextEdit => {
  const other = end ?? start
  return { range: before(start, other) ? { start, end: other } : { start: other, end: start }, newText }
}

/** What an edit claims to have done is what it did. */
const expectHonest = (old: readonly unknown[], edited: Edited): void => {
  const items = itemsOf(edited.blocks)
  const { from, removed, added } = edited
  const same = (a: readonly unknown[], b: readonly unknown[]): boolean =>
    a.length === b.length && a.every((item, i) => item === b[i])
  expect(same(items.slice(0, from), old.slice(0, from))).toBe(true)
  expect(same(items.slice(from, from + added.length), added)).toBe(true)
  expect(same(old.slice(from, from + removed.length), removed)).toBe(true)
  expect(same(items.slice(from + added.length), old.slice(from + removed.length))).toBe(true)
}

const meaning = (transcript: Transcript) => ({
  header: transcript.header,
  speakers: transcript.speakers,
  resolutions: [...transcript.resolutions].sort(([a], [b]) => (a < b ? -1 : 1)),
  outline: outline(transcript),
})

test('after any edits, the blocks and their meaning are those of a fresh reading', () => {
  fc.assert(
    fc.property(anyText(50), fc.array(edit, { minLength: 1, maxLength: 8 }), (start, edits) => {
      let text = start
      let transcript = readTranscript(text)
      for (const textEdit of edits.map(toEdit)) {
        const old = itemsOf(transcript.blocks)
        const edited = editBlocks(transcript.blocks, textEdit)
        text = replaced(text, textEdit)
        expectHonest(old, edited)
        const fresh = readTranscript(text)
        const items = itemsOf(edited.blocks)
        if (!isDeepStrictEqual(items, itemsOf(fresh.blocks))) expect(items).toEqual(itemsOf(fresh.blocks))
        transcript = afterEdit(transcript, edited)
        if (!isDeepStrictEqual(meaning(transcript), meaning(fresh))) expect(meaning(transcript)).toEqual(meaning(fresh))
      }
    }),
    { ...SEED, numRuns: 400 },
  )
})

/** A text of `turns` turns, a heading for every tenth. */
const talk = (turns: number): string =>
  Array.from(
    { length: turns },
    (_, i) =>
      `${i % 10 === 0 ? `# Part ${i}\n\n` : ''}${['Anna Meyer', 'Ben Okoro'][i % 2]}: Turn ${i} is here.\n\nIt goes on for a while.\n\n`,
  ).join('')

test('a keystroke re-reads the block it is in and its neighbours, nothing else', () => {
  const text = talk(2000)
  const blocks = parseBlocks(text)
  fc.assert(
    fc.property(
      fc.nat(lineStarts(text).length - 2),
      fc.nat(30),
      fc.constantFrom('x', ' ', ':', '.', ''),
      (line, character, newText) => {
        const range = { start: { line, character }, end: { line, character: character + (newText === '' ? 1 : 0) } }
        const edited = editBlocks(blocks, { range, newText })
        expect(edited.added.length).toBeLessThanOrEqual(5)
        expect(edited.removed.length).toBeLessThanOrEqual(5)
      },
    ),
    SEED,
  )
})

test('a text without blank lines is re-read in part too', () => {
  const blocks = parseBlocks(
    Array.from({ length: 20_000 }, (_, i) => `a line of words ${'again '.repeat(i % 7)}${i}\n`).join(''),
  )
  const at = { line: 9000, character: 3 }
  const typed = editBlocks(blocks, { range: { start: at, end: at }, newText: 'x' })
  expect(typed.added.reduce((sum, block) => sum + block.lines, 0)).toBeLessThan(600)
  const pasted = editBlocks(blocks, { range: { start: at, end: at }, newText: 'x\n'.repeat(5) })
  expect(sizeOf(pasted.blocks) - pasted.added.length).toBeGreaterThan(sizeOf(blocks) * 0.95)
})

test('an opened comment re-reads what follows, up to where one ends', () => {
  const text = `${talk(50)}<!-- note -->\n${talk(500)}`
  const blocks = parseBlocks(text)
  const at = { line: 0, character: 0 }
  const edited = editBlocks(blocks, { range: { start: at, end: at }, newText: '<!--\n' })
  expect(new Set(edited.added.map(block => block.kind))).toEqual(new Set(['comment']))
  expect(edited.removed.length).toBeLessThan(sizeOf(blocks) / 5)
})

test('words typed in a turn leave who speaks as it is: the same object', () => {
  const transcript = readTranscript(talk(100))
  const at = { line: 8, character: 5 }
  const after = afterEdit(
    transcript,
    editBlocks(transcript.blocks, { range: { start: at, end: at }, newText: 'word ' }),
  )
  expect(after.resolutions).toBe(transcript.resolutions)
  expect(after.uses).toBe(transcript.uses)
})
