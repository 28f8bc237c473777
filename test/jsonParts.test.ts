import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonParts } from '../server/jsonParts.ts'

/** What is written of a value, and in how many steps. */
const written = (value: unknown): { readonly json: string; readonly longest: number; readonly steps: number } => {
  const parts: string[] = []
  let steps = 1
  for (const _ of jsonParts(value, part => parts.push(part))) steps++
  return { json: parts.join(''), longest: Math.max(...parts.map(part => part.length)), steps }
}

const long = fc.constantFrom<unknown>(
  'word 🎉"\\\n\u2028\ud800 '.repeat(9_000),
  Array.from({ length: 3_000 }, (_, i) => i),
  Array.from({ length: 900 }, (_, i) => ({ line: i, text: `${i}`, nothing: undefined })),
  [[], 'x'.repeat(70_000), undefined, () => 1, Symbol('s')],
  Object.fromEntries(Array.from({ length: 2_500 }, (_, i) => [`"${i}`, i % 3 === 0 ? undefined : i])),
)
const value = fc.oneof(fc.jsonValue(), long, fc.array(fc.oneof(fc.jsonValue(), long), { maxLength: 4 }))

describe('jsonParts', () => {
  it('writes what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.record({ id: fc.nat(), result: value, more: fc.option(value) }), message => {
        expect(written(message).json).toBe(JSON.stringify(message))
      }),
      { seed: 20260101, numRuns: 200 },
    )
  })

  it('writes a long value in many parts, and a short one at once', () => {
    const edits = Array.from({ length: 20_000 }, (_, line) => ({
      range: { start: { line, character: 0 } },
      newText: 'Anna',
    }))
    const { longest, steps } = written({ jsonrpc: '2.0', id: 1, result: edits })
    expect(longest).toBeLessThan(100_000)
    expect(steps).toBeGreaterThan(40)
    expect(written({ jsonrpc: '2.0', id: 1, result: edits.slice(0, 9) }).steps).toBe(1)
  })

  it('writes what has a form of its own for JSON by that', () => {
    const own = { items: Array.from({ length: 5_000 }, () => 1), toJSON: () => 'own' }
    expect(written({ result: own }).json).toBe('{"result":"own"}')
    const none = { items: Array.from({ length: 5_000 }, () => 1), none: { toJSON: () => undefined } }
    expect(written({ result: none }).json).toBe(JSON.stringify({ result: none }))
  })

  it('writes what is nested deep', () => {
    let deep: object = {}
    for (let i = 0; i < 3_000; i++) deep = { deep, x: 1 }
    expect(written(deep).json).toBe(JSON.stringify(deep))
  })
})
