// The language server in a Node process: over stdio, or over Node IPC when the client asks for it.
import { argv } from 'node:process'
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { serve } from './lsp/server.ts'

if (!argv.some(a => a === '--stdio' || a === '--node-ipc' || a.startsWith('--socket=') || a.startsWith('--pipe=')))
  argv.push('--stdio')
serve(createConnection(ProposedFeatures.all))
