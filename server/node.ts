// The language server in a Node process: over Node IPC, a socket or a pipe if the editor asks for one, else over stdio.
import { argv } from 'node:process'
import { createConnection } from 'vscode-languageserver/node'
import { describeError } from './lsp/requests.ts'
import { serve } from './lsp/server.ts'
import { nodeHost } from './nodeHost.ts'

const transports = ['--stdio', '--node-ipc', '--socket', '--pipe']
if (!argv.some(argument => transports.includes(argument.replace(/=.*/s, '')))) argv.push('--stdio')

const connection = createConnection()
// A mistake in one answer must not cost the editor all others.
process.on('uncaughtException', error => connection.console.error(describeError(error)))
process.on('unhandledRejection', reason => connection.console.error(describeError(reason)))
serve(connection, nodeHost)
