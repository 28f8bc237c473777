import type { Connection } from './connection.ts'
import { type OpenDocument, openDocuments } from './document.ts'

type Listener = (event: { readonly document: OpenDocument }) => void

/** The files that the editor has open, each in its last version. */
export type OpenFiles = {
  readonly get: (uri: string) => OpenDocument | undefined
  readonly all: () => OpenDocument[]
  /** Calls `listener` when a file was opened, and after each change of it. */
  readonly onDidChangeContent: (listener: Listener) => void
  readonly onDidClose: (listener: Listener) => void
}

/** Keeps the open files as the editor says; `update` makes the next version of one. */
export const keepOpenFiles = (connection: Connection, update: typeof openDocuments.update): OpenFiles => {
  const files = new Map<string, OpenDocument>()
  const changed: Listener[] = []
  const closed: Listener[] = []
  const tell = (listeners: readonly Listener[], document: OpenDocument): void => {
    for (const listener of listeners) listener({ document })
  }
  const keep = (document: OpenDocument): void => {
    files.set(document.uri, document)
    tell(changed, document)
  }
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) =>
    keep(openDocuments.create(uri, languageId, version, text)),
  )
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const document = files.get(uri)
    if (document !== undefined && contentChanges.length > 0) keep(update(document, contentChanges, version))
  })
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    const document = files.get(uri)
    files.delete(uri)
    if (document !== undefined) tell(closed, document)
  })
  return {
    get: uri => files.get(uri),
    all: () => [...files.values()],
    onDidChangeContent: listener => void changed.push(listener),
    onDidClose: listener => void closed.push(listener),
  }
}
