import { expect, test } from 'vitest'
import { LongMap } from '../../server/text/longMap.ts'

/** So many keys, that they fill more than two of the maps within. */
const KEYS = 50_021

/** Compared as one text each: to compare so many entries one by one takes seconds. */
const isSame = (a: Iterable<unknown>, b: Iterable<unknown>): boolean =>
  JSON.stringify([...a]) === JSON.stringify([...b])

test('a long map is a map: in the order of first entries, the last value for each', () => {
  const map = new LongMap<string, number>()
  const plain = new Map<string, number>()
  for (let i = 0; i < KEYS * 1.5; i++) {
    const key = `key ${(i * 7919) % KEYS}`
    map.set(key, i)
    plain.set(key, i)
  }
  expect(map.size).toBe(plain.size)
  expect(isSame(map, plain)).toBe(true)
  expect(isSame(map.keys(), plain.keys())).toBe(true)
  expect(isSame(map.values(), plain.values())).toBe(true)
  const visited: unknown[] = []
  map.forEach((value, key) => {
    visited.push([key, value])
  })
  expect(isSame(visited, plain)).toBe(true)
  for (const key of ['key 0', `key ${KEYS - 1}`, `key ${KEYS}`, ''])
    expect([map.has(key), map.get(key)]).toEqual([plain.has(key), plain.get(key)])
})

test('what is set while somebody goes through a long map comes last, as in a map', () => {
  const seen = (map: { set: (key: string, value: number) => unknown } & Iterable<[string, number]>): string[] => {
    for (let i = 0; i < 2_000; i++) map.set(`key ${i}`, i)
    const keys: string[] = []
    for (const [key, value] of map) {
      if (value < 2_000) map.set(`more ${key}`, 9_999)
      keys.push(key)
    }
    return keys
  }
  expect(seen(new LongMap<string, number>())).toEqual(seen(new Map<string, number>()))
})
