import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CodeAction, Connection, Location, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node'
import { encodedConnection } from '../../server/lsp/encodedConnection.ts'
import { columnsOf, encodingFor, type PositionEncoding } from '../../server/lsp/positionEncoding.ts'
import { english } from '../../server/text/message.ts'
import type { Reading } from '../../server/workspace/host.ts'
import { type Client, type Document, EDITOR, start } from './client.ts'

/** Letters and signs of two UTF-16 units, letters with a combining accent, Hebrew, and what lies in none of these. */
const TEXT = `---
title: Фестиваль 🎉
speakers: [Zoë 𐌰𐌽 Lindqvist, Ben Okafor, דוד כהן]
---

Zoë 𐌰𐌽 Lindqvist:   e\u0301te\u0301 🌾 [laughs] and [noise 🎺 outside].

[0:10] Ben Okafor: 🌾 Two https://example.org/ä ok.

דוד כהן: שלום 🎉 [inaudible] לכולם.

**Zoe 𐌰𐌽 Lindqvist:** Three [0:05] four 🌾.

Zoë 𐌰𐌽 Lindqvist & Ben Okafor: 🎉 Yes.
`

const size = (text: string, encoding: PositionEncoding): number =>
  encoding === 'utf-8' ? Buffer.byteLength(text) : encoding === 'utf-32' ? [...text].length : text.length

const inEncoding = (encoding: PositionEncoding): Promise<Client> =>
  start({ ...EDITOR, general: { positionEncodings: [encoding] } })

describe('the encoding of positions', () => {
  it.each([
    [undefined, 'utf-16'],
    [[], 'utf-16'],
    [['utf-16'], 'utf-16'],
    [['utf-16', 'utf-8'], 'utf-16'],
    [['utf-8', 'utf-16'], 'utf-8'],
    [['utf-7', 'utf-32', 'utf-8'], 'utf-32'],
    ['utf-8', 'utf-16'],
  ])('is the first of %j that is known', (offered, chosen) => {
    expect(encodingFor(offered)).toBe(chosen)
  })

  it('counts as the text is long', () => {
    const encodings = fc.constantFrom<PositionEncoding>('utf-8', 'utf-16', 'utf-32')
    const line = fc.array(fc.constantFrom('a', 'é', 'e\u0301', 'ש', '世', '🎉', '👩‍🚀'), { maxLength: 12 })
    const check = (
      parts: readonly string[],
      from: PositionEncoding,
      to: PositionEncoding,
      order: readonly number[],
    ): void => {
      const text = parts.join('')
      const columns = columnsOf(text, from, to)
      for (const at of order) {
        const before = [...text].slice(0, at).join('')
        expect(columns(size(before, from))).toBe(size(before, to))
      }
      expect(columns(1000)).toBe(size(text, to))
    }
    fc.assert(fc.property(line, encodings, encodings, fc.array(fc.nat(14), { maxLength: 4 }), check), { seed: 1 })
  })

  it('takes a place within a character for its beginning', () => {
    expect([0, 1, 2, 3, 4, 5].map(columnsOf('a🎉b', 'utf-8', 'utf-16'))).toEqual([0, 1, 1, 1, 1, 3])
    expect([0, 1, 2, 3, 4].map(columnsOf('a🎉b', 'utf-16', 'utf-32'))).toEqual([0, 1, 1, 2, 3])
  })
})

