// Bytes as text, for whoever reads files: servers and the command line in Node, and the client, which reads them for servers elsewhere.

/** How a text was written, so that it can be written back: its encoding, and whether a byte-order mark stood first. */
export type Encoding = { readonly name: 'utf-8' | 'utf-16le' | 'utf-16be'; readonly mark: boolean }

export type Decoding =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: Encoding }
  /** No encoding for certain: UTF-8 with so many broken places, which are U+FFFD now; if there are none, Windows-1252. */
  | { readonly kind: 'guess'; readonly text: string; readonly broken: number }
  | { readonly kind: 'binary' }

/** As git does, a NUL among the first bytes is taken for the mark of a binary file. */
const PROBE = 8000

export const withoutMark = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)

const decode = (bytes: Uint8Array, encoding: string): string =>
  withoutMark(new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes))

/** The text of bytes that are UTF-8, with its byte-order mark; undefined for all others. */
const soundUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** What Windows-1252 has where Latin-1 has control characters, from 0x80 on; U+FFFD stands for what is not assigned. */
const WINDOWS = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ'

/** So many bytes become characters by one call. */
const STRIDE = 8192

/** Windows-1252; not by TextDecoder, which in some versions of Node takes it for Latin-1. */
const decodeWindows = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += STRIDE) text += String.fromCharCode(...bytes.subarray(at, at + STRIDE))
  return text.replace(/[\u0080-\u009f]/g, char => WINDOWS[char.charCodeAt(0) - 0x80] ?? char)
}

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
const decodeDamaged = (bytes: Uint8Array): Decoding => {
  const text = decode(bytes, 'utf-8')
  let broken = 0
  let sound = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0xfffd) broken++
    else if (code > 0x7f) sound++
  }
  return sound > broken ? { kind: 'guess', text, broken } : { kind: 'guess', text: decodeWindows(bytes), broken: 0 }
}

/** Whether bytes are UTF-8, if they are a text at all. */
export const mayBeUtf8 = (bytes: Uint8Array): boolean =>
  utf16Of(bytes) === undefined && !bytes.subarray(0, PROBE).includes(0)

/**
 * Reads bytes as text: UTF-8; UTF-16 with its mark, or where it shows; else tolerantly, by a guess. A byte-order mark is
 * left out, so that columns are those an editor shows. `sound` gives the text of bytes that are UTF-8, and of no others.
 */
export const decodeBytes = (
  bytes: Uint8Array,
  sound: (bytes: Uint8Array) => string | undefined = soundUtf8,
): Decoding => {
  const utf16 = utf16Of(bytes)
  if (utf16 !== undefined) {
    const mark = bytes[0] === 0xff || bytes[0] === 0xfe
    return { kind: 'text', text: decode(bytes, utf16), encoding: { name: utf16, mark } }
  }
  if (!mayBeUtf8(bytes)) return { kind: 'binary' }
  const text = sound(bytes)
  if (text === undefined) return decodeDamaged(bytes)
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  return { kind: 'text', text: withoutMark(text), encoding: { name: 'utf-8', mark } }
}
