// A long answer would hold up everybody while it is written as JSON at once: it is taken apart, and its parts are written.
import type { Steps } from './text/steps.ts'

/** So many values are written at once: less than a millisecond's work. */
const MOST = 2_000

/** So much of a long text is written at once, in UTF-16 units. */
const PIECE = 32_000

/** A text counts as one value for each so many UTF-16 units. */
const UNITS = PIECE / MOST

/** How many values there are in one, itself included; no more are counted than tells that there are `most`. */
const weightOf = (value: unknown, most: number): number => {
  if (typeof value === 'string') return 1 + value.length / UNITS
  if (typeof value !== 'object' || value === null) return 1
  let weight = 1
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length && weight < most; at++) weight += weightOf(value[at], most - weight)
    return weight
  }
  for (const key in value) {
    weight += weightOf((value as Record<string, unknown>)[key], most - weight)
    if (weight >= most) break
  }
  return weight
}

/** What JSON leaves out of objects, and makes null in lists. */
const isNothing = (value: unknown): boolean =>
  value === undefined || typeof value === 'function' || typeof value === 'symbol'

/**
 * Writes a value as JSON as `JSON.stringify` does, in small steps: `put` is given the parts of it, in order. What has a `toJSON` of
 * its own is written at once.
 */
export function* jsonParts(value: unknown, put: (part: string) => void): Steps<void> {
  function* text(long: string): Steps<void> {
    put('"')
    for (let at = 0; at < long.length; ) {
      let end = Math.min(long.length, at + PIECE)
      // Half of a pair would be written as an escape.
      if (end < long.length && (long.charCodeAt(end) & 0xfc00) === 0xdc00) end++
      put(JSON.stringify(long.slice(at, end)).slice(1, -1))
      at = end
      yield
    }
    put('"')
  }
  function* list(items: readonly unknown[]): Steps<void> {
    put('[')
    for (let at = 0; at < items.length; ) {
      if (at > 0) put(',')
      let weight = weightOf(items[at], MOST)
      if (weight >= MOST) {
        yield* part(items[at++])
        continue
      }
      let end = at + 1
      for (; end < items.length; end++) {
        weight += weightOf(items[end], MOST)
        if (weight >= MOST) break
      }
      put(JSON.stringify(items.slice(at, end)).slice(1, -1))
      at = end
      yield
    }
    put(']')
  }
  function* object(entries: readonly (readonly [string, unknown])[]): Steps<void> {
    put('{')
    let first = true
    for (const [key, item] of entries) {
      if (isNothing(item)) continue
      put(`${first ? '' : ','}${JSON.stringify(key)}:`)
      first = false
      yield* part(item)
    }
    put('}')
  }
  function* part(one: unknown): Steps<void> {
    if (weightOf(one, MOST) < MOST || (typeof one === 'object' && one !== null && 'toJSON' in one))
      put(isNothing(one) ? 'null' : JSON.stringify(one))
    else {
      yield
      if (typeof one === 'string') yield* text(one)
      else if (Array.isArray(one)) yield* list(one)
      else yield* object(Object.entries(one as object))
    }
  }
  yield* part(value)
}