describe.each(['utf-8', 'utf-32'] as const)('an editor that counts in %s', encoding => {
  let plain: Client
  let other: Client
  beforeAll(async () => {
    ;[plain, other] = await Promise.all([start(), inEncoding(encoding)])
  })
  afterAll(() => Promise.all([plain.stop(), other.stop()]))

  it('has the text of a long file, opened, pasted or replaced', async () => {
    const name = `Zoë ${'𐌰'.repeat(3)}`
    const text = `Ben: 🎉 Yes.\n\n${`${name}: Words 🎺 and words.\n\n`.repeat(50_000)}Ben: No.\n`
    const ask = (client: Client, document: Document) =>
      client.connection.sendRequest<{ name: string }[]>('textDocument/documentSymbol', document.about)
    for (const client of [plain, other]) {
      const document = await client.open(text, 'file:///long.transcript')
      const symbols = await ask(client, document)
      expect(symbols.length).toBeGreaterThan(100)
      expect(symbols[0]?.name).toBe('Ben')
      const { uri } = document.about.textDocument
      const change = async (contentChanges: object[]): Promise<void> => {
        await client.connection.sendNotification('textDocument/didChange', {
          textDocument: { uri, version: 9 },
          contentChanges,
        })
        expect(await ask(client, document)).toEqual(symbols)
      }
      const nowhere = { line: 0, character: 0 }
      await change([{ text: 'x' }, { range: { start: nowhere, end: { line: 0, character: 1 } }, text }])
      await change([{ text }])
      await document.close()
    }
  })

  type Place = { readonly line: number; readonly character: number }
  const placeIn = (text: string, { line, character }: Place): Place => {
    const before = text.split('\n')[line]?.slice(0, character) ?? ''
    return { line, character: size(before, encoding) }
  }

  /** A UTF-16 answer as this editor should get it. */
  const expected = (text: string, answer: unknown): unknown =>
    JSON.parse(JSON.stringify(answer), (key, value) =>
      key === 'resultId'
        ? ''
        : typeof value?.character === 'number' && typeof value.line === 'number'
          ? placeIn(text, value)
          : value,
    )

  const withoutIds = (answer: unknown): unknown =>
    JSON.parse(JSON.stringify(answer), (key, value) => (key === 'resultId' ? '' : value))

  /** An answer; of code actions, with the edits that are worked out when somebody chooses them. */
  const ask = async (client: Client, document: Document, method: string, more: object = {}): Promise<unknown> => {
    const answer = await client.connection.sendRequest(`textDocument/${method}`, { ...document.about, ...more })
    if (method !== 'codeAction') return answer
    return Promise.all(
      (answer as CodeAction[]).map(async action => {
        const chosen = await client.connection.sendRequest<CodeAction>('codeAction/resolve', action)
        return { ...chosen, data: undefined }
      }),
    )
  }

  const uri = 'file:///test/same.transcript'
  const both = async () => {
    const documents = await Promise.all([plain.open(TEXT, uri), other.open(TEXT, uri)])
    return {
      /** The answers to the same question: as it should be, and as it is. */
      answers: async (method: string, more: object = {}) => {
        const here = expected(TEXT, more) as object
        const [should, is] = [
          await ask(plain, documents[0], method, more),
          await ask(other, documents[1], method, here),
        ]
        return [expected(TEXT, should), withoutIds(is)]
      },
      close: () => Promise.all(documents.map(document => document.close())),
    }
  }

  it('is told so', () => {
    expect(other.initialized.capabilities.positionEncoding).toBe(encoding)
    expect(other.initialized.capabilities.semanticTokensProvider).toMatchObject({ full: { delta: true } })
  })

  it('gets every answer in its own units', async () => {
    const { answers, close } = await both()
    const range = { start: { line: 5, character: 0 }, end: { line: 13, character: 5 } }
    const context = { diagnostics: [], only: ['quickfix', 'refactor', 'source'] }
    const same = async (method: string, more?: object): Promise<void> => {
      const [should, is] = await answers(method, more)
      expect(is, method).toEqual(should)
      expect(JSON.stringify(is), method).toContain('"character":')
    }
    await same('diagnostic')
    await same('documentSymbol')
    await same('formatting', { options: { tabSize: 2, insertSpaces: true } })
    await same('rangeFormatting', { range, options: { tabSize: 2, insertSpaces: true } })
    await same('documentLink')
    await same('codeLens')
    await same('codeAction', { range: { start: { line: 5, character: 22 }, end: { line: 5, character: 24 } }, context })
    await same('codeAction', { range: { start: { line: 7, character: 30 }, end: { line: 7, character: 30 } }, context })
    for (const character of [8, 24, 36]) {
      const position = { line: 5, character }
      await same('selectionRange', { positions: [position, { line: 9, character: 30 }] })
      if (character !== 8) continue
      await same('hover', { position })
      await same('definition', { position })
      await same('references', { position, context: { includeDeclaration: true } })
      await same('documentHighlight', { position })
      await same('prepareRename', { position })
      await same('rename', { position, newName: 'Ŝe 𐌰𐌽 Ŝi' })
    }
    await same('linkedEditingRange', { position: { line: 11, character: 1 } })
    await close()
  })

  it('gets semantic tokens in its own units', async () => {
    const { answers, close } = await both()
    type Tokens = { readonly data: number[] }
    const texts = ({ data }: Tokens, units: PositionEncoding): string[] => {
      let line = 0
      let character = 0
      const found: string[] = []
      for (let at = 0; at < data.length; at += 5) {
        const [lines = 0, columns = 0, length = 0] = data.slice(at)
        if (lines > 0) character = 0
        line += lines
        character += columns
        const columnOf = columnsOf(TEXT.split('\n')[line] ?? '', units, 'utf-16')
        found.push(`${line}: ${TEXT.split('\n')[line]?.slice(columnOf(character), columnOf(character + length))}`)
      }
      return found
    }
    const [should, is] = (await answers('semanticTokens/full')) as [Tokens, Tokens]
    expect(texts(is, encoding)).toEqual(texts(should, 'utf-16'))
    expect(texts(is, encoding)).toContain('5: [noise 🎺 outside]')
    await close()
  })

  it('types', async () => {
    const words = fc.constantFrom('x', '🎉', 'ß', 'e\u0301', 'ש', '\n', '\r\n', 'Ben Okafor: ', '[🎺]', '')
    const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(4), newText: words })
    const script = fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 })
    let version = 0
    const check = async (messages: typeof script extends fc.Arbitrary<infer T> ? T : never): Promise<void> => {
      const document = await other.open(TEXT)
      let text = TEXT
      const last = Object(await ask(other, document, 'semanticTokens/full'))
      for (const edits of messages) {
        const contentChanges = edits.map(({ at, length, newText }) => {
          const points = [...text]
          const start = Math.floor(at * points.length)
          const before = points.slice(0, start).join('')
          const removed = points.slice(start, start + length).join('')
          const placeOf = (until: string) => {
            const lines = until.split('\n')
            return { line: lines.length - 1, character: size(lines.at(-1) ?? '', encoding) }
          }
          text = before + newText + text.slice(before.length + removed.length)
          return { range: { start: placeOf(before), end: placeOf(before + removed) }, text: newText }
        })
        await other.connection.sendNotification('textDocument/didChange', {
          textDocument: { uri: document.uri, version: ++version },
          contentChanges,
        })
      }
      const fresh = await other.open(text)
      const previousResultId = last.resultId
      const delta = Object(await ask(other, document, 'semanticTokens/full/delta', { previousResultId }))
      const data = [...last.data]
      for (const { start, deleteCount, data: more = [] } of delta.edits) data.splice(start, deleteCount, ...more)
      expect({ data }).toEqual({ data: Object(await ask(other, document, 'semanticTokens/full')).data })
      for (const method of ['documentSymbol', 'semanticTokens/full', 'foldingRange']) {
        const [is, should] = [await ask(other, document, method), await ask(other, fresh, method)]
        expect({ ...Object(is), resultId: '' }, method).toEqual({ ...Object(should), resultId: '' })
      }
      await Promise.all([document.close(), fresh.close()])
    }
    await fc.assert(fc.asyncProperty(script, check), { seed: 1, numRuns: 60 })
  })
})

