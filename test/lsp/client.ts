// A language client for tests: the real server bundle in a process of its own, over stdio.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { watch } from './conformance.ts'

export const BUNDLE =
  process.env['TRANSCRIPT_SERVER'] ?? fileURLToPath(new URL('../../dist/server.node.js', import.meta.url))

/** What VS Code can do, as far as it matters here. */
export const EDITOR: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    diagnostic: {},
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ['markdown'] },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } },
      isPreferredSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
    definition: { linkSupport: true },
    rename: { prepareSupport: true },
    foldingRange: { rangeLimit: 5000, lineFoldingOnly: true },
  },
}

export type Client = {
  readonly connection: ProtocolConnection
  readonly process: ChildProcessWithoutNullStreams
  readonly initialized: InitializeResult
  /** What the server has registered for, by its ids. */
  readonly registered: Map<string, { readonly method: string; readonly options: unknown }>
  /** What the server wrote to its log. */
  readonly log: string[]
  /** What it told the user. */
  readonly told: string[]
  /** What it said of how far long work is. */
  readonly progress: { readonly kind: string; readonly message?: string }[]
  /** The settings that the server is given under `transcript`. */
  settings: unknown
  readonly open: (text: string, uri?: string, languageId?: string) => Promise<Document>
  /** The next diagnostics sent for a file. */
  readonly published: (
    uri: string,
    wanted?: (diagnostics: Diagnostic[]) => boolean,
  ) => Promise<PublishDiagnosticsParams>
  /** Ends the server in good order; its exit code. */
  readonly stop: () => Promise<number | null>
}

/** An open file on the editor's side: applies edits to its own copy of the text as well. */
export type Document = {
  readonly uri: string
  readonly text: () => string
  readonly version: () => number
  /** Replaces [start, end) of the text, in UTF-16 offsets. */
  readonly edit: (start: number, end: number, newText: string) => Promise<void>
  readonly about: { readonly textDocument: { readonly uri: string } }
  readonly close: () => Promise<void>
}

let count = 0

const openIn = async (
  connection: ProtocolConnection,
  initialText: string,
  uri: string,
  languageId: string,
): Promise<Document> => {
  let text = initialText
  let version = 1
  const about = { textDocument: { uri } }
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId, version, text },
  })
  return {
    uri,
    text: () => text,
    version: () => version,
    edit: (start, end, newText) => {
      // A place between CR and LF is none for the protocol: the stock document says which one is meant.
      const before = TextDocument.create(uri, 'transcript', version, text)
      const range = { start: before.positionAt(start), end: before.positionAt(end) }
      text = TextDocument.update(before, [{ range, text: newText }], version + 1).getText()
      version++
      return connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ range, text: newText }],
      })
    },
    about,
    close: () => connection.sendNotification('textDocument/didClose', about),
  }
}

/** Starts a server and greets it. */
export const start = async (
  capabilities: ClientCapabilities = EDITOR,
  initializationOptions?: unknown,
  folders: readonly string[] = [],
  locale?: string,
  name = 'Tests',
): Promise<Client> => {
  const child = spawn(process.execPath, [BUNDLE], { stdio: 'pipe' })
  const reader = new StreamMessageReader(child.stdout)
  const writer = new StreamMessageWriter(child.stdin)
  watch(reader, writer)
  const connection = createProtocolConnection(reader, writer)
  const log: string[] = []
  child.stderr.on('data', data => log.push(String(data)))
  const latest = new Map<string, PublishDiagnosticsParams>()
  const listeners = new Set<() => void>()
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
    log.push(message)
  })
  const told: string[] = []
  connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
    told.push(message)
  })
  const progress: { kind: string; message?: string }[] = []
  connection.onRequest('window/workDoneProgress/create', () => null)
  connection.onNotification('$/progress', ({ value }: { value: { kind: string } }) => {
    progress.push(value)
  })
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    latest.set(params.uri, params)
    for (const listener of listeners) listener()
  })
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => client.settings))
  const registered: Client['registered'] = new Map()
  type Registrations = { registrations: { id: string; method: string; registerOptions: unknown }[] }
  connection.onRequest('client/registerCapability', ({ registrations }: Registrations) => {
    for (const { id, method, registerOptions } of registrations)
      registered.set(id, { method, options: registerOptions })
    return null
  })
  type Unregistrations = { unregisterations: { id: string }[] }
  connection.onRequest('client/unregisterCapability', ({ unregisterations }: Unregistrations) => {
    for (const { id } of unregisterations) registered.delete(id)
    return null
  })
  connection.onRequest('workspace/diagnostic/refresh', () => {
    log.push('refresh')
    return null
  })
  connection.listen()
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    clientInfo: { name },
    rootUri: null,
    workspaceFolders: folders.map(uri => ({ uri, name: uri })),
    capabilities,
    initializationOptions,
    ...(locale === undefined ? {} : { locale }),
  })
  await connection.sendNotification('initialized', {})
  const client: Client = {
    connection,
    process: child,
    initialized,
    registered,
    log,
    told,
    progress,
    settings: {},
    open: (text, uri = `file:///test/${++count}.transcript`, languageId = 'transcript') =>
      openIn(connection, text, uri, languageId),
    published: (uri, wanted = () => true) =>
      new Promise(resolve => {
        const look = (): void => {
          const params = latest.get(uri)
          if (params === undefined || !wanted(params.diagnostics)) return
          listeners.delete(look)
          latest.delete(uri)
          resolve(params)
        }
        listeners.add(look)
        look()
      }),
    stop: async () => {
      const exit = once(child, 'exit')
      await connection.sendRequest('shutdown')
      await connection.sendNotification('exit')
      const [code] = await exit
      connection.dispose()
      return code
    },
  }
  return client
}
