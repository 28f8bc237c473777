// The language server in a browser worker.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser'
import { serve } from './lsp/server.ts'

const scope = globalThis as unknown as Worker
serve(createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope)))
