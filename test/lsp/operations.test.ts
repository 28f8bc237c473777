import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver/node'
import { OPERATION_REQUEST, type OperationResult } from '../../server/protocol.ts'
import { type Client, start } from './client.ts'

const TEXT = 'Anna Berg: One.\n\nBen Okafor: Two.\n\nAnna Berg: Three. Four.\n'

let client: Client
beforeAll(async () => {
  client = await start()
})
afterAll(() => client.stop())

const at = (line: number, character: number) => ({
  range: { start: { line, character }, end: { line, character } },
})

describe('operations', () => {
  it('ask, and have edits for the answer', async () => {
    const document = await client.open(TEXT)
    const ask = (more: object): Promise<OperationResult | null> =>
      client.connection.sendRequest(OPERATION_REQUEST, { ...document.about, ...at(4, 18), ...more })
    const question = await ask({ operation: 'splitTurn' })
    expect(question).toMatchObject({ kind: 'choose', typed: true, choices: [{ choice: 'Ben Okafor' }] })
    expect(await ask({ operation: 'splitTurn', choice: 'Ben Okafor' })).toMatchObject({
      kind: 'edits',
      version: 1,
      edits: [{ newText: '\n\nBen Okafor: ' }],
    })
    expect(await ask({ operation: 'shiftTimes', choice: '1' })).toMatchObject({ kind: 'refused' })
    expect(await ask({ operation: 'toString' })).toBeNull()
  })

  it('are code actions, when somebody asks for them', async () => {
    const document = await client.open(TEXT)
    const actions = (context: object): Promise<CodeAction[]> =>
      client.connection.sendRequest('textDocument/codeAction', {
        ...document.about,
        ...at(4, 18),
        context: { diagnostics: [], ...context },
      })
    const found = await actions({ only: ['refactor.rewrite.turn'], triggerKind: 1 })
    expect(found.map(({ title }) => title)).toEqual([
      'Give the rest of this turn to “Ben Okafor”',
      'Merge with the turn before',
    ])
    const change = found[0]?.edit?.documentChanges?.[0] as TextDocumentEdit
    expect(change.edits).toMatchObject([{ newText: '\n\nBen Okafor: ' }])
    expect(await actions({ triggerKind: 2, only: ['refactor'] })).toEqual([])
    expect((await actions({ only: ['source'] })).map(({ title }) => title)).toContain('Declare all speakers')
  })
})
