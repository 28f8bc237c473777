// Files of the machine that the program runs on, for the command line and for language servers in a process.
import type { Dirent } from 'node:fs'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { decodePieces, decodeText } from './cli/decode.ts'
import { say } from './text/message.ts'
import { type Entry, type Host, piecesOf, type Reading } from './workspace/host.ts'
import { canonicalUri, inFolder } from './workspace/uris.ts'

export const uriOf = (path: string): string => canonicalUri(pathToFileURL(path).href)

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** The last two: a URI that names nothing on this machine, as one above all drives. */
const MISSING = new Set(['ENOENT', 'ENOTDIR', 'ERR_INVALID_FILE_URL_PATH', 'ERR_INVALID_FILE_URL_HOST'])

/** So many entries of a folder are named between two chances for other work. */
const STRIDE = 500

/** What a link leads to; undefined where that is nothing. */
const linked = async (path: string): Promise<Pick<Entry, 'kind' | 'real'> | undefined> => {
  try {
    const target = await stat(path)
    if (!target.isDirectory() && !target.isFile()) return undefined
    return { kind: target.isDirectory() ? 'folder' : 'file', real: uriOf(await realpath(path)) }
  } catch {
    return undefined
  }
}

const entryOf = async (folder: string, uri: string, entry: Dirent): Promise<Entry | undefined> => {
  const named = { name: entry.name, uri: inFolder(uri, entry.name) }
  if (entry.isFile()) return { ...named, kind: 'file' }
  if (entry.isDirectory()) return { ...named, kind: 'folder' }
  const found = entry.isSymbolicLink() ? await linked(join(folder, entry.name)) : undefined
  return found === undefined ? undefined : { ...named, ...found }
}

type Unread = Exclude<Reading, { readonly kind: 'text' }>

const bytesOf = async (uri: string, most: number): Promise<Uint8Array | Unread> => {
  try {
    const path = fileURLToPath(uri)
    const found = await stat(path)
    if (!found.isFile()) return { kind: 'missing' }
    if (found.size > most) return { kind: 'refused', reason: say`it is larger than ${Math.floor(most / 1_000_000)} MB` }
    return await readFile(path)
  } catch (error) {
    const code = codeOf(error)
    if (MISSING.has(code)) return { kind: 'missing' }
    if (code === 'EACCES' || code === 'EPERM') return { kind: 'refused', reason: say`reading it is not permitted` }
    return { kind: 'refused', reason: error instanceof Error ? error.message : String(error) }
  }
}

const textOf = (bytes: Uint8Array): Reading => {
  const decoded = decodeText(bytes)
  if ('refusal' in decoded) return { kind: 'refused', reason: decoded.refusal }
  return { kind: 'text', text: decoded.text, ...(decoded.encoding === undefined ? { guessed: true } : {}) }
}

/** Files by `file:` URIs. It watches nothing: an editor does so for its servers. */
export const nodeHost: Host = {
  list: async uri => {
    try {
      const folder = fileURLToPath(uri)
      const entries = await readdir(folder, { withFileTypes: true })
      const found: Entry[] = []
      for (let at = 0; at < entries.length; at += STRIDE) {
        if (at > 0) await setImmediate()
        const some = await Promise.all(entries.slice(at, at + STRIDE).map(entry => entryOf(folder, uri, entry)))
        for (const entry of some) if (entry !== undefined) found.push(entry)
      }
      return found
    } catch {
      return []
    }
  },
  real: async uri => {
    try {
      return uriOf(await realpath(fileURLToPath(uri)))
    } catch {
      return uri
    }
  },
  read: async (uri, most) => {
    const bytes = await bytesOf(uri, most)
    return 'kind' in bytes ? bytes : textOf(bytes)
  },
  pieces: async (uri, most) => {
    const bytes = await bytesOf(uri, most)
    if ('kind' in bytes) return bytes
    const pieces = decodePieces(bytes)
    if (pieces !== undefined) return { kind: 'pieces', pieces }
    const reading = textOf(bytes)
    return reading.kind === 'text' ? { ...reading, kind: 'pieces', pieces: piecesOf(reading.text) } : reading
  },
  stamp: async uri => {
    try {
      const { mtimeMs, size } = await stat(fileURLToPath(uri))
      return { changed: mtimeMs, size }
    } catch {
      return undefined
    }
  },
  watch: () => undefined,
}
