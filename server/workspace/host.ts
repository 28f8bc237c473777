import { pieceEnds } from '../text/lines.ts'
import type { Message } from '../text/message.ts'

/** A file or folder in a folder. */
export type Entry = {
  readonly name: string
  readonly uri: string
  readonly kind: 'file' | 'folder'
  /** Of a link: the file or folder that it leads to, by which circles and second names are noticed. */
  readonly real?: string
  /** Of a link of which the host cannot tell where it leads. */
  readonly link?: true
}

export type Reading =
  /** `guessed`: the file is no UTF-8, and in no other encoding that can be told for certain. */
  | { readonly kind: 'text'; readonly text: string; readonly guessed?: true }
  /** There is no such file. */
  | { readonly kind: 'missing' }
  /** It is there and cannot be read; the reason is the end of a sentence, in the editor's language if it is a text. */
  | { readonly kind: 'refused'; readonly reason: Message | string }

/** A text as pieces of whole lines, which joined are the text; they come as they are asked for, once. */
export type PiecesReading =
  | { readonly kind: 'pieces'; readonly pieces: Iterable<string>; readonly guessed?: true }
  | Exclude<Reading, { readonly kind: 'text' }>

/** By what a file is seen to be another: when it changed, in ms since 1970, and its size in bytes. */
export type Stamp = { readonly changed: number; readonly size: number }

export type FileChange = { readonly uri: string; readonly kind: 'created' | 'changed' | 'deleted' }

/** Which files are watched: a glob below a folder, or below all folders of the workspace where none is named. */
export type Watched = {
  readonly folder?: string
  readonly glob: string
  /** Only that they come and go, not what they hold. */
  readonly presence?: true
}

/**
 * The one way by which files come, in a process, in a browser, and in tests. Files and folders are named by URIs, those of
 * folders without a slash at the end. No function of it fails: what goes wrong is an answer.
 */
export type Host = {
  /** What a folder holds; nothing where it cannot be read. */
  readonly list: (folder: string) => Promise<readonly Entry[]>
  /** Where a folder truly is, if a link leads to it; not of every host. */
  readonly real?: (folder: string) => Promise<string>
  /** The text of a file of at most `most` bytes. */
  readonly read: (uri: string, most: number) => Promise<Reading>
  /** The same in pieces, where the host can: see `readPieces`. */
  readonly pieces?: (uri: string, most: number) => Promise<PiecesReading>
  /** Undefined where there is no such file; not of every host. */
  readonly stamp?: (uri: string) => Promise<Stamp | undefined>
  /** Tells of changes from now on, in place of what was watched by this function's last call, as far as the host can. */
  readonly watch: (watched: readonly Watched[], changed: (changes: readonly FileChange[]) => void) => void
}

/** A piece is no longer than this in UTF-16 units, unless a line is. */
const PIECE = 48_000

/** A text in pieces of whole lines, each of which is read in a moment. */
export function* piecesOf(text: string): Generator<string, void, undefined> {
  let from = 0
  for (const to of pieceEnds(text, PIECE)) {
    yield text.slice(from, to)
    from = to
  }
}

/** The text of a file in pieces; of one that the host gives as a whole, too. */
export const readPieces = async (
  host: Pick<Host, 'read' | 'pieces'>,
  uri: string,
  most: number,
): Promise<PiecesReading> => {
  if (host.pieces !== undefined) return host.pieces(uri, most)
  const reading = await host.read(uri, most)
  return reading.kind === 'text' ? { ...reading, kind: 'pieces', pieces: piecesOf(reading.text) } : reading
}
