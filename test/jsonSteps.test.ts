import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Incoming, jsonSteps } from '../server/jsonSteps.ts'
import { LongText } from '../server/text/longText.ts'
import { finish } from '../server/text/steps.ts'

/** As it comes over a pipe, in parts of about so many bytes; now and then one has to be waited for. */
const coming = (json: string, size = 65_536): Incoming => {
  const bytes = Buffer.from(json)
  let from = 0
  let asked = 0
  return {
    isWhole: () => from >= bytes.length,
    take: () => {
      if (++asked % 3 === 0 || from >= bytes.length) return undefined
      from += size
      return bytes.subarray(from - size, from)
    },
  }
}

const read = (json: string, size?: number): unknown => finish(jsonSteps(coming(json, size)))

/** What was read, with long texts put together. */
const written = (value: unknown): string => JSON.stringify(value)

/** How often reading stops in between. */
const stepsFor = (json: string): number => [...jsonSteps(coming(json))].length

/** Texts with what is written with an escape or as several bytes, from short ones to such as are read in several pieces. */
const text = fc
  .tuple(
    fc.array(fc.constantFrom('a', '"', '\\', '\n', '\u0001', 'é', '“', '🎉', '\ud83c', '{', ']', ',')),
    fc.nat(9000),
  )
  .map(([parts, times]) => parts.join('').repeat(times % 7 === 0 ? times : 1))

const value = fc.letrec<{ any: unknown }>(tie => ({
  any: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.double(),
    fc.constantFrom(true, false, null, '__proto__'),
    fc.array(tie('any')),
    fc.dictionary(fc.oneof(text, fc.constantFrom('__proto__', '1', 'text')), tie('any')),
  ),
})).any

it('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(
      value,
      fc.constantFrom(undefined, 1, '\t'),
      fc.integer({ min: 1, max: 70_000 }),
      (some, indent, size) => {
        const json = JSON.stringify([some], undefined, indent)
        expect(written(read(json, size))).toBe(written(JSON.parse(json)))
      },
    ),
    { seed: 3, numRuns: 150 },
  )
})

it('reads characters as escapes and as bytes', () => {
  for (const one of ['\\u00e9', '\\ud83c\\udf89', '\\"', '\\\\', '🎉', 'é', '世']) {
    for (let before = 0; before < 8; before++) {
      const json = `{"text":"${'x'.repeat(before)}${one.repeat(20_000)}"}`
      expect(written(read(json))).toBe(written(JSON.parse(json)))
    }
  }
})

it('goes on in small steps through long texts and long lists', () => {
  expect(stepsFor(JSON.stringify({ text: 'word '.repeat(200_000) }))).toBeGreaterThan(30)
  expect(stepsFor(JSON.stringify(Array.from({ length: 1000 }, (_, i) => ({ text: `word ${i}` }))))).toBeGreaterThan(999)
})

it('leaves a long text in pieces, and nothing else', () => {
  const long = 'word '.repeat(300_000)
  const { text, other } = read(JSON.stringify({ text: long, other: long })) as Record<string, unknown>
  expect(text).toBeInstanceOf(LongText)
  expect(other).toBe(long)
  expect(read('{"text":"word"}')).toEqual({ text: 'word' })
})

it.each(['[', '{'])('reads what holds nothing but blanks: %s', open => {
  const json = `{"a":${open}${' '.repeat(5000)}${open === '[' ? ']' : '}'}}`
  expect(read(json)).toEqual(JSON.parse(json))
})

it('keeps the last of two values with one key', () => {
  const long = 'x'.repeat(3000)
  expect(read(`{"a":"${long}","b":2,"a":1}`)).toEqual({ a: 1, b: 2 })
})

it('reads no more and no less than JSON.parse', () => {
  const long = JSON.stringify({ text: 'word '.repeat(20_000), list: Array.from({ length: 2000 }, () => [1]) })
  fc.assert(
    fc.property(fc.nat(long.length), fc.constantFrom('', ',', '"', '}', '\\', '\n', ':'), (at, instead) => {
      const broken = long.slice(0, at) + instead + long.slice(at + 1)
      const outcome = (parse: (json: string) => unknown): unknown => {
        try {
          return written(parse(broken))
        } catch (error) {
          return (error as Error).name
        }
      }
      expect(outcome(json => read(json))).toEqual(outcome(JSON.parse))
    }),
    { seed: 4, numRuns: 100 },
  )
})

it.each(['[', '{"a":', '"', '\\'])('is not held up by %s over and over', unit => {
  expect(() => read(unit.repeat(500_000))).toThrow(SyntaxError)
})
