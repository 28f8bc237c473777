import { describe, expect, it } from 'vitest'
import { paramsErrors, resultErrors } from './metaModel.ts'

const start = { line: 0, character: 0 }
const range = { start, end: start }

describe('the description of the protocol', () => {
  it.each<[string, unknown]>([
    ['textDocument/hover', null],
    ['textDocument/hover', { contents: { kind: 'markdown', value: '' }, range }],
    ['textDocument/documentSymbol', [{ name: 'a', kind: 3, range, selectionRange: range, children: [] }]],
    ['textDocument/rename', { changes: { 'file:///a': [{ range, newText: '' }] } }],
    ['textDocument/codeAction', [{ title: 'a', kind: 'refactor.of.our.own', data: { any: [1, null] } }]],
    ['textDocument/completion', [{ label: 'a', textEdit: { range, newText: '' } }]],
    ['transcript/place', { anything: 1 }],
  ])('allows the answer to %s: %j', (method, result) => {
    expect(resultErrors(method, result)).toEqual([])
  })

  it.each<[string, unknown, string]>([
    ['textDocument/hover', undefined, 'textDocument/hover'],
    ['textDocument/hover', { contents: 5 }, 'textDocument/hover.contents: 5'],
    ['textDocument/hover', { contents: '', range: { start } }, 'textDocument/hover.range.end is missing'],
    ['textDocument/hover', { contents: '', text: '' }, 'textDocument/hover.text is unknown to the protocol'],
    ['textDocument/definition', [{ uri: 'a.txt', range }], 'textDocument/definition[0].uri: "a.txt" is no DocumentUri'],
    ['textDocument/foldingRange', [{ startLine: -1, endLine: 1 }], '[0].startLine: -1 is no uinteger'],
    [
      'textDocument/documentSymbol',
      [{ name: 'a', kind: 27, range, selectionRange: range }],
      'kind: 27 is no SymbolKind',
    ],
    ['textDocument/codeAction', [{ title: 'a', kind: 5 }], '[0].kind: 5 is no string'],
    ['textDocument/rename', { changes: { 'file:///a': [{ range }] } }, 'newText is missing'],
    ['textDocument/diagnostic', { kind: 'half', items: [] }, 'kind: "half" is not'],
    ['shutdown', {}, 'shutdown: {} is no null'],
  ])('does not allow the answer to %s: %j', (method, result, error) => {
    expect(resultErrors(method, result).join('\n')).toContain(error)
  })

  it('knows what notifications and requests hold', () => {
    expect(paramsErrors('textDocument/publishDiagnostics', { uri: 'file:///a', diagnostics: [] })).toEqual([])
    expect(paramsErrors('workspace/diagnostic/refresh', undefined)).toEqual([])
    expect(paramsErrors('window/logMessage', { type: 9, message: 'a' })).toEqual([
      'window/logMessage.type: 9 is no MessageType',
    ])
    expect(paramsErrors('window/logmessage', {})).toEqual(['window/logmessage is no method of the protocol'])
  })
})