it('positions in files that are not open are in the same units', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'transcript-encoding-'))
  const root = pathToFileURL(folder).href
  writeFileSync(join(folder, '.transcript.yaml'), 'files: ["*.transcript"]\nroster: people.yaml\n')
  const before = 'speakers: [{ organization: "äöü🎉", name: '
  writeFileSync(join(folder, 'people.yaml'), `${before}Zoë Ström }]\n`)
  const client = await start({ ...EDITOR, general: { positionEncodings: ['utf-8'] } }, undefined, [root])
  const document = await client.open('🎉\n\nZoë Ström: One.\n\nBen: Two.\n', `${root}/a.transcript`)
  const at = { ...document.about, position: { line: 2, character: 1 } }
  const edit: WorkspaceEdit = await client.connection.sendRequest('textDocument/rename', { ...at, newName: 'Eva Å' })
  expect(edit).toMatchObject({ documentChanges: [{}, { textDocument: { uri: `${root}/people.yaml` } }] })
  const [own, other] = JSON.parse(JSON.stringify(edit.documentChanges)) as { edits: TextEdit[] }[]
  const range = (line: number, start: number, end: number) => ({
    start: { line, character: start },
    end: { line, character: end },
  })
  expect(own?.edits).toMatchObject([{ range: range(2, 0, 11) }])
  expect(other?.edits).toMatchObject([{ range: range(0, size(before, 'utf-8'), size(before, 'utf-8') + 11) }])
  const references: Location[] = await client.connection.sendRequest('textDocument/references', {
    ...at,
    context: { includeDeclaration: true },
  })
  expect(references).toContainEqual({ uri: `${root}/people.yaml`, range: other?.edits[0]?.range })
  await client.stop()
  rmSync(folder, { recursive: true, force: true })
})

