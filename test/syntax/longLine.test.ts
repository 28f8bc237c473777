// Lines so long that they are cut: the parts are read, edited and addressed as the one line that they are.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTranscript } from '../../server/model/transcript.ts'
import { outline, turnText } from '../../server/model/turns.ts'
import { checkTranscript } from '../../server/rules/index.ts'
import { type Blocks, columnOf, goesOn, isData } from '../../server/syntax/block.ts'
import { editBlocks } from '../../server/syntax/edit.ts'
import { parseBlocks, parsePieces } from '../../server/syntax/pieces.ts'
import { blockAtLine, lineEndAt, placeAt, positionIn } from '../../server/syntax/position.ts'
import { lineStarts, pieceEnds, positionAmong } from '../../server/text/lines.ts'
import type { Position } from '../../server/text/range.ts'
import { replaced } from '../../server/text/replace.ts'
import { forEachItem, itemsOf, sumBefore } from '../../server/text/sequence.ts'
import { finish } from '../../server/text/steps.ts'
import { settings } from '../rules/settings.ts'

const SEED = { seed: 20261129, numRuns: 30 }
const WORDS = 'word and 😀 again. '.repeat(64_000)
const TEXT = `# Minutes\n\nBen Okoro: Short.\nAnna Meyer: ${WORDS}end\r\nIt goes on.\n\nBen Okoro: Yes.\n`
const LONG_LINE = 3

const textOf = (blocks: Blocks): string =>
  itemsOf(blocks)
    .map(block => block.text)
    .join('')

/** Places in the text where something may go wrong: about the parts' ends, and those of the line. */
const odd: number[] = []
{
  let offset = 0
  forEachItem(parseBlocks(TEXT), 0, 100, ({ text }) => {
    offset += text.length
    odd.push(offset)
  })
}

const place = fc.oneof(
  fc.tuple(fc.constantFrom(...odd), fc.integer({ min: -3, max: 3 })).map(([at, by]) => Math.max(0, at + by)),
  fc.nat(TEXT.length),
)

const starts = lineStarts(TEXT)

const at = (line: number, character: number): Position => ({ line, character })

/** Blocks without their texts, of which a failure would show megabytes. */
const shapesOf = (blocks: Blocks) => itemsOf(blocks).map(({ text, ...rest }) => ({ ...rest, length: text.length }))

test('a line of a million characters is cut into parts, of which only the first has a label', () => {
  const blocks = itemsOf(parseBlocks(TEXT))
  const parts = blocks.filter(isData)
  expect(parts.length).toBeGreaterThan(3)
  expect(parts.map(part => part.kind)).toEqual(['opening', ...parts.slice(1).map(() => 'paragraph')])
  expect(parts.map(part => part.lines)).toEqual([...parts.slice(1).map(() => 0), 1])
  let column = 0
  for (const part of parts) {
    expect(columnOf(part)).toBe(column)
    column += part.text.length
    expect(goesOn(part)).toBe(part !== parts.at(-1))
    expect(/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(part.text)).toBe(false)
  }
  expect(blocks.at(-1)?.opening?.name).toBe('Ben Okoro')
})

test('a place in it is that of its column, and back', () => {
  const blocks = parseBlocks(TEXT)
  fc.assert(
    fc.property(place, offset => {
      const position = positionAmong(starts, Math.min(offset, TEXT.length))
      const found = placeAt(blocks, position)
      if (found === undefined) throw new Error('no place')
      const at = sumBefore(blocks, found.index).length + found.offset
      const isInLineEnd = TEXT[offset - 1] === '\r'
      expect(at).toBe(isInLineEnd ? offset - 1 : Math.min(offset, TEXT.length))
      if (!isInLineEnd) expect(positionIn(found.block, found.line, found.offset)).toEqual(position)
    }),
    SEED,
  )
  expect(blockAtLine(blocks, LONG_LINE)?.item.opening?.name).toBe('Anna Meyer')
})

test('in a comment all parts are of the comment, as far as the line goes in which it ends', () => {
  const long = WORDS.slice(0, 1_050_000)
  const kindsIn = (text: string) => itemsOf(parseBlocks(text)).map(({ kind }) => kind)
  const parts = itemsOf(parseBlocks(`${long}\n`)).map(() => 'comment')
  expect(kindsIn(`<!--\n${long}\nBen Okoro: Not this.\n-->\nBen Okoro: Yes.\n`)).toEqual([
    'comment',
    ...parts,
    'comment',
    'opening',
  ])
  expect(kindsIn(`<!-- A note --> ${long}\nBen Okoro: Yes.\n`)).toEqual([...parts, 'opening'])
})

test('a comment ends where it is cut too', () => {
  const [{ text: part } = { text: '' }] = itemsOf(parseBlocks('<!--'.padEnd(1_050_000, 'x')))
  for (let length = 2 * part.length - 5; length < 2 * part.length + 2; length++) {
    for (const end of ['-->', '--->', `${'-'.repeat(300_000)}>`, '--', '->', '-- >', '-'.repeat(300_000)]) {
      const blocks = itemsOf(
        parseBlocks(`${'<!--'.padEnd(length, 'x')}${end.padEnd(1_050_000, 'x')}\nBen Okoro: Yes.\n`),
      )
      const last = end.endsWith('-->') ? 'opening' : 'comment'
      expect([length, end.slice(-4), blocks.at(-1)?.kind]).toEqual([length, end.slice(-4), last])
    }
  }
})

