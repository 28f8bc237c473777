import {
  type Connection,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type Disposable,
  type FileChangeType,
  ReferencesRequest,
  RenameRequest,
  TextDocumentSyncKind,
  WatchKind,
} from 'vscode-languageserver'
import type { FileChange, Host, Watched } from '../workspace/host.ts'
import type { ClientAbilities } from './abilities.ts'

const KINDS: Readonly<Record<FileChangeType, FileChange['kind']>> = { 1: 'created', 2: 'changed', 3: 'deleted' }

/** A name as a glob that matches nothing else. */
export const literalGlob = (name: string): string => name.replace(/[*?[\]{}]/g, '[$&]')

/** One registration at a time, each in place of the last. */
const registering = (connection: Connection) => {
  let current: Promise<readonly Disposable[]> = Promise.resolve([])
  return (make: () => readonly Promise<Disposable>[]): void => {
    const before = current
    current = Promise.allSettled(make()).then(results =>
      results.flatMap(result => {
        if (result.status === 'fulfilled') return [result.value]
        connection.console.warn(`Changes of some files will not be seen: ${String(result.reason)}`)
        return []
      }),
    )
    void before.then(list => {
      for (const one of list) one.dispose()
    })
  }
}

/** Watches files by the editor, as far as it can. */
export const watchingFiles = (connection: Connection, abilities: () => ClientAbilities): Host['watch'] => {
  const register = registering(connection)
  let listener: (changes: readonly FileChange[]) => void = () => undefined
  connection.onDidChangeWatchedFiles(({ changes }) =>
    listener(changes.map(({ uri, type }) => ({ uri, kind: KINDS[type] ?? 'changed' }))),
  )
  const patternOf = ({ folder, glob }: Watched) =>
    folder === undefined
      ? `**/${glob}`
      : abilities().relativePatterns
        ? { baseUri: folder, pattern: glob }
        : `**/${glob.split('/').at(-1) ?? glob}`
  return (watched, changed) => {
    listener = changed
    if (!abilities().watchesFiles) return
    const watchers = watched.map(one => ({
      globPattern: patternOf(one),
      ...(one.presence ? { kind: WatchKind.Create | WatchKind.Delete } : {}),
    }))
    register(() => [connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })])
  }
}

/**
 * Has the editor send the text of files with these names too, when they are open, in place of those asked for before; and
 * ask for references and renaming in them.
 */
export const syncingFiles = (
  connection: Connection,
  abilities: () => ClientAbilities,
): ((names: readonly string[]) => void) => {
  const register = registering(connection)
  return names => {
    if (!abilities().syncsMore) return
    const documentSelector = names.map(name => ({ pattern: `**/${literalGlob(name)}` }))
    const { client } = connection
    register(() =>
      names.length === 0
        ? []
        : [
            client.register(DidChangeTextDocumentNotification.type, {
              documentSelector,
              syncKind: TextDocumentSyncKind.Incremental,
            }),
            client.register(DidCloseTextDocumentNotification.type, { documentSelector }),
            client.register(DidOpenTextDocumentNotification.type, { documentSelector }),
            ...(abilities().registersNaming
              ? [
                  client.register(ReferencesRequest.type, { documentSelector }),
                  client.register(RenameRequest.type, {
                    documentSelector,
                    prepareProvider: abilities().preparesRename,
                  }),
                ]
              : []),
          ],
    )
  }
}
