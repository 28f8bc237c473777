// The language server in a Node process: over Node IPC, a socket or a pipe if the editor asks for one, else over stdio.
import { argv } from 'node:process'
import {
  createMessageConnection,
  createServerPipeTransport,
  createServerSocketTransport,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node'
import { connectionOver } from './lsp/connection.ts'
import { describeError } from './lsp/requests.ts'
import { serve } from './lsp/server.ts'

/** How often to look whether the editor is still there, in ms. */
const WATCHING = 3000

/** The value of an option, `--name=value` or `--name value`. */
const option = (name: string): string | undefined => {
  const at = argv.findIndex(argument => argument === name || argument.startsWith(`${name}=`))
  return argv[at]?.split('=')[1] ?? (at < 0 ? undefined : argv[at + 1])
}

const transport = (): readonly [MessageReader, MessageWriter] => {
  if (argv.includes('--node-ipc')) return [new IPCMessageReader(process), new IPCMessageWriter(process)]
  const port = option('--socket')
  if (port !== undefined) return createServerSocketTransport(Number(port))
  const pipe = option('--pipe')
  if (pipe !== undefined) return createServerPipeTransport(pipe)
  return [new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout)]
}

const connection = connectionOver(createMessageConnection(...transport()), {
  watch: editor => {
    const look = (): void => {
      try {
        process.kill(editor, 0)
      } catch {
        process.exit(1)
      }
    }
    setInterval(look, WATCHING).unref()
  },
  exit: code => process.exit(code),
})
// A mistake in one answer must not cost the editor all others.
process.on('uncaughtException', error => connection.console.error(describeError(error)))
process.on('unhandledRejection', reason => connection.console.error(describeError(reason)))
serve(connection)
