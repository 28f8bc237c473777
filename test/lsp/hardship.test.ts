// Bad input, bad manners and large files: an answer in time, whatever it says.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver/node'
import { type Client, type Document, start } from './client.ts'

let client: Client
beforeAll(async () => {
  client = await start()
})
afterAll(async () => {
  expect(await client.stop()).toBe(0)
})

const position = { line: 0, character: 10 }
const range = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } }
const requests: readonly (readonly [string, object])[] = [
  ['diagnostic', {}],
  ['documentSymbol', {}],
  ['hover', { position }],
  ['foldingRange', {}],
  ['semanticTokens/full', {}],
  ['semanticTokens/range', { range }],
  ['documentLink', {}],
  ['codeAction', { range, context: { diagnostics: [] } }],
]

const ask = (document: Document, method: string, more: object): Promise<unknown> =>
  client.connection.sendRequest(`textDocument/${method}`, { ...document.about, ...more })

/** Every feature answers, before and after a keystroke; one that hangs runs into the test's time limit. */
const answersAll = async (text: string): Promise<void> => {
  const document = await client.open(text)
  for (let round = 0; round < 2; round++) {
    for (const [method, more] of requests) expect(await ask(document, method, more)).toBeDefined()
    await document.edit(Math.min(5, text.length), Math.min(5, text.length), 'x')
  }
  await document.close()
}

const binary = (length: number): string => {
  let seed = 1
  return Array.from({ length }, () => {
    seed = (seed * 48271) % 0x7fffffff
    return String.fromCharCode(seed % 256)
  }).join('')
}

const bomb = `---\na: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghij']
  .map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefghij'[index]}`).join(',')}]`)
  .join('\n')}\nspeakers: *j\n---\nAnna: One.\n`

describe('bad input', () => {
  it.each([
    ['nothing', ''],
    ['a binary file', binary(200_000)],
    ['NUL bytes', '\0'.repeat(1000)],
    ['lone surrogates', 'Anna: \ud800\udfff\ud83d\n'.repeat(1000)],
    ['an alias bomb', bomb],
    ['a header of 10,000 lines', `---\n${'key: value\n'.repeat(10_000)}---\n`],
    ['a header that never ends', `---\n${'key: value\n'.repeat(10_000)}`],
    ['deeply nested YAML', `---\na: ${'['.repeat(5000)}\n---\n`],
    ['many brackets', `Anna: ${'['.repeat(100_000)}\n`],
    ['many comment starts', '<!--\n'.repeat(50_000)],
    ['many labels', Array.from({ length: 5_000 }, (_, index) => `Name${index} Other: yes\n`).join('')],
    ['one carriage return after another', '\r'.repeat(100_000)],
  ])('is answered: %s', async (_, text) => {
    await answersAll(text)
  })

  it('is answered: 50 MB in one line', async () => {
    await answersAll(`Anna: ${'[laughter] (a 0:12 word '.repeat(2_000_000)}`)
  })
})

describe('bad manners', () => {
  it.each([
    { line: -1, character: -1 },
    { line: 1e15, character: 1e15 },
    { line: 0.5, character: Number.MAX_VALUE },
    { line: 'one', character: {} },
    {},
    null,
  ])('have an answer: the position %j', async position => {
    const document = await client.open('Anna Berg: One.\n')
    await expect(ask(document, 'hover', { position })).resolves.toBeDefined()
    await ask(document, 'codeAction', { range: { start: position, end: position }, context: null })
    await ask(document, 'semanticTokens/range', { range: { start: position, end: position } })
  })
})

describe('cancellation', () => {
  const large = 'Anna Berg: One [laughter] two [0:10] three: four.\n\n'.repeat(40_000)

  it('ends a request that is at work', async () => {
    const document = await client.open(large)
    await ask(document, 'hover', { position })
    const source = new CancellationTokenSource()
    const answer = client.connection.sendRequest('textDocument/semanticTokens/full', document.about, source.token)
    setTimeout(() => source.cancel(), 20)
    await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled })
    await document.close()
  })

  it('is not needed when the text changes', async () => {
    const document = await client.open(large)
    await ask(document, 'hover', { position })
    const tokens = ask(document, 'semanticTokens/full', {})
    const diagnostics = ask(document, 'diagnostic', {})
    await document.edit(0, 0, 'x')
    await Promise.all([
      expect(tokens).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified }),
      expect(diagnostics).rejects.toMatchObject({
        code: LSPErrorCodes.ServerCancelled,
        data: { retriggerRequest: true },
      }),
    ])
    await document.close()
  })

  it('is not needed where an idle server is asked before the text changes', async () => {
    const document = await client.open('---\nspeakers: [Anna, Ben]\n---\n\nAnna: Hello.\n\nBen: Yes.\n')
    const at = { line: 4, character: 1 }
    expect(await ask(document, 'hover', { position: at })).not.toBeNull()
    await new Promise(resolve => setTimeout(resolve, 100))
    const [hover] = await Promise.all([ask(document, 'hover', { position: at }), document.edit(41, 41, 'x')])
    expect(hover).not.toBeNull()
    await document.close()
  })

  it('leaves others their turn', async () => {
    const document = await client.open(large)
    await ask(document, 'hover', { position })
    const order: string[] = []
    const long = ask(document, 'semanticTokens/full', {}).then(() => order.push('tokens'))
    const short = ask(document, 'hover', { position }).then(() => order.push('hover'))
    await Promise.all([long, short])
    expect(order).toEqual(['hover', 'tokens'])
    await document.close()
  })
})
