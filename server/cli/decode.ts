import { Buffer, isAscii, isUtf8, transcode } from 'node:buffer'
import { pieceEnds } from '../text/lines.ts'
import { type Message, say } from '../text/message.ts'
import { counted } from './count.ts'

/** How a text was written, so that it can be written back: its encoding, and whether a byte-order mark stood first. */
export type Encoding = { readonly name: 'utf-8' | 'utf-16le' | 'utf-16be'; readonly mark: boolean }

/** The text of a file's bytes, with a note and no encoding where it took a guess; or why it has none. */
export type Decoded =
  | { readonly text: string; readonly note?: string; readonly encoding?: Encoding }
  | { readonly refusal: Message | string }

/** As git does, a NUL among the first bytes is taken for the mark of a binary file. */
const PROBE = 8000

const withoutMark = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)

const decode = (bytes: Uint8Array, encoding: string): string =>
  withoutMark(new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes))

/** Sound UTF-8, several times as fast as by TextDecoder. */
const decodeSound = (bytes: Uint8Array): string =>
  isAscii(bytes)
    ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    : transcode(bytes, 'utf8', 'utf16le').toString('utf16le')

/** What Windows-1252 has where Latin-1 has control characters, from 0x80 on; U+FFFD stands for what is not assigned. */
const WINDOWS = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ'

/** Windows-1252; not by TextDecoder, which in some versions of Node takes it for Latin-1. */
const decodeWindows = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, char => WINDOWS[char.charCodeAt(0) - 0x80] ?? char)

/** The UTF-16 that `bytes` begin with: by the mark, or by zeros in every second byte, as Latin letters have them. */
const utf16Of = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const length = Math.min(bytes.length, 512) & ~1
  const zeros = [0, 0]
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (length < 4) return undefined
  if (even === 0 && odd * 4 >= length) return 'utf-16le'
  if (odd === 0 && even * 4 >= length) return 'utf-16be'
  return undefined
}

/** Bytes that are no UTF-8: UTF-8 with a few bytes broken, or the old encoding of Western Europe. */
const decodeDamaged = (bytes: Uint8Array): Decoded => {
  const text = decode(bytes, 'utf-8')
  let broken = 0
  let sound = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0xfffd) broken++
    else if (code > 0x7f) sound++
  }
  return sound > broken
    ? { text, note: `${counted(broken, 'place')} in it ${broken === 1 ? 'is' : 'are'} no UTF-8, and read as U+FFFD` }
    : { text: decodeWindows(bytes), note: 'it is no UTF-8; it is read as Windows-1252' }
}

/**
 * Reads bytes as text: UTF-8; UTF-16 with its mark, or where it shows; else tolerantly, with a note. A byte-order mark is
 * left out, so that columns are those an editor shows. Binary files are refused. Throws nothing.
 */
export const decodeText = (bytes: Uint8Array): Decoded => {
  try {
    const utf16 = utf16Of(bytes)
    if (utf16 !== undefined) {
      const mark = bytes[0] === 0xff || bytes[0] === 0xfe
      return { text: decode(bytes, utf16), encoding: { name: utf16, mark } }
    }
    if (bytes.subarray(0, PROBE).includes(0)) return { refusal: say`it is a binary file, no text` }
    if (!isUtf8(bytes)) return decodeDamaged(bytes)
    const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
    return { text: withoutMark(decodeSound(bytes)), encoding: { name: 'utf-8', mark } }
  } catch (error) {
    return { refusal: error instanceof Error ? error.message : String(error) }
  }
}

/** A piece is no longer than this in bytes, unless a line is; strings of twice the length are given memory of their own. */
const PIECE = 48_000

/** The text of bytes that are UTF-8 for certain, in pieces of whole lines; undefined for all others. */
export const decodePieces = (bytes: Uint8Array): Iterable<string> | undefined => {
  if (utf16Of(bytes) !== undefined || bytes.subarray(0, PROBE).includes(0) || !isUtf8(bytes)) return undefined
  return piecesOf(bytes)
}

function* piecesOf(bytes: Uint8Array): Generator<string> {
  let from = 0
  for (const to of pieceEnds(bytes, PIECE)) {
    const piece = decodeSound(bytes.subarray(from, to))
    yield from === 0 ? withoutMark(piece) : piece
    from = to
  }
}

/** The bytes of a text in an encoding: what `decodeText` read it from. */
export const encodeText = (text: string, { name, mark }: Encoding): Uint8Array => {
  const marked = mark ? `\ufeff${text}` : text
  if (name === 'utf-8') return Buffer.from(marked, 'utf8')
  const bytes = Buffer.from(marked, 'utf16le')
  return name === 'utf-16le' ? bytes : bytes.swap16()
}
