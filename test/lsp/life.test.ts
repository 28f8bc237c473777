import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ErrorCodes } from 'vscode-languageserver/node'
import manifest from '../../package.json'
import { BUNDLE, type Client, EDITOR, start } from './client.ts'

describe('a server', () => {
  let client: Client
  beforeAll(async () => {
    client = await start()
  })
  afterAll(() => client.stop())

  it('says who it is and what it can do', () => {
    expect(client.initialized.serverInfo).toEqual({ name: 'Transcript', version: manifest.version })
    expect(client.initialized.capabilities).toEqual({
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: 2, save: true },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      documentSymbolProvider: { label: 'Transcript' },
      workspaceSymbolProvider: true,
      hoverProvider: true,
      completionProvider: { triggerCharacters: ['['] },
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      selectionRangeProvider: true,
      renameProvider: { prepareProvider: true },
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
      codeLensProvider: {},
      inlayHintProvider: true,
      colorProvider: true,
      linkedEditingRangeProvider: true,
      foldingRangeProvider: true,
      semanticTokensProvider: {
        legend: {
          tokenTypes: ['speaker', 'manner', 'time', 'note', 'gap', 'notSpeaker'],
          tokenModifiers: ['declaration', 'declared', 'chained', 'inferred'],
        },
        full: { delta: true },
        range: true,
      },
      documentLinkProvider: { resolveProvider: false },
      codeActionProvider: {
        codeActionKinds: expect.arrayContaining(['quickfix', 'source.fixAll.transcript', 'refactor.rewrite.turn']),
        resolveProvider: true,
      },
      executeCommandProvider: {
        commands: expect.arrayContaining(['transcript.server.nextTurn', 'transcript.server.splitTurn']),
      },
      diagnosticProvider: { identifier: 'transcript', interFileDependencies: false, workspaceDiagnostics: true },
    })
  })

  it('logs that it is ready', async () => {
    await client.connection.sendRequest('textDocument/hover', { textDocument: { uri: 'x' }, position: {} })
    expect(client.log).toContain(`Transcript language server ${manifest.version} is ready.`)
  })

  it('answers that it does not know a request', async () => {
    await expect(client.connection.sendRequest('transcript/nonsense', {})).rejects.toMatchObject({
      code: ErrorCodes.MethodNotFound,
    })
  })

  it.each([undefined, null, {}, { textDocument: null }, { textDocument: { uri: 5 } }])(
    'answers a request about no file with an error: %j',
    async params => {
      await expect(client.connection.sendRequest('textDocument/hover', params)).rejects.toMatchObject({
        code: expect.any(Number),
      })
    },
  )

  it('has empty answers about files that are not open', async () => {
    const about = { textDocument: { uri: 'file:///nowhere' } }
    const ask = (method: string, more = {}) =>
      client.connection.sendRequest(`textDocument/${method}`, { ...about, ...more })
    expect(await ask('hover', { position: { line: 0, character: 0 } })).toBeNull()
    expect(await ask('documentSymbol')).toEqual([])
    expect(await ask('foldingRange')).toEqual([])
    expect(await ask('semanticTokens/full')).toEqual({ data: [] })
    expect(await ask('diagnostic')).toEqual({ kind: 'full', items: [] })
  })
})

describe('the process', () => {
  it('ends with 0 after a shutdown', async () => {
    expect(await (await start()).stop()).toBe(0)
  })

  it('ends with 1 when it is told to exit without', async () => {
    const client = await start()
    const exit = once(client.process, 'exit')
    await client.connection.sendNotification('exit')
    expect((await exit)[0]).toBe(1)
    client.connection.dispose()
  })

  it('ends when the editor is gone', async () => {
    const client = await start()
    const exit = once(client.process, 'exit')
    client.connection.dispose()
    client.process.stdin.end()
    expect((await exit)[0]).toBe(1)
  })

  it('talks over Node IPC if it is asked to', async () => {
    const child = spawn(process.execPath, [BUNDLE, '--node-ipc'], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    const answer = once(child, 'message')
    child.send({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: null, capabilities: {} },
    })
    expect((await answer)[0]).toMatchObject({ id: 1, result: { serverInfo: { name: 'Transcript' } } })
    child.kill()
  })

  const message = (content: string): string => `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`
  const greeting = message(
    JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: null, capabilities: EDITOR },
    }),
  )

  it.each([
    ['no length', 'X-Nothing: 1\r\n\r\n'],
    ['no header', 'hello'],
    ['lines', 'hello\r\nContent-Type: text/plain\n\n'],
    ['bytes', String.fromCharCode(...Array(5000).keys()).repeat(20)],
    ['a length that is no number', 'Content-Length: many\r\n\r\n'],
    ['no JSON', message('{"jsonrpc": ')],
    ['no message', message('[1, 2]')],
    ['null', message('null')],
  ])('goes on after what is no message: %s', async (_, garbage) => {
    const child = spawn(process.execPath, [BUNDLE], { stdio: 'pipe' })
    let output = ''
    child.stdout.on('data', data => {
      output += String(data)
    })
    child.stdin.write(garbage)
    child.stdin.write(greeting)
    await expect.poll(() => output, { timeout: 5000 }).toContain('"serverInfo"')
    child.kill()
  })
})
