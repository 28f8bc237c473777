// By the protocol a CR alone ends a line. Some editors take it for a character, unless all lines of a file end so. What they call
// line 5 would be another line here, and an edit would be made in the wrong place: a CR alone is a blank for them.
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver'
import { LongText, soundText, type Text, wholeLines } from '../text/longText.ts'
import { readPieces } from '../workspace/host.ts'
import type { Files } from './editorHost.ts'

/** Editors that count so, by the beginnings of their names. Those that say no name are old. */
const COUNT_OTHERWISE = /^(?:neovim|vim|emacs|eglot|helix|$)/i

/** Whether an editor takes a CR alone among other line ends for a character. */
export const takesCrForText = (name: string | undefined): boolean => COUNT_OTHERWISE.test(name ?? '')

/** The same text with a blank for each CR alone. */
const blanked = (text: string): string => (text.includes('\r') ? text.replace(/\r(?!\n)/g, ' ') : text)

const blankedText = (text: Text): Text => {
  if (typeof text === 'string') return blanked(text)
  // No piece may end within a CR LF.
  return new LongText({ [Symbol.iterator]: () => blankedPieces(wholeLines(text.pieces, 0)) }, text.length)
}

function* blankedPieces(pieces: Iterable<string>): Generator<string, void, undefined> {
  for (const piece of pieces) yield blanked(piece)
}

const endsByCr = (text: Text): boolean => {
  let hasCr = false
  for (const piece of typeof text === 'string' ? [text] : text.pieces) {
    if (piece.includes('\n')) return false
    hasCr ||= piece.includes('\r')
  }
  return hasCr
}

/** The pieces of a file, whose first one tells how all its lines end. */
function* piecesOfFile(pieces: Iterable<string>): Generator<string, void, undefined> {
  let byCr: boolean | undefined
  for (const piece of pieces) {
    byCr ??= endsByCr(piece)
    yield byCr ? piece : blanked(piece)
  }
}

/** Texts as an editor counts their lines. A change's text may be a `LongText`, whatever the protocol's type of it says. */
export type LineEnds = {
  readonly opened: (uri: string, text: Text) => Text
  readonly changed: (
    uri: string,
    changes: readonly TextDocumentContentChangeEvent[],
  ) => readonly TextDocumentContentChangeEvent[]
  readonly files: (files: Files) => Files
}

/** `isWanted`: the editor counts otherwise. */
export const keepLineEnds = (isWanted: () => boolean): LineEnds => {
  /** Open files whose lines end with CR alone. */
  const byCr = new Set<string>()
  return {
    opened: (uri, text) => {
      if (!isWanted()) return text
      if (!endsByCr(text)) byCr.delete(uri)
      else byCr.add(uri)
      return byCr.has(uri) ? text : blankedText(text)
    },
    changed: (uri, changes) =>
      !isWanted() || byCr.has(uri)
        ? changes
        : changes.map(change => ({ ...change, text: blankedText(soundText(change.text)) as string })),
    files: files => ({
      ...files,
      read: async (uri, most) => {
        const reading = await files.read(uri, most)
        if (!isWanted() || reading.kind !== 'text' || endsByCr(reading.text)) return reading
        return { ...reading, text: blanked(reading.text) }
      },
      pieces: async (uri, most) => {
        const reading = await readPieces(files, uri, most)
        if (!isWanted() || reading.kind !== 'pieces') return reading
        return { ...reading, pieces: piecesOfFile(reading.pieces) }
      },
    }),
  }
}
