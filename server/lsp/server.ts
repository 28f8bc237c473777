// The protocol side of the server: what it can do, and the documents that it keeps in sync.
import { type Connection, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'

/** Answers one editor over the connection until it closes. */
export function serve(connection: Connection): void {
  const documents = new TextDocuments(TextDocument)
  connection.onInitialize(() => ({ capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental } }))
  documents.onDidChangeContent(({ document }) => {
    const end = document.positionAt(document.getText().indexOf('\n') + 1 || document.getText().length)
    const diagnostics =
      document.getText().trim() === ''
        ? []
        : [{ range: { start: { line: 0, character: 0 }, end }, message: 'stub', severity: 3 as const, code: 'stub' }]
    void connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics })
  })
  documents.onDidClose(({ document }) => void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] }))
  documents.listen(connection)
  connection.listen()
}
