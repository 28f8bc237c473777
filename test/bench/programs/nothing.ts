/**
 * The server that everything is measured against: it holds documents in the library's stock `TextDocument`, and answers
 * every request with nothing, or with the reply it was told to send.
 */

import { createConnection, ProposedFeatures, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'

const connection = createConnection(ProposedFeatures.all)
const documents = new TextDocuments(TextDocument)
const replies = new Map<string, unknown>()

connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    hoverProvider: true,
    documentSymbolProvider: true,
    completionProvider: {},
    codeActionProvider: true,
    documentRangeFormattingProvider: true,
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
    semanticTokensProvider: { legend: { tokenTypes: [], tokenModifiers: [] }, full: true, range: true },
  },
}))
connection.onRequest('bench/reply', ({ method, reply }: { method: string; reply: unknown }) => {
  replies.set(method, reply)
  return null
})
connection.onHover(() => null)
connection.onDocumentSymbol(() => (replies.get('textDocument/documentSymbol') ?? []) as never)
connection.onCompletion(() => [])
connection.onCodeAction(() => [])
connection.onDocumentRangeFormatting(() => [])
connection.languages.diagnostics.on(() => ({ kind: 'full', items: [] }))
connection.languages.semanticTokens.on(() => ({ data: [] }))
connection.languages.semanticTokens.onRange(() => ({ data: [] }))
documents.listen(connection)
connection.listen()
