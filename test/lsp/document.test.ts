import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { type OpenDocument, openDocuments } from '../../server/lsp/document.ts'
import { readTranscript } from '../../server/model/transcript.ts'

const { create, update } = openDocuments

const piece = fc.constantFrom(
  'Anna: ',
  'word ',
  '\n',
  '\r\n',
  '\r',
  '\n\n',
  '[0:10] ',
  '---\n',
  '<!--',
  '-->',
  '```\n',
  '😀',
  '\ud800',
)
const text = fc.array(piece, { maxLength: 30 }).map(parts => parts.join(''))
const position = fc.record({ line: fc.nat(40), character: fc.nat(40) })
const edit = fc.record({ from: fc.nat(200), to: fc.nat(200), text, full: fc.boolean() })

type Edit = { readonly from: number; readonly to: number; readonly text: string; readonly full: boolean }

type Change = {
  readonly text: string
  readonly range?: { start: { line: number; character: number }; end: { line: number; character: number } }
}

/** The stock document miscounts lines after an edit beyond the end: edits here are within the text. */
const changeOf = (stock: TextDocument, { from, to, text, full }: Edit): Change => {
  if (full && text.length < 4) return { text }
  const length = stock.getText().length + 1
  const [start = 0, end = 0] = [from % length, to % length].sort((a, b) => a - b)
  return { text, range: { start: stock.positionAt(start), end: stock.positionAt(end) } }
}

const agree = (ours: OpenDocument, stock: TextDocument): void => {
  expect(ours.getText()).toBe(stock.getText())
  expect(ours.lineCount).toBe(stock.lineCount)
  expect(ours.version).toBe(stock.version)
}

describe('our text document', () => {
  it('holds the same text after the same edits as the stock one', () => {
    fc.assert(
      fc.property(text, fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 8 }), (start, edits) => {
        let ours = create('file:///a', 'transcript', 1, start)
        let stock = TextDocument.create('file:///a', 'transcript', 1, start)
        edits.forEach((group, index) => {
          // Sometimes the meaning is asked for between edits, sometimes not.
          if (index % 2 === 0) ours.transcript()
          const changes: Change[] = []
          for (const each of group) {
            const change = changeOf(stock, each)
            changes.push(change)
            stock = TextDocument.update(stock, [change], index + 2)
          }
          ours = update(ours, changes, index + 2)
          agree(ours, stock)
        })
        const { uses, resolutions } = readTranscript(stock.getText())
        expect([...ours.transcript().resolutions].sort()).toEqual([...resolutions].sort())
        expect([...ours.transcript().uses].sort()).toEqual([...uses].sort())
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  it('converts positions as the stock one does', () => {
    fc.assert(
      fc.property(text, position, fc.nat(200), (content, place, offset) => {
        const ours = create('file:///a', 'transcript', 1, content)
        const stock = TextDocument.create('file:///a', 'transcript', 1, content)
        expect(ours.offsetAt(place)).toBe(stock.offsetAt(place))
        expect(ours.positionAt(offset)).toEqual(stock.positionAt(offset))
        const range = { start: { line: 0, character: 0 }, end: place }
        expect(ours.getText(range)).toBe(stock.getText(range))
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  it.each([
    ['negative', { start: { line: -1, character: -5 }, end: { line: 0, character: 2 } }],
    ['fractions', { start: { line: 0.5, character: 0.5 }, end: { line: 0.7, character: 2.9 } }],
    ['far', { start: { line: 1e9, character: 1e9 }, end: { line: 1e12, character: 1e12 } }],
    ['not numbers', { start: { line: 'x', character: null }, end: {} }],
    ['nothing', { start: null, end: undefined }],
  ])('survives positions that are %s', (_, range) => {
    const document = create('file:///a', 'transcript', 1, 'Anna: One.\n')
    const change = { range, text: 'x' } as unknown as Change
    expect(update(document, [change], 2).getText()).toContain('x')
  })
})
