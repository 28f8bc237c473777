// What a server says to an editor that does not keep to the protocol's order, message by message over stdio.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createMessageConnection,
  ErrorCodes,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import { BUNDLE, EDITOR } from './client.ts'
import { watch } from './conformance.ts'

const about = { textDocument: { uri: 'file:///test/manners.transcript' } }
const greeting = { processId: null, rootUri: null, capabilities: EDITOR }
const hover = { ...about, position: { line: 0, character: 2 } }
const opening = (text: string, version = 1) => ({
  textDocument: { ...about.textDocument, languageId: 'transcript', version, text },
})

let server: ChildProcessWithoutNullStreams
let editor: MessageConnection
beforeEach(() => {
  server = spawn(process.execPath, [BUNDLE, '--stdio'], { stdio: 'pipe' })
  const reader = new StreamMessageReader(server.stdout)
  const writer = new StreamMessageWriter(server.stdin)
  watch(reader, writer)
  editor = createMessageConnection(reader, writer)
  editor.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null))
  editor.onRequest('client/registerCapability', () => null)
  editor.listen()
})
afterEach(() => {
  editor.dispose()
  server.kill()
})

const code = (value: number) => ({ code: value, message: expect.any(String) })
const greet = async (): Promise<void> => {
  await editor.sendRequest('initialize', greeting)
  await editor.sendNotification('initialized', {})
}
/** The labels of the turns of the open file. */
const labels = async (): Promise<string[]> => {
  const symbols: { name: string }[] = await editor.sendRequest('textDocument/documentSymbol', about)
  return symbols.map(({ name }) => name)
}

describe('before it is greeted', () => {
  it('refuses requests, and hears nothing', async () => {
    await editor.sendNotification('textDocument/didOpen', opening('Anna Berg: One.\n'))
    await expect(editor.sendRequest('textDocument/hover', hover)).rejects.toMatchObject(
      code(ErrorCodes.ServerNotInitialized),
    )
    await expect(editor.sendRequest('transcript/nonsense')).rejects.toMatchObject(code(ErrorCodes.ServerNotInitialized))
    await expect(editor.sendRequest('shutdown')).rejects.toMatchObject(code(ErrorCodes.ServerNotInitialized))
    await greet()
    expect(await editor.sendRequest('textDocument/hover', hover)).toBeNull()
  })

  it('leaves when it is told to', async () => {
    const exit = once(server, 'exit')
    await editor.sendNotification('exit')
    expect((await exit)[0]).toBe(1)
  })
})

describe('once it is greeted', () => {
  beforeEach(greet)

  it('is not greeted again', async () => {
    await expect(editor.sendRequest('initialize', greeting)).rejects.toMatchObject(code(ErrorCodes.InvalidRequest))
    await editor.sendNotification('textDocument/didOpen', opening('Anna Berg: One.\n'))
    expect(await labels()).toEqual(['Anna Berg'])
  })

  it('does not know every request, and passes over notifications that it does not know', async () => {
    await editor.sendNotification('textDocument/didNothing', about)
    await editor.sendNotification('$/nothing')
    for (const method of ['textDocument/nothing', '$/nothing', 'textDocument/moniker'])
      await expect(editor.sendRequest(method, hover)).rejects.toMatchObject(code(ErrorCodes.MethodNotFound))
  })

  it('takes the later text of a file that is opened twice', async () => {
    await editor.sendNotification('textDocument/didOpen', opening('Anna Berg: One.\n'))
    await editor.sendNotification('textDocument/didOpen', opening('Ben: One.\n\nCem: Two.\n', 2))
    expect(await labels()).toEqual(['Ben', 'Cem'])
    await editor.sendNotification('textDocument/didClose', about)
    expect(await labels()).toEqual([])
  })

  it('passes over edits and the closing of a file that is not open', async () => {
    const contentChanges = [{ range: { start: hover.position, end: hover.position }, text: 'x' }]
    const change = { textDocument: { ...about.textDocument, version: 2 }, contentChanges }
    await editor.sendNotification('textDocument/didChange', change)
    await editor.sendNotification('textDocument/didClose', about)
    expect(await labels()).toEqual([])
    await editor.sendNotification('textDocument/didOpen', opening('Anna Berg: One.\n'))
    await editor.sendNotification('textDocument/didClose', about)
    await editor.sendNotification('textDocument/didChange', change)
    await editor.sendNotification('textDocument/didClose', about)
    expect(await labels()).toEqual([])
    await editor.sendNotification('textDocument/didOpen', opening('Anna Berg: One.\n', 7))
    expect(await labels()).toEqual(['Anna Berg'])
  })

  it.each<[string, unknown]>([
    ['didOpen', {}],
    ['didOpen', { textDocument: { uri: 1, text: 2 } }],
    ['didChange', { textDocument: about.textDocument, contentChanges: 'all' }],
    ['didChange', { textDocument: about.textDocument, contentChanges: [null, 5, {}] }],
    ['didChange', null],
    ['didClose', { textDocument: null }],
  ])('goes on after a notification that makes no sense: %s %j', async (method, params) => {
    await editor.sendNotification('textDocument/didOpen', opening('Anna Berg: One.\n'))
    await editor.sendNotification(`textDocument/${method}`, params)
    await editor.sendNotification('textDocument/didOpen', opening('Ben Okafor: One.\n', 2))
    expect(await labels()).toEqual(['Ben Okafor'])
  })

  it('refuses requests after the shutdown, and leaves in good order', async () => {
    expect(await editor.sendRequest('shutdown')).toBeNull()
    await expect(editor.sendRequest('textDocument/hover', hover)).rejects.toMatchObject(code(ErrorCodes.InvalidRequest))
    await expect(editor.sendRequest('shutdown')).rejects.toMatchObject(code(ErrorCodes.InvalidRequest))
    await expect(editor.sendRequest('initialize', greeting)).rejects.toMatchObject(code(ErrorCodes.InvalidRequest))
    const exit = once(server, 'exit')
    await editor.sendNotification('exit')
    expect((await exit)[0]).toBe(0)
  })
})
