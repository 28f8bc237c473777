// The language server in a Node process: over Node IPC, a socket or a pipe if the editor asks for one, else over stdio.
import { Console } from 'node:console'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv, exit, stderr, stdin, stdout } from 'node:process'
import { setFlagsFromString } from 'node:v8'
import { type Connection, createConnection } from 'vscode-languageserver/node'
import { inOrder } from './lsp/order.ts'
import { describeError } from './lsp/requests.ts'
import { serve } from './lsp/server.ts'
import { messageReader } from './messageReader.ts'
import { messageWriter } from './messageWriter.ts'
import { nodeHost } from './nodeHost.ts'
import type { Strings } from './text/message.ts'

// Of new objects, those in use are copied from time to time, and everybody waits. The engine would let 16 MB come together, of
// which nearly all stay while a file is read: 50 ms and more at once. In small lots the same takes a few milliseconds each.
setFlagsFromString('--semi-space-growth-factor=1')

/** The translations stand beside the folder of this program. */
const stringsFor = (language: string): Strings | undefined => {
  try {
    return JSON.parse(readFileSync(join(__dirname, '..', 'l10n', `bundle.l10n.${language}.json`), 'utf8'))
  } catch {
    return undefined
  }
}

const transports = ['--stdio', '--node-ipc', '--socket', '--pipe']
if (!argv.some(argument => transports.includes(argument.replace(/=.*/s, '')))) argv.push('--stdio')

const overStdio = argv.includes('--stdio')
// Nobody but the connection may write to stdout then.
if (overStdio) globalThis.console = new Console(stderr)

const connectStdio = (): Connection => {
  const { options, isLeaving } = inOrder()
  // For streams the library does so itself, but not for readers.
  stdin.on('end', () => exit(isLeaving() ? 0 : 1))
  return createConnection(messageReader(stdin), messageWriter(stdout), options)
}

const connection = overStdio ? connectStdio() : createConnection(inOrder().options)
// A mistake in one answer must not cost the editor all others.
process.on('uncaughtException', error => connection.console.error(describeError(error)))
process.on('unhandledRejection', reason => connection.console.error(describeError(reason)))
serve(connection, nodeHost, stringsFor)
