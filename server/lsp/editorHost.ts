import type { Connection } from 'vscode-languageserver'
import {
  LIST_FOLDER,
  type ListFolderResult,
  READ_FILE,
  type ReadFileResult,
  STAMP_FILE,
  type StampFileResult,
} from '../protocol.ts'
import { soundText } from '../text/longText.ts'
import { type Host, readPieces } from '../workspace/host.ts'
import { inFolder } from '../workspace/uris.ts'

/** The part of a host that reads. */
export type Files = Pick<Host, 'list' | 'real' | 'read' | 'pieces' | 'stamp'>

/** Files by asking the editor, which knows those of remote and virtual workspaces. */
export const askingFiles = (connection: Connection): Files => ({
  list: async folder => {
    try {
      const entries = await connection.sendRequest<ListFolderResult>(LIST_FOLDER, { uri: folder })
      return entries.map(entry => ({ ...entry, uri: inFolder(folder, entry.name) }))
    } catch {
      return []
    }
  },
  read: async (uri, most) => {
    try {
      const result = await connection.sendRequest<ReadFileResult>(READ_FILE, { uri, most })
      return result.kind === 'text' ? { ...result, text: String(soundText(result.text)) } : result
    } catch (error) {
      return { kind: 'refused', reason: error instanceof Error ? error.message : String(error) }
    }
  },
  stamp: async uri => {
    try {
      return (await connection.sendRequest<StampFileResult>(STAMP_FILE, { uri })) ?? undefined
    } catch {
      return undefined
    }
  },
})

export const NO_FILES: Files = { list: async () => [], read: async () => ({ kind: 'missing' }) }

/** `file:` URIs from `local`, where the server has files of its own; all others, and else all, from `asked`. */
export const eitherFiles = (local: Files | undefined, asked: Files): Files => {
  const filesFor = (uri: string): Files => (local !== undefined && uri.startsWith('file:') ? local : asked)
  return {
    list: folder => filesFor(folder).list(folder),
    real: async folder => (await filesFor(folder).real?.(folder)) ?? folder,
    read: (uri, most) => filesFor(uri).read(uri, most),
    pieces: (uri, most) => readPieces(filesFor(uri), uri, most),
    stamp: async uri => filesFor(uri).stamp?.(uri),
  }
}
