import fc from 'fast-check'
import { expect, it } from 'vitest'
import { editBlocks } from '../../server/syntax/edit.ts'
import { parseBlocks, parseSteps } from '../../server/syntax/pieces.ts'
import { LongText, wholeLines } from '../../server/text/longText.ts'
import { itemsOf } from '../../server/text/sequence.ts'
import { finish } from '../../server/text/steps.ts'

const longText = (pieces: readonly string[]): LongText => new LongText(pieces, pieces.join('').length)

/** A text cut anywhere. */
const cut = fc
  .array(
    fc.array(fc.constantFrom('word', '\n', '\r', '\r\n', '---\n', 'Anna: ', '===', '🎉', '<!--', '-->'), {
      maxLength: 6,
    }),
    {
      maxLength: 8,
    },
  )
  .map(pieces => pieces.map(piece => piece.join('')))

const isWhole = (piece: string, next: string | undefined): boolean =>
  piece.endsWith('\n') || (piece.endsWith('\r') && !next?.startsWith('\n'))

it('cuts a text into whole lines', () => {
  fc.assert(
    fc.property(cut, pieces => {
      const lines = [...wholeLines(pieces, 1000)]
      expect(lines.join('')).toBe(pieces.join(''))
      lines.forEach((piece, i) => {
        expect(piece).not.toBe('')
        if (i + 1 < lines.length) expect(isWhole(piece, lines[i + 1])).toBe(true)
      })
    }),
    { seed: 5, numRuns: 1000 },
  )
})

it('gives a long line away in pieces, the first of which is long', () => {
  fc.assert(
    fc.property(cut, pieces => {
      const lines = [...wholeLines(pieces, 10)]
      expect(lines.join('')).toBe(pieces.join(''))
      lines.forEach((piece, i) => {
        const next = lines[i + 1]
        if (next === undefined || isWhole(piece, next)) return
        const before = lines.slice(0, i).join('')
        const begun = before.slice(before.search(/[^\r\n]*$/))
        expect((begun + piece).length).toBeGreaterThan(10)
        expect(piece.endsWith('\r') && next.startsWith('\n')).toBe(false)
      })
    }),
    { seed: 6, numRuns: 1000 },
  )
})

it('is read as it is when put together', () => {
  fc.assert(
    fc.property(cut, pieces => {
      const text = longText(pieces)
      expect(itemsOf(finish(parseSteps(text)))).toEqual(itemsOf(parseBlocks(String(text))))
    }),
    { seed: 7, numRuns: 1000 },
  )
})

it('is read as it is when put together, in pieces of many lines', () => {
  const some = fc.constantFrom(
    'word ',
    '\n',
    '\n\n',
    '\r\n',
    'Anna: ',
    '===\n',
    '[0:10] ',
    '<!--',
    '-->',
    '```\n',
    '---\n',
    'x'.repeat(999),
  )
  fc.assert(
    fc.property(
      fc.array(some, { minLength: 60, maxLength: 60 }),
      fc.array(fc.nat(90_000)),
      fc.nat(1000),
      (units, cuts, seed) => {
        let state = seed
        const next = (): number => {
          state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
          return state >> 8
        }
        const whole = Array.from({ length: 6000 }, () => units[next() % units.length]).join('')
        const ends = [...new Set([...cuts.map(cut => cut % whole.length), whole.length])].sort((a, b) => a - b)
        const pieces = ends.map((end, i) => whole.slice(ends[i - 1] ?? 0, end))
        expect(itemsOf(finish(parseSteps(longText(pieces))))).toEqual(itemsOf(parseBlocks(whole)))
      },
    ),
    { seed: 8, numRuns: 40 },
  )
})

it('is put into a file as it is when put together', () => {
  const position = fc.record({ line: fc.nat(8), character: fc.nat(8) })
  fc.assert(
    fc.property(cut, cut, position, position, (file, pieces, start, end) => {
      const blocks = parseBlocks(file.join(''))
      const range = { start, end }
      const edited = editBlocks(blocks, { range, newText: longText(pieces) })
      const whole = editBlocks(blocks, { range, newText: pieces.join('') })
      expect(itemsOf(edited.blocks)).toEqual(itemsOf(whole.blocks))
      expect({ ...edited, blocks: undefined }).toEqual({ ...whole, blocks: undefined })
    }),
    { seed: 9, numRuns: 2000 },
  )
})

it.each([
  ['a line of words', 'Anna Meyer: ', 'word ', 2_500_000],
  ['a comment', '<!--', 'word -->', 2_500_000],
  ['line ends', '', '\r\n', 300_000],
  ['a header', '---\n', 'key: value\n', 300_000],
])('is read as it is when put together: %s', (_, start, unit, length) => {
  const whole = start + unit.repeat(length / unit.length)
  const pieces = Array.from({ length: Math.ceil(whole.length / 31_999) }, (_, i) =>
    whole.slice(i * 31_999, (i + 1) * 31_999),
  )
  expect(itemsOf(finish(parseSteps(longText(pieces))))).toEqual(itemsOf(parseBlocks(whole)))
  const at = { line: 0, character: 3 }
  const edit = { range: { start: at, end: at }, newText: longText(pieces) }
  const edited = editBlocks(parseBlocks('Ben: Yes.\n'), edit)
  expect(itemsOf(edited.blocks)).toEqual(itemsOf(parseBlocks(`Ben${whole}: Yes.\n`)))
})
