import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type {
  CompletionItem,
  DocumentSymbol,
  FoldingRange,
  Hover,
  SemanticTokens,
  SemanticTokensDelta,
} from 'vscode-languageserver/node'
import { type Client, type Document, start } from './client.ts'

const TEXT = `---
title: Weekly meeting
source: https://example.org/1
speakers: [Anna Berg, Ben Okafor]
---

# Opening

[0:00:05] Anna Berg: Welcome. [laughter]

Ben Okafor (on the phone): Good morning.
And more.
`

let client: Client
beforeAll(async () => {
  client = await start()
})
afterAll(() => client.stop())

const ask = <R>(document: Document, method: string, more = {}): Promise<R> =>
  client.connection.sendRequest(`textDocument/${method}`, { ...document.about, ...more })

describe('the features', () => {
  it('answer over the protocol', async () => {
    const document = await client.open(TEXT)
    const symbols = await ask<DocumentSymbol[]>(document, 'documentSymbol')
    expect(symbols.map(({ name }) => name)).toEqual(['Header', 'Opening'])
    expect(symbols[1]?.children?.map(({ name }) => name)).toEqual(['Anna Berg', 'Ben Okafor'])
    const hover = await ask<Hover>(document, 'hover', { position: { line: 8, character: 12 } })
    expect(hover.contents).toMatchObject({ kind: 'markdown', value: expect.stringContaining('1 turn, 1 word') })
    const folds = await ask<FoldingRange[]>(document, 'foldingRange')
    expect(folds.map(({ startLine, endLine }) => [startLine, endLine])).toEqual([
      [0, 4],
      [6, 11],
      [10, 11],
    ])
    expect(await ask(document, 'documentLink')).toMatchObject([{ target: 'https://example.org/1' }])
  })

  it('complete: who may speak next, notes, and keys of the header', async () => {
    const document = await client.open(`${TEXT}\n`)
    const labelsAt = async (line: number, character: number): Promise<string[]> =>
      (await ask<CompletionItem[]>(document, 'completion', { position: { line, character } })).map(({ label }) => label)
    expect((await labelsAt(12, 0)).slice(0, 2)).toEqual(['Anna Berg', 'Ben Okafor'])
    expect(await labelsAt(8, 31)).toContain('laughter')
    expect(await labelsAt(3, 0)).toContain('date')
  })

  it('work without a header', async () => {
    const document = await client.open('Anna Berg: One.\n\nBen Okafor: Two.\n\nAnna Berg: Three.\n')
    const symbols = await ask<DocumentSymbol[]>(document, 'documentSymbol')
    expect(symbols.map(({ name }) => name)).toEqual(['Anna Berg', 'Ben Okafor', 'Anna Berg'])
  })

  it('heed the limit of the outline', async () => {
    client.settings = { outline: { limit: 1 } }
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null })
    const document = await client.open('Anna Berg: One.\n\nAnna Berg: Two.\n')
    const symbols = await ask<DocumentSymbol[]>(document, 'documentSymbol')
    expect(symbols.map(({ name }) => name)).toEqual(['Anna Berg', '… 1 more turn'])
    client.settings = {}
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null })
  })

  it('give plain text and a flat outline to an editor that knows no more', async () => {
    const simple = await start({ textDocument: { hover: { contentFormat: ['plaintext'] } } })
    const document = await simple.open(TEXT)
    const hover = await simple.connection.sendRequest<Hover>('textDocument/hover', {
      ...document.about,
      position: { line: 8, character: 12 },
    })
    expect(hover.contents).toMatchObject({ kind: 'plaintext', value: expect.stringMatching(/^Anna Berg\n/) })
    const symbols = await simple.connection.sendRequest<{ location: unknown }[]>(
      'textDocument/documentSymbol',
      document.about,
    )
    expect(symbols[0]?.location).toBeDefined()
    await simple.stop()
  })
})

describe('semantic tokens', () => {
  it('by delta are those in full, edit after edit', async () => {
    const document = await client.open(TEXT)
    const first = await ask<SemanticTokens>(document, 'semanticTokens/full')
    let data = [...first.data]
    let resultId = first.resultId
    for (const [at, remove, text] of [
      [TEXT.length, 0, '\nAnna Berg: Three [pause].\n'],
      [0, 0, '\n'],
      [0, 1, ''],
      [TEXT.indexOf('# Opening'), 10, 'Anna Berg: x\r\n'],
      [30, 0, 'x'],
      [31, 0, ''],
    ] as const) {
      await document.edit(at, at + remove, text)
      const answer = await ask<SemanticTokensDelta>(document, 'semanticTokens/full/delta', {
        previousResultId: resultId,
      })
      for (const { start, deleteCount, data: added = [] } of answer.edits) data.splice(start, deleteCount, ...added)
      const fresh = await client.open(document.text())
      expect(data).toEqual((await ask<SemanticTokens>(fresh, 'semanticTokens/full')).data)
      resultId = answer.resultId
    }
    const unknown = await ask<SemanticTokens>(document, 'semanticTokens/full/delta', { previousResultId: 'long ago' })
    expect(unknown.data).toEqual(data)
    data = []
  })

  it('by range are those of its lines', async () => {
    const document = await client.open(TEXT)
    const range = { start: { line: 10, character: 0 }, end: { line: 11, character: 0 } }
    const { data } = await ask<SemanticTokens>(document, 'semanticTokens/range', { range })
    expect(data).toEqual([10, 0, 10, 0, 2, 0, 12, 12, 1, 0])
  })
})

describe('edits', () => {
  it('of any kind leave what a fresh reading gives', async () => {
    const piece = fc.constantFrom(
      'Anna Berg: ',
      'word ',
      '\n',
      '\r\n',
      '\r',
      '[0:10] ',
      '---\n',
      '<!--',
      '-->',
      '```\n',
      '# ',
    )
    const edits = fc.array(fc.tuple(fc.nat(1000), fc.nat(12), fc.array(piece, { maxLength: 4 })), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(edits, async script => {
        const document = await client.open(TEXT)
        for (const [at, remove, parts] of script) {
          const from = at % (document.text().length + 1)
          await document.edit(from, Math.min(document.text().length, from + remove), parts.join(''))
        }
        const fresh = await client.open(document.text())
        for (const method of ['documentSymbol', 'foldingRange', 'documentLink']) {
          expect(await ask(document, method)).toEqual(await ask(fresh, method))
        }
        const tokens = await ask<SemanticTokens>(document, 'semanticTokens/full')
        expect(tokens.data).toEqual((await ask<SemanticTokens>(fresh, 'semanticTokens/full')).data)
        await document.close()
        await fresh.close()
      }),
      { seed: 1, numRuns: 40 },
    )
  })

  it('of a closed file are ignored', async () => {
    const document = await client.open(TEXT)
    await document.close()
    await document.edit(0, 0, 'x')
    expect(await ask(document, 'documentSymbol')).toEqual([])
    await document.close()
    expect(await ask(await client.open(TEXT), 'documentSymbol')).toHaveLength(2)
  })
})
