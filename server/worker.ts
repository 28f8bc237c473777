// The language server in a browser worker.
import { BrowserMessageReader, BrowserMessageWriter, createMessageConnection } from 'vscode-jsonrpc/browser'
import { connectionOver } from './lsp/connection.ts'
import { describeError } from './lsp/requests.ts'
import { serve } from './lsp/server.ts'

const scope = globalThis as unknown as Worker
const connection = connectionOver(
  createMessageConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope)),
  // A worker lives as long as the page that made it wants.
  { watch: () => undefined, exit: () => undefined },
)
// A mistake in one answer must not cost the editor all others: an error that leaves the worker would end it.
addEventListener('error', event => {
  event.preventDefault()
  connection.console.error(describeError(event.error))
})
addEventListener('unhandledrejection', event => {
  event.preventDefault()
  connection.console.error(describeError(event.reason))
})
serve(connection)
