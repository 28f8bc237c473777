// What an edit costs; that it is right is tested with random edits in test/fuzz/.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterEdit } from '../../server/model/afterEdit.ts'
import { followersOf } from '../../server/model/followers.ts'
import { readTranscript, type Transcript } from '../../server/model/transcript.ts'
import { type Edited, editBlocks } from '../../server/syntax/edit.ts'
import { parseBlocks } from '../../server/syntax/pieces.ts'
import { lineStarts } from '../../server/text/lines.ts'
import { itemsOf, sizeOf } from '../../server/text/sequence.ts'
import { finish } from '../../server/text/steps.ts'

const SEED = { seed: 20240703 }

/** A text of `turns` turns, a heading for every tenth. */
const talk = (turns: number): string =>
  Array.from(
    { length: turns },
    (_, i) =>
      `${i % 10 === 0 ? `# Part ${i}\n\n` : ''}${['Anna Meyer', 'Ben Okoro'][i % 2]}: Turn ${i} is here.\n\nIt goes on for a while.\n\n`,
  ).join('')

const addedBy = ({ blocks, from, added }: Edited) => itemsOf(blocks, from, from + added)

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
        expect(edited.added).toBeLessThanOrEqual(5)
        expect(edited.removed).toBeLessThanOrEqual(5)
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
  expect(addedBy(typed).reduce((sum, block) => sum + block.lines, 0)).toBeLessThan(600)
  const pasted = editBlocks(blocks, { range: { start: at, end: at }, newText: 'x\n'.repeat(5) })
  expect(sizeOf(pasted.blocks) - pasted.added).toBeGreaterThan(sizeOf(blocks) * 0.95)
})

test('an opened comment re-reads what follows, up to where one ends', () => {
  const text = `${talk(50)}<!-- note -->\n${talk(500)}`
  const blocks = parseBlocks(text)
  const at = { line: 0, character: 0 }
  const edited = editBlocks(blocks, { range: { start: at, end: at }, newText: '<!--\n' })
  expect(new Set(addedBy(edited).map(block => block.kind))).toEqual(new Set(['comment']))
  expect(edited.removed).toBeLessThan(sizeOf(blocks) / 5)
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

test('one more turn of a speaker leaves whom the labels mean as it is, though they are used more often', () => {
  const transcript = readTranscript(talk(100))
  const at = { line: 8, character: 0 }
  const label = transcript.uses.keys().next().value
  const after = afterEdit(
    transcript,
    editBlocks(transcript.blocks, { range: { start: at, end: at }, newText: `${label}: More.\n\n` }),
  )
  expect(after.uses.get(label ?? '')?.count).toBe((transcript.uses.get(label ?? '')?.count ?? 0) + 1)
  expect(after.resolutions).toBe(transcript.resolutions)
})

test('who follows whom is counted again where turns change places, and only there', () => {
  const transcript = readTranscript('Anna: One.\n\nBen: Two.\n\nAnna: Three.\n\nAnna: Four.\n')
  const replace = (line: number, end: number, newText: string) =>
    afterEdit(
      transcript,
      editBlocks(transcript.blocks, {
        range: { start: { line, character: 0 }, end: { line: end, character: 0 } },
        newText,
      }),
    )
  const afterBen = (other: Transcript) => finish(followersOf(other)).after.get('Ben')
  expect(afterBen(transcript)).toEqual(new Map([['Anna', 1]]))
  const turned = replace(2, 7, 'Anna: Three.\n\nAnna: Four.\n\nBen: Two.\n')
  expect(turned.uses).toBe(transcript.uses)
  expect(afterBen(turned)).toBeUndefined()
  const typed = replace(2, 3, 'Ben: Two and more.\n')
  expect(finish(followersOf(typed))).toBe(finish(followersOf(transcript)))
})
