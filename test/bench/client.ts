import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { type Editor, plainEditor } from './editor.ts'

/** A language server under measurement: messages go in, replies come back with the time they took. */
export type Measured = {
  readonly ready: number
  readonly capabilities: Record<string, unknown>
  readonly request: <R>(method: string, params: unknown) => Promise<R>
  readonly notify: (method: string, params: unknown) => void
  /** Resident memory in MB, as the system counts it. */
  readonly memory: () => number
  readonly signal: (name: NodeJS.Signals) => void
  readonly stop: () => Promise<void>
}

type Waiting = { readonly resolve: (result: never) => void; readonly reject: (error: Error) => void }

const frame = (message: unknown): Buffer => {
  const body = Buffer.from(JSON.stringify(message))
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body])
}

/** Calls `each` with every message in the stream of a server's output. */
const readMessages = (child: ChildProcess, each: (message: Record<string, unknown>) => void): void => {
  let parts: Buffer[] = []
  let length = 0
  let needed = 0
  child.stdout?.on('data', (chunk: Buffer) => {
    parts.push(chunk)
    length += chunk.length
    while (length > needed) {
      let buffer = parts.length === 1 ? (parts[0] ?? chunk) : Buffer.concat(parts)
      const head = buffer.indexOf('\r\n\r\n')
      if (head < 0) {
        parts = [buffer]
        break
      }
      const size = Number(/Content-Length: (\d+)/i.exec(buffer.toString('latin1', 0, head))?.[1] ?? 0)
      if (buffer.length < head + 4 + size) {
        parts = [buffer]
        needed = head + 3 + size
        break
      }
      each(JSON.parse(buffer.toString('utf8', head + 4, head + 4 + size)) as Record<string, unknown>)
      buffer = buffer.subarray(head + 4 + size)
      parts = buffer.length > 0 ? [buffer] : []
      length = buffer.length
      needed = 0
    }
  })
}

/** Starts `node FILE --stdio` and initializes it with some folders; `ready` is the time from the spawn to the reply. */
export const startServer = async (
  file: string,
  editor: Editor = plainEditor,
  flags: readonly string[] = [],
  folders: readonly string[] = [],
): Promise<Measured> => {
  const start = performance.now()
  const child = spawn(process.execPath, [...flags, file, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const waiting = new Map<number, Waiting>()
  let id = 0
  const send = (message: object): void => {
    child.stdin?.write(frame({ jsonrpc: '2.0', ...message }))
  }
  readMessages(child, message => {
    if ('method' in message) {
      if ('id' in message)
        send({ id: message['id'], result: editor.answers(message['method'] as string, message['params']) })
      return
    }
    const known = waiting.get(message['id'] as number)
    waiting.delete(message['id'] as number)
    if ('error' in message) known?.reject(new Error(JSON.stringify(message['error'])))
    else known?.resolve(message['result'] as never)
  })
  const request = <R>(method: string, params: unknown): Promise<R> => {
    const own = ++id
    const reply = new Promise<R>((resolve, reject) => waiting.set(own, { resolve: resolve as never, reject }))
    send({ id: own, method, params })
    return reply
  }
  const notify = (method: string, params: unknown): void => {
    editor.sees(method, params)
    send({ method, params })
  }
  const textDocument = {
    synchronization: {},
    diagnostic: { dynamicRegistration: false },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ['markdown'] },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } },
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
    semanticTokens: {
      requests: { full: { delta: true }, range: true },
      tokenTypes: [],
      tokenModifiers: [],
      formats: ['relative'],
    },
  }
  const { capabilities } = await request<{ capabilities: Record<string, unknown> }>('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: folders.map(uri => ({ uri, name: uri })),
    capabilities: { textDocument, workspace: { configuration: true } },
    initializationOptions: { markdownFileExtensions: ['md'] },
  })
  const ready = performance.now() - start
  notify('initialized', {})
  return {
    ready,
    capabilities,
    request,
    notify,
    memory: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
    },
    signal: name => child.kill(name),
    stop: async () => {
      const gone = new Promise(resolve => child.once('exit', resolve))
      await Promise.race([request('shutdown', null), new Promise(resolve => setTimeout(resolve, 2000))])
      notify('exit', null)
      setTimeout(() => child.kill('SIGKILL'), 2000).unref()
      await gone
    },
  }
}
