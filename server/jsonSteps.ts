// A message as long as a file would hold up everybody while it is parsed at once: it is taken apart, and its parts are parsed.
import { LongText } from './text/longText.ts'
import type { Steps } from './text/steps.ts'

/** A value of at most so many bytes is parsed as it stands. */
const SHORT = 2_000

/** So much of a longer text is parsed at once, in bytes. */
const PIECE = 32_000

/**
 * The pieces of a longer text are put together in lots of so many UTF-16 units. One lot of all would be a copy in fresh memory, which takes
 * 10 ms and more for 10 MB; left alone, the pieces would be copied each time that garbage is collected.
 */
const LOT = 1_000_000

/** No escape and no character is longer, in bytes. */
const LONGEST_PART = 6

/** Nothing that an editor sends is nested deeper; each level may cost another look at as many bytes as a short value has. */
const DEEPEST = 100

const QUOTE = 34
const COMMA = 44
const COLON = 58
const OPEN_LIST = 91
const BACKSLASH = 92
const CLOSE_LIST = 93
const OPEN_OBJECT = 123
const CLOSE_OBJECT = 125

const isBlank = (byte: number | undefined): boolean => byte === 32 || byte === 10 || byte === 13 || byte === 9

/** Whether a byte of UTF-8 goes on with a character. */
const goesOn = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80

/** The bytes of a message as they come. */
export type Incoming = {
  /** The next part, if it is there. */
  readonly take: () => Buffer | undefined
  /** Whether all of it has come. */
  readonly isWhole: () => boolean
}

/**
 * The value that a message holds as JSON in UTF-8, read in small steps; a step is nothing where its bytes have to be waited for. Throws
 * where it holds none, or a number or word alone, which is no message. What is called `text` and is long stays in pieces: a copy of it
 * may take longer than all else.
 */
export function* jsonSteps({ take, isWhole }: Incoming): Steps<unknown> {
  /** Those that are looked at, from `at` on. All of them together would be a copy of a long message. */
  let bytes: Buffer = Buffer.alloc(0)
  let at = 0

  /** Makes sure that so many bytes can be looked at, or all that there are. */
  function* need(count: number): Steps<void> {
    while (bytes.length - at < count) {
      const part = take()
      if (part !== undefined) {
        bytes = at < bytes.length ? Buffer.concat([bytes.subarray(at), part]) : part
        at = 0
      } else if (isWhole()) return
      else yield
    }
  }
  function* skipBlanks(): Steps<void> {
    do {
      while (isBlank(bytes[at])) at++
      yield* need(1)
    } while (isBlank(bytes[at]))
  }
  const broken = (): Error => new SyntaxError('A message is no JSON.')
  function* expect(byte: number): Steps<void> {
    yield* skipBlanks()
    if (bytes[at++] !== byte) throw broken()
  }
  /** Whether what stands at `pos`, in a text that goes on at `from`, is the second half of an escape. */
  const isEscaped = (pos: number, from: number): boolean => {
    let first = pos
    while (first > from && bytes[first - 1] === BACKSLASH) first--
    return (pos - first) % 2 === 1
  }
  /** Where the text that goes on at `from` ends, before its quote; undefined if it goes on up to `limit`. */
  const textEnd = (from: number, limit: number): number | undefined => {
    let quote = bytes.indexOf(QUOTE, from)
    while (quote >= 0 && quote < limit && isEscaped(quote, from)) quote = bytes.indexOf(QUOTE, quote + 1)
    return quote >= 0 && quote < limit ? quote : undefined
  }
  /** Where a text that goes on at `from` can be cut: at `limit` or before it, not in a character or an escape. */
  const cutBefore = (from: number, limit: number): number => {
    const mark = bytes.lastIndexOf(BACKSLASH, limit - 1)
    if (mark > from && mark > limit - LONGEST_PART && !isEscaped(mark, from)) return mark
    let end = limit
    while (end > limit - 3 && goesOn(bytes[end])) end--
    return end
  }
  /** Where the value at `from` ends; undefined if it is not short. */
  const shortEnd = (from: number): number | undefined => {
    const limit = Math.min(bytes.length, from + SHORT)
    let depth = 0
    for (let pos = from; pos < limit; pos++) {
      switch (bytes[pos]) {
        case QUOTE:
          pos = textEnd(pos + 1, limit) ?? limit
          if (depth === 0 && pos < limit) return pos + 1
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
  function* longText(): Steps<LongText> {
    const lots: string[] = []
    let pieces: string[] = []
    /** Of those, and of all, in UTF-16 units. */
    let waiting = 0
    let length = 0
    at++
    for (;;) {
      yield* need(PIECE + LONGEST_PART)
      const limit = Math.min(bytes.length, at + PIECE)
      const end = textEnd(at, limit) ?? cutBefore(at, limit)
      const piece: string = JSON.parse(`"${bytes.toString('utf8', at, end)}"`)
      pieces.push(piece)
      waiting += piece.length
      length += piece.length
      at = end
      if (bytes[at] === QUOTE) break
      if (at >= bytes.length) throw broken()
      if (waiting >= LOT) {
        lots.push(pieces.join(''))
        pieces = []
        waiting = 0
      }
      yield
    }
    at++
    return new LongText([...lots, pieces.join('')], length)
  }
  /** Whether a list or object that opens here holds nothing; then it is passed over. */
  function* isEmpty(close: number): Steps<boolean> {
    at++
    yield* skipBlanks()
    if (bytes[at] !== close) return false
    at++
    return true
  }
  function* longList(depth: number): Steps<unknown[]> {
    const items: unknown[] = []
    if (yield* isEmpty(CLOSE_LIST)) return items
    for (;;) {
      items.push(yield* value(depth))
      yield
      yield* skipBlanks()
      if (bytes[at] !== COMMA) break
      at++
    }
    yield* expect(CLOSE_LIST)
    return items
  }
  function* longObject(depth: number): Steps<object> {
    const entries: [string, unknown][] = []
    if (yield* isEmpty(CLOSE_OBJECT)) return {}
    for (;;) {
      const key = yield* value(depth)
      if (typeof key !== 'string') throw broken()
      yield* expect(COLON)
      entries.push([key, yield* value(depth, key === 'text')])
      yield
      yield* skipBlanks()
      if (bytes[at] !== COMMA) break
      at++
    }
    yield* expect(CLOSE_OBJECT)
    return Object.fromEntries(entries)
  }
  function* value(depth: number, isText = false): Steps<unknown> {
    if (depth > DEEPEST) throw broken()
    yield* skipBlanks()
    yield* need(SHORT)
    const end = shortEnd(at)
    if (end !== undefined) {
      const text = bytes.toString('utf8', at, end)
      at = end
      return JSON.parse(text)
    }
    if (bytes[at] === QUOTE) {
      const text = yield* longText()
      return isText && text.length > LOT ? text : String(text)
    }
    if (bytes[at] === OPEN_LIST) return yield* longList(depth + 1)
    if (bytes[at] === OPEN_OBJECT) return yield* longObject(depth + 1)
    throw broken()
  }

  const result = yield* value(0)
  yield* skipBlanks()
  if (at < bytes.length) throw broken()
  return result
}