test('in a fence all parts are code, up to the line that closes it', () => {
  const long = '``` '.repeat(300_000)
  const blocks = itemsOf(parseBlocks(`~~~\n${long}\n~~~~\nBen Okoro: Yes.\n`))
  expect(blocks.map(({ kind }) => kind)).toEqual([...blocks.slice(1).map(() => 'code'), 'opening'])
  expect(Math.max(...blocks.map(block => block.text.length))).toBeLessThan(300_000)
})

test.each([
  ['a list', `- ${WORDS}`, 'verbatim'],
  ['a quotation', `> ${WORDS}`, 'verbatim'],
  ['a heading', `# ${WORDS}`, 'heading'],
  ['blanks', `${' '.repeat(1_050_000)}${WORDS}`, 'paragraph'],
])('%s is cut, and only its first part counts', (_, line, kind) => {
  const [first, ...rest] = itemsOf(parseBlocks(`${line}\n`))
  expect(first?.kind).toBe(kind)
  expect(rest.length).toBeGreaterThan(2)
  expect(rest.filter(part => part.kind === 'heading' || part.opening !== undefined)).toEqual([])
})

test('short lines of more than it together are no block', () => {
  const line = `${WORDS.slice(0, 200_000)}\n`
  expect(itemsOf(parseBlocks(line.repeat(10))).map(({ lines }) => lines)).toEqual([2, 2, 2, 2, 2])
})

test.each([
  ['words', TEXT],
  ['a comment', TEXT.replace('# Minutes', '<!--').replace('It goes on.', 'It ends. -->')],
  ['a fence', TEXT.replace('# Minutes', '~~~').replace('It goes on.', '~~~~')],
])('an edit in %s leaves what a fresh reading has, and keeps what stands before it', (_, text) => {
  const blocks = parseBlocks(text)
  const lines = lineStarts(text)
  fc.assert(
    fc.property(
      place,
      fc.oneof(fc.nat(3), fc.nat(700_000)),
      fc.constantFrom('', 'x', '😀', '-->', '\n', '\r', '\r\n', '\n\nAnna Meyer: ', WORDS.slice(0, 300_000)),
      (from, length, newText) => {
        const range = {
          start: positionAmong(lines, Math.min(from, text.length)),
          end: positionAmong(lines, Math.min(from + length, text.length)),
        }
        const after = replaced(text, { range, newText })
        const edited = editBlocks(blocks, { range, newText }).blocks
        expect(textOf(edited) === after).toBe(true)
        expect(shapesOf(edited)).toEqual(shapesOf(parseBlocks(after)))
      },
    ),
    SEED,
  )
})

test('an edit that makes it short joins it with the lines about it, as a fresh reading does', () => {
  const long = WORDS.slice(0, 1_050_000)
  for (const [text, range, newText] of [
    [`Anna Meyer: One.\n\nSome text.\n${long}end\n`, { start: at(3, 600_000), end: at(3, 600_000) }, '\n'],
    [
      `Anna Meyer: One.\n\n<!--\n${'Some text\n'.repeat(18)}abcdefghij-->\n${long}end\n`,
      { start: at(21, 10), end: at(22, 0) },
      '',
    ],
  ] as const) {
    const fresh = parseBlocks(replaced(text, { range, newText }))
    expect(shapesOf(editBlocks(parseBlocks(text), { range, newText }).blocks)).toEqual(shapesOf(fresh))
  }
})

test('labels directly below it are counted as below other turns', () => {
  const read = (words: string) =>
    readTranscript(`Anna Meyer: ${words}\nBen Okoro: ${words}\nCarl Weiss: ${words}\nBen Okoro: x\n`)
  const evidence = (words: string) => [...read(words).uses.values()].map(({ label, starts }) => [label, starts])
  expect(evidence(WORDS)).toEqual(evidence('So.'))
})

test('its line end is that of its last part', () => {
  const text = `Anna Meyer: ${WORDS}end\r\nBen Okoro: Short.\r\n`
  expect(lineEndAt(parseBlocks(text), 0)).toBe('\r\n')
  const transcript = readTranscript(`---\nprofile: meeting\n---\n\nAnna Meyer: ${WORDS}end\r\nBen Okoro: Short.\n`)
  const problem = checkTranscript(transcript, settings({ 'text-line-ends': 'warning' })).find(
    ({ code }) => code === 'text-line-ends',
  )
  expect(problem?.fixes[0]?.edits).toEqual([
    { range: { start: at(4, 'Anna Meyer: end'.length + WORDS.length), end: at(5, 0) }, newText: '\n' },
  ])
})

test('read in pieces it is the same', () => {
  const pieces = function* (): Generator<string> {
    let from = 0
    for (const to of pieceEnds(TEXT, 48_000)) {
      yield TEXT.slice(from, to)
      from = to
    }
  }
  expect(itemsOf(finish(parsePieces(pieces())))).toEqual(itemsOf(parseBlocks(TEXT)))
})

test('what is said in it has no blank and no line end more than the text', () => {
  const transcript = readTranscript(TEXT)
  const [, turn] = outline(transcript).turns
  if (turn === undefined) throw new Error('no turn')
  expect(turnText(transcript, turn) === `${WORDS}end\nIt goes on.`).toBe(true)
  expect([turn.line, turn.endLine]).toEqual([LONG_LINE, LONG_LINE + 2])
})
