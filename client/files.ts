// Answers the server's questions for files, of any kind of workspace that the editor knows.
import { FileSystemError, FileType, l10n, Uri, workspace } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import {
  LIST_FOLDER,
  type ListFolderParams,
  type ListFolderResult,
  READ_FILE,
  type ReadFileParams,
  type ReadFileResult,
  STAMP_FILE,
  type StampFileParams,
  type StampFileResult,
} from '../server/protocol.ts'
import { decodeBytes } from '../server/text/decoding.ts'

export function answerFiles(client: BaseLanguageClient): void {
  client.onRequest<ReadFileResult, void>(READ_FILE, readFile)
  client.onRequest<ListFolderResult, void>(LIST_FOLDER, listFolder)
  client.onRequest<StampFileResult, void>(STAMP_FILE, stampFile)
}

async function readFile({ uri, most }: ReadFileParams): Promise<ReadFileResult> {
  const file = Uri.parse(uri)
  try {
    const { type, size } = await workspace.fs.stat(file)
    if ((type & FileType.File) === 0) return { kind: 'missing' }
    if (size > most)
      return { kind: 'refused', reason: l10n.t('it is larger than {0} MB', Math.floor(most / 1_000_000)) }
    const decoding = decodeBytes(await workspace.fs.readFile(file))
    if (decoding.kind === 'binary') return { kind: 'refused', reason: l10n.t('it is a binary file, no text') }
    return { kind: 'text', text: decoding.text, ...(decoding.kind === 'guess' ? { guessed: true } : {}) }
  } catch (error) {
    const missing = error instanceof FileSystemError && /^(?:FileNotFound|FileNotADirectory)/.test(error.code)
    // A kind of file that nobody provides, such as one that was never saved, has no neighbours.
    if (missing || workspace.fs.isWritableFileSystem(file.scheme) === undefined) return { kind: 'missing' }
    return { kind: 'refused', reason: error instanceof Error ? error.message : String(error) }
  }
}

async function listFolder({ uri }: ListFolderParams): Promise<ListFolderResult> {
  const entries = await workspace.fs.readDirectory(Uri.parse(uri))
  return entries.flatMap(([name, type]): ListFolderResult => {
    const link = (type & FileType.SymbolicLink) === 0 ? {} : { link: true as const }
    if ((type & FileType.File) !== 0) return [{ name, kind: 'file', ...link }]
    return (type & FileType.Directory) === 0 ? [] : [{ name, kind: 'folder', ...link }]
  })
}

async function stampFile({ uri }: StampFileParams): Promise<StampFileResult> {
  try {
    const { mtime, size } = await workspace.fs.stat(Uri.parse(uri))
    return { changed: mtime, size }
  } catch {
    return null
  }
}
