import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BlockKind } from '../../server/syntax/block.ts'
import { readLine } from '../../server/syntax/line.ts'
import { parseBlocks, parsePieces } from '../../server/syntax/pieces.ts'
import { placeAt } from '../../server/syntax/position.ts'
import { lineStarts } from '../../server/text/lines.ts'
import { itemsOf, sumOf } from '../../server/text/sequence.ts'
import { finish } from '../../server/text/steps.ts'
import { piecesOf } from '../../server/workspace/host.ts'
import { LINES } from './oddLines.ts'
import { anyText } from './samples.ts'

const SEED = { seed: 20240703 }

const blocksOf = (text: string): [BlockKind, string][] =>
  itemsOf(parseBlocks(text)).map(({ kind, text }) => [kind, text])
const kindsOf = (text: string): BlockKind[] => itemsOf(parseBlocks(text)).map(block => block.kind)

test('every character of the text is in exactly one block, and each block is whole lines', () => {
  fc.assert(
    fc.property(anyText(60), text => {
      const blocks = parseBlocks(text)
      const items = itemsOf(blocks)
      expect(items.map(block => block.text).join('')).toBe(text)
      expect(sumOf(blocks).length).toBe(text.length)
      expect(sumOf(blocks).lines).toBe(lineStarts(text).length - 1)
      for (const [i, block] of items.entries()) {
        expect(block.text).not.toBe('')
        expect(block.lines).toBe(lineStarts(block.text).length - 1)
        if (i < items.length - 1) expect(block.text).toMatch(/[\r\n]$/)
        expect(block.before).toBe(items[i - 1]?.after ?? 0)
        expect(block.opening !== undefined).toBe(block.kind === 'opening')
      }
    }),
    { ...SEED, numRuns: 300 },
  )
})

test('a file that comes in pieces of whole lines is read as if it were one', () => {
  fc.assert(
    fc.property(anyText(60), fc.array(fc.nat(12), { minLength: 1, maxLength: 20 }), (text, sizes) => {
      const lines = text.split(/(?<=\n)/)
      const pieces = sizes.map(size => lines.splice(0, size).join(''))
      const whole = itemsOf(parseBlocks(text))
      expect(itemsOf(finish(parsePieces([...pieces, ...lines])))).toEqual(whole)
    }),
    { ...SEED, numRuns: 300 },
  )
})

test.each([
  ['whose header is closed', '---\n'],
  ['whose header is open to its end', ''],
])('a long text in one, %s, is cut into pieces of whole lines', (_, close) => {
  const text = `---\n${`key: ${'x'.repeat(300)}\r\n`.repeat(1000)}${close}${'y'.repeat(100_000)}\n\nAnna: One.`
  const pieces = [...piecesOf(text)]
  expect(pieces.join('')).toBe(text)
  expect(pieces.length).toBeGreaterThan(6)
  expect(pieces.slice(0, -1).every(piece => piece.endsWith('\n'))).toBe(true)
  expect(itemsOf(finish(parsePieces(pieces)))).toEqual(itemsOf(parseBlocks(text)))
})

test.each(['\n', '\r\n', '\r'])('a column behind the end of a line is its end, not past %j', end => {
  const blocks = parseBlocks(`Anna: One.${end}Two.${end}${end}Three.`)
  const offset = (line: number, character: number) => placeAt(blocks, { line, character })?.offset
  expect(offset(0, 10)).toBe(10)
  expect(offset(0, 11)).toBe(10)
  expect(offset(1, 1000)).toBe(10 + end.length + 4)
  expect(offset(2, 1)).toBe(0)
  expect(offset(3, 9)).toBe(6)
})

test('what a line is does not depend on the lines after it', () => {
  const line = fc.oneof(fc.constantFrom(...LINES, '[', '<', '-', '1'), fc.string({ maxLength: 8 }))
  const noEnd = line.filter(text => !/[\r\n]/.test(text))
  fc.assert(
    fc.property(
      noEnd,
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.oneof(anyText(2), fc.constant(']: x')),
      (text, end, rest) => {
        const read = (all: string) => readLine(all, 0, text.length, 0, () => true)
        expect(read(text + end + rest)).toEqual(read(text + end))
      },
    ),
    { ...SEED, numRuns: 1000 },
  )
})

test('any string whatever is read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), text => {
      expect(
        itemsOf(parseBlocks(text))
          .map(block => block.text)
          .join(''),
      ).toBe(text)
    }),
    SEED,
  )
})

test('an opening takes along the lines of its paragraph; a line with the shape begins a block of its own', () => {
  expect(blocksOf('Anna: One\ntwo\nBen: Three\n\nfour\n')).toEqual([
    ['opening', 'Anna: One\ntwo\n'],
    ['opening', 'Ben: Three\n'],
    ['blank', '\n'],
    ['paragraph', 'four\n'],
  ])
})

test('the blocks of Markdown', () => {
  expect(blocksOf('# One\nTwo\n===\n\nThree\n---\n\n---\n* * *\n')).toEqual([
    ['heading', '# One\n'],
    ['heading', 'Two\n===\n'],
    ['blank', '\n'],
    ['heading', 'Three\n---\n'],
    ['blank', '\n'],
    ['break', '---\n'],
    ['break', '* * *\n'],
  ])
  expect(blocksOf('<!-- a\n\nAnna: b\n-->\n```\nAnna: c\n\n```\n')).toEqual([
    ['comment', '<!-- a\n\nAnna: b\n-->\n'],
    ['code', '```\nAnna: c\n\n```\n'],
  ])
  expect(blocksOf('| a: | b |\n> Anna: c\n1. item\n\n<div>\n[a]: https://example.org\n')).toEqual([
    ['verbatim', '| a: | b |\n> Anna: c\n1. item\n'],
    ['blank', '\n'],
    ['verbatim', '<div>\n[a]: https://example.org\n'],
  ])
  expect(kindsOf('- DE: hello\n')).toEqual(['opening'])
  expect(kindsOf('- item\n')).toEqual(['verbatim'])
})

test('a fence closes with its own mark, at least as long', () => {
  expect(kindsOf('````\n```\n~~~\n````\nAnna: x\n')).toEqual(['code', 'opening'])
  expect(kindsOf('~~~\n```\nAnna: x\n')).toEqual(['code'])
})

test('dashes under a long paragraph, or after a turn, are a break', () => {
  expect(kindsOf(`${'word '.repeat(60)}\n---\n`)).toEqual(['paragraph', 'break'])
  expect(kindsOf('Anna: yes\n---\n')).toEqual(['opening', 'break'])
})

test('long runs of lines are cut', () => {
  const cut = itemsOf(parseBlocks('a line of text\n'.repeat(1000)))
  expect(cut.length).toBeGreaterThan(5)
  expect(Math.max(...cut.map(block => block.lines))).toBeLessThanOrEqual(128)
})
