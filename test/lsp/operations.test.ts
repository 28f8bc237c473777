import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type ApplyWorkspaceEditParams,
  type CodeAction,
  ErrorCodes,
  LSPErrorCodes,
  type ShowDocumentParams,
  type ShowMessageParams,
  type ShowMessageRequestParams,
  type TextDocumentEdit,
} from 'vscode-languageserver/node'
import { OPERATION_REQUEST, type OperationResult } from '../../server/protocol.ts'
import { type Client, EDITOR, start } from './client.ts'

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
    expect(found[0]?.edit).toBeUndefined()
    const chosen = await client.connection.sendRequest<CodeAction>('codeAction/resolve', found[0])
    const change = chosen.edit?.documentChanges?.[0] as TextDocumentEdit
    expect(change.edits).toMatchObject([{ newText: '\n\nBen Okafor: ' }])
    expect(await actions({ triggerKind: 2, only: ['refactor'] })).toEqual([])
    expect((await actions({ only: ['source'] })).map(({ title }) => title)).toContain('Declare all speakers')
    await document.edit(0, 0, ' ')
    await expect(client.connection.sendRequest('codeAction/resolve', found[0])).rejects.toThrow(/changed/)
  })

  it('come with their edits for an editor that does not ask for them later', async () => {
    const { resolveSupport: _, ...codeAction } = EDITOR.textDocument?.codeAction ?? {}
    const other = await start({ ...EDITOR, textDocument: { ...EDITOR.textDocument, codeAction } })
    const document = await other.open(TEXT)
    const context = { diagnostics: [], only: ['refactor.rewrite.turn'] }
    const found = await other.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      ...document.about,
      ...at(4, 18),
      context,
    })
    expect(found.map(({ edit }) => edit !== undefined)).toEqual([true, true])
    await other.stop()
  })

  it('leave the edits of a guess for later, which may be in many lines', async () => {
    const document = await client.open(`${TEXT}\nRed Line: Five.\n\nRed Line: Six.\n`)
    const context = { diagnostics: [], only: ['quickfix'] }
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      ...document.about,
      ...at(6, 2),
      context,
    })
    const guess = actions.find(({ title }) => title.includes('no speaker'))
    expect(guess?.title).toBe('“Red Line” is no speaker: escape the colons of its 2 lines')
    expect(guess?.edit).toBeUndefined()
    const chosen = await client.connection.sendRequest<CodeAction>('codeAction/resolve', guess)
    const change = chosen.edit?.documentChanges?.[0] as TextDocumentEdit
    expect(change.edits).toMatchObject([{ newText: '\\' }, { newText: '\\' }])
  })

  it('do nothing where words would be lost, and say so', async () => {
    const others = 'Ben Okafor: Three.\n\nBen Okafor: Four.\n\nCem Kaya: Five.\n\nCem Kaya: Six.\n'
    const document = await client.open(`QX: One.\n\nQX: Two.\n\n${others}`)
    const told = new Promise<ShowMessageParams>(resolve =>
      client.connection.onNotification('window/showMessage', resolve),
    )
    const context = { diagnostics: [], only: ['refactor.rewrite.speaker'] }
    const [action] = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      ...document.about,
      ...at(2, 0),
      context,
    })
    expect(action?.title).toBe('Give this turn to “Ben Okafor”')
    const chosen = await client.connection.sendRequest<CodeAction>('codeAction/resolve', action)
    expect(chosen.edit).toBeUndefined()
    expect((await told).message).toContain('“QX” in line 1')
  })
})

describe('commands of the server', () => {
  /** The edits that an editor is asked to carry out, the places that it is asked to show, the questions. */
  const started = async (applied = true) => {
    const asked = {
      edits: [] as ApplyWorkspaceEditParams[],
      places: [] as ShowDocumentParams[],
      questions: [] as ShowMessageRequestParams[],
    }
    const other = await start({ ...EDITOR, window: { showDocument: { support: true } } })
    other.connection.onRequest('workspace/applyEdit', (params: ApplyWorkspaceEditParams) => {
      asked.edits.push(params)
      return { applied, failureReason: 'It is read-only.' }
    })
    other.connection.onRequest('window/showDocument', (params: ShowDocumentParams) => {
      asked.places.push(params)
      return { success: true }
    })
    other.connection.onRequest('window/showMessageRequest', (params: ShowMessageRequestParams) => {
      asked.questions.push(params)
      return params.actions?.[0] ?? null
    })
    const document = await other.open(TEXT)
    const execute = (name: string, more: object = {}): Promise<unknown> =>
      other.connection.sendRequest('workspace/executeCommand', {
        command: `transcript.server.${name}`,
        arguments: [{ ...document.about, ...at(4, 18), ...more }],
      })
    return { ...asked, client: other, document, execute }
  }

  it('have the editor apply the edits', async () => {
    const { client: other, document, edits, questions, execute } = await started()
    expect(await execute('splitTurn', { choice: 'Cem Kaya' })).toBeNull()
    expect(edits).toMatchObject([
      {
        edit: {
          documentChanges: [
            { textDocument: { uri: document.uri, version: 1 }, edits: [{ newText: '\n\nCem Kaya: ' }] },
          ],
        },
      },
    ])
    expect(questions).toEqual([])
    await other.stop()
  })

  it('let somebody choose', async () => {
    const { client: other, edits, questions, execute } = await started()
    await execute('splitTurn')
    expect(questions).toMatchObject([{ actions: [{ title: 'Ben Okafor' }] }])
    expect(edits).toMatchObject([{ edit: { documentChanges: [{ edits: [{ newText: '\n\nBen Okafor: ' }] }] } }])
    await other.stop()
  })

  it('say why something cannot be done', async () => {
    const { client: other, execute } = await started(false)
    const failed = (message: string) => ({
      code: LSPErrorCodes.RequestFailed,
      message: expect.stringContaining(message),
    })
    await expect(execute('shiftTimes', { choice: '1' })).rejects.toMatchObject(failed('no time'))
    await expect(execute('shiftTimes')).rejects.toMatchObject(failed('“choice”'))
    await expect(execute('joinLines', { textDocument: { uri: 'file:///nowhere' } })).rejects.toMatchObject(
      failed('not open'),
    )
    await expect(execute('splitTurn', { choice: 'Ben' })).rejects.toMatchObject(failed('read-only'))
    await expect(execute('toString')).rejects.toMatchObject({ code: ErrorCodes.InvalidParams })
    await expect(
      other.connection.sendRequest('workspace/executeCommand', { command: 'transcript.server.splitTurn' }),
    ).rejects.toMatchObject({ code: ErrorCodes.InvalidParams })
    await other.stop()
  })

  it('show a place, and answer with it', async () => {
    const { client: other, document, places, execute } = await started()
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } }
    expect(await execute('nextTurn', { position: { line: 0, character: 3 } })).toMatchObject({ range })
    expect(places).toEqual([{ uri: document.uri, selection: range, takeFocus: true }])
    await other.stop()
  })

  it('are not offered to an editor that has them itself', async () => {
    const other = await start(EDITOR, { answersFiles: true, hasCommands: true })
    expect(other.initialized.capabilities.executeCommandProvider).toBeUndefined()
    await other.stop()
  })
})