it('the language of the editor is spoken where nothing can be changed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'transcript-encoding-'))
  const root = pathToFileURL(folder).href
  writeFileSync(join(folder, '.transcript.yaml'), 'roster: people.yaml\n')
  writeFileSync(join(folder, 'people.yaml'), 'speakers: [Zoë Ström]\n')
  const utf8 = { ...EDITOR, general: { positionEncodings: ['utf-8'] } }
  const client = await start(utf8, undefined, [root], 'de')
  const { about } = await client.open('Zoë Ström: One.\n\nBen: Two.\n', `${root}/a.transcript`)
  await client.connection.sendRequest('textDocument/hover', { ...about, position: { line: 0, character: 1 } })
  rmSync(join(folder, 'people.yaml'))
  const rename = { ...about, position: { line: 0, character: 1 }, newName: 'Eva Å' }
  await expect(client.connection.sendRequest('textDocument/rename', rename)).rejects.toThrow(
    '„people.yaml“ kann nicht mehr gelesen werden; deshalb wird nichts geändert.',
  )
  await client.stop()
  rmSync(folder, { recursive: true, force: true })
})

it('files that are not open are read one by one, where it matters, and not changed where they cannot be', async () => {
  const texts = new Map([
    ['file:///a', 'äöü: One.\n'],
    ['file:///b', '🎉 Two.\n'],
  ])
  const log: string[] = []
  let ask: (params: object) => unknown = () => undefined
  const editor = { onRequest: (_: string, handler: typeof ask) => (ask = handler) } as unknown as Connection
  const read = async (uri: string): Promise<Reading> => {
    log.push(`+${uri}`)
    await Promise.resolve()
    log.push(`-${uri}`)
    const text = texts.get(uri)
    return text === undefined ? { kind: 'missing' } : { kind: 'text', text }
  }
  const connection = encodedConnection(
    editor,
    () => ({ encoding: 'utf-8', tell: english }),
    () => undefined,
    { list: async () => [], read },
  )
  connection.onRequest('echo', (params: object) => params)
  const at = (line: number, character: number) => ({ line, character })
  const range = (end: { line: number; character: number }) => ({ start: at(0, 0), end })
  const symbol = { location: { uri: 'file:///a', range: range(at(1, 0)) } }
  expect(await ask(symbol)).toEqual(symbol)
  expect(log).toEqual([])
  const edits = (uri: string, end: { line: number; character: number }) => ({
    changes: { [uri]: [{ range: range(end), newText: 'x' }], 'file:///b': [{ range: range(at(0, 2)), newText: 'x' }] },
  })
  expect(await ask(edits('file:///a', at(0, 3)))).toMatchObject({
    changes: { 'file:///a': [{ range: range(at(0, 6)) }], 'file:///b': [{ range: range(at(0, 4)) }] },
  })
  expect(log).toEqual(['+file:///a', '-file:///a', '+file:///b', '-file:///b'])
  const reason = (name: string) => `“${name}” cannot be read any more, so nothing is changed.`
  await expect(ask(edits('file:///c', at(0, 3)))).rejects.toThrow(reason('c'))
  await expect(ask(edits('file:///a', at(7, 3)))).rejects.toThrow(reason('a'))
  const place = { uri: 'file:///c', range: range(at(0, 3)) }
  expect(await ask(place)).toEqual(place)
})
