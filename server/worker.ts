// The language server in a browser worker.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser'
import { inOrder } from './lsp/order.ts'
import { describeError } from './lsp/requests.ts'
import { serve } from './lsp/server.ts'

const scope = globalThis as unknown as Worker
const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope), inOrder().options)
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
