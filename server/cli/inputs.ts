import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { isSkippedName, isTranscriptName } from '../workspace/walk.ts'
import { type Decoded, decodeText } from './decode.ts'

/** A text to work on, under the name that reports give it. */
export type Input = { readonly name: string } & Decoded

/** Standard input, as a path and in reports. */
export const STDIN = '-'

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'there is no such file or folder',
  EACCES: 'it is not permitted',
  EPERM: 'it is not permitted',
  EROFS: 'nothing can be written there',
  ENOSPC: 'no space is left there',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ERR_FS_FILE_TOO_LARGE: 'it is too large',
}

/** What went wrong with a file, in plain words. */
export const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error))
}

const failure = (name: string, error: unknown): Input => ({ name, refusal: reasonOf(error) })

const readFrom = async (stdin: Readable): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
  return Buffer.concat(chunks)
}

const readInput = async (name: string, bytes: () => Promise<Uint8Array>): Promise<Input> => {
  try {
    return { name, ...decodeText(await bytes()) }
  } catch (error) {
    return failure(name, error)
  }
}

/** Whether a file without the extension is a transcript, because its workspace file says so. */
type Matches = (path: string) => Promise<boolean>

/** The transcripts in a folder and those below, by name; `seen` holds the folders visited, since links may lead back. */
async function* inFolder(folder: string, matches: Matches, seen: Set<string>): AsyncGenerator<string | Input> {
  try {
    const real = await realpath(folder)
    if (seen.has(real)) return
    seen.add(real)
    const entries = await readdir(folder, { withFileTypes: true })
    const names = entries.map(entry => ({ entry, path: join(folder, entry.name) }))
    names.sort((a, b) => (a.entry.name < b.entry.name ? -1 : 1))
    for (const { entry, path } of names) {
      if (isSkippedName(entry.name)) continue
      const link = entry.isSymbolicLink()
      const target = link ? await stat(path).catch(() => undefined) : entry
      if (target?.isDirectory()) yield* inFolder(path, matches, seen)
      else if (target?.isFile() && (isTranscriptName(entry.name) || (await matches(path)))) yield path
      else if (target === undefined && isTranscriptName(entry.name)) yield path
    }
  } catch (error) {
    yield failure(folder, error)
  }
}

/**
 * The texts that `paths` name, each once and one at a time: files of any extension, the transcripts below folders, and
 * standard input for `-`. Without paths, the current folder. What cannot be read comes as a refusal.
 */
export async function* inputs(paths: readonly string[], stdin: Readable, matches: Matches): AsyncGenerator<Input> {
  const done = new Set<string>()
  const folders = new Set<string>()
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const key = path === STDIN ? STDIN : resolve(path)
    if (path === STDIN) {
      if (!done.has(key)) yield await readInput(STDIN, () => readFrom(stdin))
      done.add(key)
      continue
    }
    let isFolder = false
    try {
      isFolder = (await stat(path)).isDirectory()
    } catch (error) {
      yield failure(path, error)
      continue
    }
    for await (const found of isFolder ? inFolder(path, matches, folders) : [path]) {
      if (typeof found !== 'string') yield found
      else if (!done.has(resolve(found))) {
        done.add(resolve(found))
        yield await readInput(found, () => readFile(found))
      }
    }
  }
}
