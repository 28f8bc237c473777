// A message as long as a file would hold up everybody while it is parsed at once: it is taken apart, and its parts are parsed.
import { LongText } from './text/longText.ts'
import type { Steps } from './text/steps.ts'

/** A value of at most so many bytes is parsed as it stands. */
const SHORT = 2_000

/** So much of a longer text is parsed at once, in bytes. */
const PIECE = 32_000

/** No escape and no character is longer, in bytes. */
const LONGEST_PART = 6

/** Nothing that an editor sends is nested deeper; each level may cost another look at as many bytes as a short value has. */
const DEEPEST = 50

const QUOTE = 34
const COMMA = 44
const COLON = 58
const OPEN_LIST = 91
const BACKSLASH = 92
const CLOSE_LIST = 93
const SMALL_U = 117
const OPEN_OBJECT = 123
const CLOSE_OBJECT = 125

const isBlank = (byte: number | undefined): boolean => byte === 32 || byte === 10 || byte === 13 || byte === 9

/** Whether a byte of UTF-8 goes on with a character. */
const goesOn = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80

/**
 * The value that the bytes of `parts` in order hold as JSON in UTF-8, read in small steps. Throws what `JSON.parse` throws where they
 * hold none. What is
 * called `text` and is long stays in pieces: a copy of it may take longer than all else.
 */
export function* jsonSteps(parts: readonly Buffer[]): Steps<unknown> {
  /** Those that are looked at, from `at` on; the parts from `next` on follow. All together would be a copy of a long message. */
  let bytes = parts[0] ?? Buffer.alloc(0)
  let at = 0
  let next = 1

  /** Makes sure that so many bytes can be looked at, or all that there are. */
  const need = (count: number): void => {
    const from = next
    let length = bytes.length - at
    while (length < count && next < parts.length) length += parts[next++]?.length ?? 0
    if (next === from) return
    bytes = Buffer.concat([bytes.subarray(at), ...parts.slice(from, next)])
    at = 0
  }
  const skipBlanks = (): void => {
    do {
      need(1)
      while (isBlank(bytes[at])) at++
    } while (at === bytes.length && next < parts.length)
  }
  const expect = (byte: number): void => {
    skipBlanks()
    if (bytes[at++] !== byte) throw new SyntaxError()
  }
  /** Where the text that goes on at `from` ends, before its quote; or the first place from `limit` on that can be a piece's end. */
  const endInText = (from: number, limit: number): number => {
    let pos = from
    while (pos < limit && bytes[pos] !== QUOTE) {
      pos += bytes[pos] !== BACKSLASH ? 1 : bytes[pos + 1] === SMALL_U ? 6 : 2
    }
    return pos
  }
  /** Where the value at `from` ends; undefined if it is not short. */
  const shortEnd = (from: number): number | undefined => {
    const limit = Math.min(bytes.length, from + SHORT)
    let depth = 0
    for (let pos = from; pos < limit; pos++) {
      switch (bytes[pos]) {
        case QUOTE:
          pos = endInText(pos + 1, limit)
          if (pos >= limit) return undefined
          if (depth === 0) return pos + 1
          break
        case OPEN_LIST:
        case OPEN_OBJECT:
          depth++
          break
        case CLOSE_LIST:
        case CLOSE_OBJECT:
          // That of what the value stands in, or its own.
          if (depth === 0) return pos
          if (--depth === 0) return pos + 1
          break
        case COMMA:
          if (depth === 0) return pos
      }
    }
    return undefined
  }
  function* longText(): Steps<readonly string[]> {
    const pieces: string[] = []
    at++
    for (;;) {
      need(PIECE + LONGEST_PART)
      let end = endInText(at, Math.min(bytes.length, at + PIECE))
      for (let back = 0; back < 3 && goesOn(bytes[end]); back++) end--
      pieces.push(JSON.parse(`"${bytes.toString('utf8', at, end)}"`))
      at = end
      if (bytes[at] === QUOTE) break
      if (at >= bytes.length) throw new SyntaxError()
      yield
    }
    at++
    return pieces
  }
  function* longList(depth: number): Steps<unknown[]> {
    const items: unknown[] = []
    do {
      at++
      items.push(yield* value(depth))
      yield
      skipBlanks()
    } while (bytes[at] === COMMA)
    expect(CLOSE_LIST)
    return items
  }
  function* longObject(depth: number): Steps<object> {
    const entries: [string, unknown][] = []
    do {
      at++
      const key = yield* value(depth)
      if (typeof key !== 'string') throw new SyntaxError()
      expect(COLON)
      entries.push([key, yield* value(depth, key === 'text')])
      yield
      skipBlanks()
    } while (bytes[at] === COMMA)
    expect(CLOSE_OBJECT)
    return Object.fromEntries(entries)
  }
  function* value(depth: number, isText = false): Steps<unknown> {
    if (depth > DEEPEST) throw new SyntaxError()
    skipBlanks()
    need(SHORT)
    const end = shortEnd(at)
    if (end !== undefined) {
      const text = bytes.toString('utf8', at, end)
      at = end
      return JSON.parse(text)
    }
    if (bytes[at] === QUOTE) {
      const pieces = yield* longText()
      return isText && pieces.length > 1 ? new LongText(pieces) : pieces.join('')
    }
    if (bytes[at] === OPEN_LIST) return yield* longList(depth + 1)
    if (bytes[at] === OPEN_OBJECT) return yield* longObject(depth + 1)
    throw new SyntaxError()
  }

  try {
    const result = yield* value(0)
    skipBlanks()
    if (at === bytes.length) return result
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  return JSON.parse(Buffer.concat(parts).toString('utf8'))
}
