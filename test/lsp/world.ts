// A server with a folder of files, or several, as an editor opens them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'
import type { DocumentDiagnosticReport, FileChangeType } from 'vscode-languageserver/node'
import { type Client, type Document, EDITOR, start } from './client.ts'

/** An editor that takes whatever a server registers for. */
const DYNAMIC = {
  ...EDITOR,
  workspace: {
    ...EDITOR.workspace,
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
  },
  textDocument: {
    ...EDITOR.textDocument,
    synchronization: { dynamicRegistration: true },
    references: { dynamicRegistration: true },
    rename: { dynamicRegistration: true, prepareSupport: true },
  },
  window: { workDoneProgress: true },
}

export type World = {
  readonly client: Client
  readonly folder: string
  readonly uri: (path: string) => string
  readonly write: (path: string, text: string) => void
  /** The same, as an editor does: it tells the server. */
  readonly change: (path: string, text: string) => Promise<void>
  /** Tells the server that a file was created (1), changed (2) or deleted (3). */
  readonly tell: (path: string, type: FileChangeType) => Promise<void>
  readonly problems: (document: Document) => Promise<string[]>
}

type Options = {
  /** The folders that are open, by their paths in the world; all of it if there are none. */
  readonly roots?: readonly string[]
  readonly initializationOptions?: unknown
  readonly locale?: string
  /** The editor does not ask for problems: they are sent. */
  readonly pushed?: true
  /** The editor's name. */
  readonly editor?: string
  /** The editor watches no files. */
  readonly blind?: true
  /** The editor can be told later for which files to ask for problems. */
  readonly registersDiagnostics?: true
  /** The settings that the server is given under `transcript`. */
  readonly settings?: unknown
  /** What else is done to the files before the server starts. */
  readonly prepare?: (folder: string) => void
}

/** Files by their paths, and a server that knows them, until the test ends. */
export const world = async (files: Record<string, string>, options: Options = {}): Promise<World> => {
  const folder = mkdtempSync(join(tmpdir(), 'transcript-lsp-'))
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const [path, text] of Object.entries(files)) write(path, text)
  options.prepare?.(folder)
  const uri = (path: string): string => pathToFileURL(join(folder, path)).href
  const roots = (options.roots ?? ['.']).map(uri)
  const { diagnostic = {}, ...further } = DYNAMIC.textDocument
  const asking = { diagnostic: options.registersDiagnostics ? { dynamicRegistration: true } : diagnostic }
  const { didChangeWatchedFiles, ...unwatched } = DYNAMIC.workspace
  const workspace = options.blind ? unwatched : { ...unwatched, didChangeWatchedFiles }
  const capabilities = { ...DYNAMIC, workspace, textDocument: options.pushed ? further : { ...further, ...asking } }
  const client = await start(capabilities, options.initializationOptions, roots, options.locale, options.editor)
  client.settings = options.settings ?? {}
  onTestFinished(async () => {
    rmSync(folder, { recursive: true, force: true })
    await client.stop()
  })
  const tell = (path: string, type: FileChangeType): Promise<void> =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uri(path), type }] })
  return {
    client,
    folder,
    uri,
    write,
    change: (path, text) => {
      write(path, text)
      return tell(path, 2)
    },
    tell,
    problems: async document => {
      const report: DocumentDiagnosticReport = await client.connection.sendRequest(
        'textDocument/diagnostic',
        document.about,
      )
      return report.kind === 'full' ? report.items.map(({ code, severity }) => `${String(code)} ${severity}`) : []
    },
  }
}
