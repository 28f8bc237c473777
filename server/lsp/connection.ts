// A connection to one editor: the protocol's methods by name, over JSON-RPC.
//
// The protocol's own library knows every method of every version, with an object for each, and runs all of it before the
// first message: half of what a server like this one would load. Its types are used, and no more of it.
import {
  type Disposable,
  type MessageConnection,
  NotificationType,
  NotificationType0,
  RequestType,
  RequestType0,
} from 'vscode-jsonrpc'
import type {
  CancellationToken,
  ConfigurationItem,
  MessageType,
  Connection as ProtocolConnection,
} from 'vscode-languageserver'

/** What can be asked of the server, by the name of the function that takes the answer. */
const REQUESTS = {
  onCodeAction: 'textDocument/codeAction',
  onDocumentLinks: 'textDocument/documentLink',
  onDocumentSymbol: 'textDocument/documentSymbol',
  onFoldingRanges: 'textDocument/foldingRange',
  onHover: 'textDocument/hover',
  onInitialize: 'initialize',
} as const

/** What the server is told. */
const NOTIFICATIONS = {
  onDidChangeConfiguration: 'workspace/didChangeConfiguration',
  onDidChangeTextDocument: 'textDocument/didChange',
  onDidCloseTextDocument: 'textDocument/didClose',
  onDidOpenTextDocument: 'textDocument/didOpen',
  onInitialized: 'initialized',
} as const

const DIAGNOSTICS = { on: 'textDocument/diagnostic' } as const
const TOKENS = {
  on: 'textDocument/semanticTokens/full',
  onDelta: 'textDocument/semanticTokens/full/delta',
  onRange: 'textDocument/semanticTokens/range',
} as const

/** As the library has it, without the reporting of progress. */
type Answered<F> = F extends (handler: infer Handler extends (...args: never[]) => unknown) => unknown
  ? (handler: (params: Parameters<Handler>[0], token: CancellationToken) => ReturnType<Handler>) => Disposable
  : never
type Answering<Of, Names extends keyof Of> = { readonly [Name in Names]: Answered<Of[Name]> }
type Languages = ProtocolConnection['languages']

type Log = (message: string) => void

export type Connection = Answering<ProtocolConnection, keyof typeof REQUESTS> &
  Pick<ProtocolConnection, keyof typeof NOTIFICATIONS> &
  Pick<MessageConnection, 'listen' | 'onNotification' | 'onRequest' | 'sendNotification' | 'sendRequest'> & {
    readonly languages: {
      readonly diagnostics: Answering<Languages['diagnostics'], keyof typeof DIAGNOSTICS> &
        Pick<Languages['diagnostics'], 'refresh'>
      readonly semanticTokens: Answering<Languages['semanticTokens'], keyof typeof TOKENS>
    }
    readonly workspace: { readonly getConfiguration: (item: ConfigurationItem) => Promise<unknown> }
    readonly sendDiagnostics: ProtocolConnection['sendDiagnostics']
    /** Asks the editor to send `method` from now on. */
    readonly register: (method: string, options: unknown) => Promise<unknown>
    /** Writes to the editor's log. */
    readonly console: Readonly<Record<'error' | 'warn' | 'info' | 'debug', Log>>
  }

/** How the process, or worker, of the server is watched and ended. */
export type Life = {
  /** Called when the editor greets, with the id of its process. */
  readonly watch: (editor: number) => void
  readonly exit: (code: 0 | 1) => void
}

type Handler = (params: never, token: CancellationToken) => unknown

/** For each name, the function that takes the handler of its method. */
const takers = (methods: Readonly<Record<string, string>>, take: (method: string, handler: Handler) => Disposable) =>
  Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [name, (handler: Handler) => take(method, handler)]),
  ) as never

const logger = (rpc: MessageConnection, type: MessageType): Log => {
  return message => {
    // There is nobody to tell that nothing can be told.
    rpc.sendNotification('window/logMessage', { type, message }).catch(() => undefined)
  }
}

/** The connection over `rpc`, which knows how a server is shut down; it is not listening yet. */
export const connectionOver = (rpc: MessageConnection, life: Life): Connection => {
  const requests = (methods: Readonly<Record<string, string>>) =>
    takers(methods, (method, handler) => rpc.onRequest(new RequestType<never, unknown, void>(method), handler))
  const notifications = (methods: Readonly<Record<string, string>>) =>
    takers(methods, (method, handler) => rpc.onNotification(new NotificationType<never>(method), handler as never))

  let shutDown = false
  rpc.onRequest(new RequestType0('shutdown'), () => {
    shutDown = true
    return null
  })
  const exit = (): void => life.exit(shutDown ? 0 : 1)
  rpc.onNotification(new NotificationType0('exit'), exit)
  rpc.onClose(exit)

  const taken: Pick<Connection, keyof typeof REQUESTS> = requests(REQUESTS)
  return {
    ...taken,
    ...(notifications(NOTIFICATIONS) as Pick<Connection, keyof typeof NOTIFICATIONS>),
    onInitialize: handler =>
      taken.onInitialize((params, token) => {
        if (typeof params?.processId === 'number') life.watch(params.processId)
        return handler(params, token)
      }),
    languages: {
      diagnostics: {
        ...(requests(DIAGNOSTICS) as Pick<Connection['languages']['diagnostics'], 'on'>),
        refresh: () => rpc.sendRequest('workspace/diagnostic/refresh'),
      },
      semanticTokens: requests(TOKENS),
    },
    workspace: {
      getConfiguration: async item => {
        const [settings] = await rpc.sendRequest<unknown[]>('workspace/configuration', { items: [item] })
        return settings
      },
    },
    sendDiagnostics: params => rpc.sendNotification('textDocument/publishDiagnostics', params),
    register: (method, registerOptions) =>
      rpc.sendRequest('client/registerCapability', { registrations: [{ id: method, method, registerOptions }] }),
    console: { error: logger(rpc, 1), warn: logger(rpc, 2), info: logger(rpc, 3), debug: logger(rpc, 5) },
    listen: () => rpc.listen(),
    onNotification: rpc.onNotification.bind(rpc),
    onRequest: rpc.onRequest.bind(rpc),
    sendNotification: rpc.sendNotification.bind(rpc),
    sendRequest: rpc.sendRequest.bind(rpc),
  }
}
