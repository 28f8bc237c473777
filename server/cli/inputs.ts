import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
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

/** A file that was found: by which name, and where it truly is, so that it is not read again by another. */
type Found = { readonly path: string; readonly real: string }

/** What was found on the way: the true places of the folders, since links may lead back, and links that are yet to be followed. */
type Walk = { readonly seen: Set<string>; readonly links: string[] }

/** The transcripts in a folder and those below, by name; `real` is where the folder truly is. */
async function* inFolder(folder: string, real: string, matches: Matches, walk: Walk): AsyncGenerator<Found | Input> {
  if (walk.seen.has(real)) return
  walk.seen.add(real)
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    entries.sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const entry of entries) {
      if (isSkippedName(entry.name)) continue
      const path = join(folder, entry.name)
      const place = join(real, entry.name)
      if (entry.isSymbolicLink()) walk.links.push(path)
      else if (entry.isDirectory()) yield* inFolder(path, place, matches, walk)
      else if (entry.isFile() && (isTranscriptName(entry.name) || (await matches(path)))) yield { path, real: place }
    }
  } catch (error) {
    yield failure(folder, error)
  }
}

/** What links lead to; they are followed last, so that what is also found without them has its own name. */
async function* alongLinks(matches: Matches, walk: Walk): AsyncGenerator<Found | Input> {
  for (const path of walk.links) {
    const isTranscript = isTranscriptName(path)
    try {
      const [target, real] = await Promise.all([stat(path), realpath(path)])
      if (target.isDirectory()) yield* inFolder(path, real, matches, walk)
      else if (target.isFile() && (isTranscript || (await matches(path)))) yield { path, real }
    } catch (error) {
      // A link that leads nowhere is no transcript unless it is called one.
      if (isTranscript) yield failure(path, error)
    }
  }
}

/** The files that a path names. */
async function* named(path: string, matches: Matches, seen: Set<string>): AsyncGenerator<Found | Input> {
  try {
    const [target, real] = await Promise.all([stat(path), realpath(path)])
    if (!target.isDirectory()) {
      yield { path, real }
      return
    }
    const walk: Walk = { seen, links: [] }
    yield* inFolder(path, real, matches, walk)
    yield* alongLinks(matches, walk)
  } catch (error) {
    yield failure(path, error)
  }
}

/**
 * The texts that `paths` name, each once, however many names and links lead to it, and one at a time: files of any extension, the
 * transcripts below folders, and standard input for `-`. Without paths, the current folder. What cannot be read comes as a refusal.
 */
export async function* inputs(paths: readonly string[], stdin: Readable, matches: Matches): AsyncGenerator<Input> {
  const done = new Set<string>()
  const folders = new Set<string>()
  for (const path of paths.length === 0 ? ['.'] : paths) {
    if (path === STDIN) {
      if (!done.has(STDIN)) yield await readInput(STDIN, () => readFrom(stdin))
      done.add(STDIN)
      continue
    }
    for await (const found of named(path, matches, folders)) {
      if ('name' in found) yield found
      else if (!done.has(found.real)) {
        done.add(found.real)
        yield await readInput(found.path, () => readFile(found.path))
      }
    }
  }
}
