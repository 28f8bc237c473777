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
  if (most <= 1) return 1
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

/** What is nested deeper is written at once: nothing that a server says is. */
const DEEPEST = 100

const isLong = (value: unknown, weight: number, depth: number): boolean =>
  weight >= MOST && depth < DEEPEST && !(typeof value === 'object' && value !== null && 'toJSON' in value)

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
  function* list(items: readonly unknown[], depth: number): Steps<void> {
    put('[')
    for (let at = 0; at < items.length; ) {
      if (at > 0) put(',')
      let end = at
      for (let weight = 0; end < items.length; end++) {
        const one = weightOf(items[end], MOST)
        weight += one
        if ((weight >= MOST && end > at) || isLong(items[end], one, depth)) break
      }
      if (end === at) yield* long(items[at++], depth)
      else {
        put(JSON.stringify(items.slice(at, end)).slice(1, -1))
        at = end
        yield
      }
    }
    put(']')
  }
  function* object(entries: readonly (readonly [string, unknown])[], depth: number): Steps<void> {
    put('{')
    let first = true
    for (const [key, item] of entries) {
      const isOne = isLong(item, weightOf(item, MOST), depth)
      const json: string | undefined = isOne ? '' : JSON.stringify(item)
      // There is none of what JSON has no form for.
      if (json === undefined) continue
      put(`${first ? '' : ','}${JSON.stringify(key)}:${json}`)
      first = false
      if (isOne) yield* long(item, depth)
    }
    put('}')
  }
  function* long(one: unknown, depth: number): Steps<void> {
    yield
    if (typeof one === 'string') yield* text(one)
    else if (Array.isArray(one)) yield* list(one, depth + 1)
    else yield* object(Object.entries(one as object), depth + 1)
  }
  if (isLong(value, weightOf(value, MOST), 0)) yield* long(value, 0)
  else put(JSON.stringify(value) ?? 'null')
}
