import { expect, test } from 'vitest'
import { LongMap } from '../../server/text/longMap.ts'

const MANY = 150_000

test('a long map is a map: in the order of first entries, the last value for each', () => {
  const map = new LongMap<string, number>()
  const plain = new Map<string, number>()
  for (let i = 0; i < MANY; i++) {
    const key = `key ${(i * 7919) % 100_003}`
    map.set(key, i)
    plain.set(key, i)
  }
  expect(map.size).toBe(plain.size)
  expect([...map]).toEqual([...plain])
  expect([...map.keys()]).toEqual([...plain.keys()])
  expect([...map.values()]).toEqual([...plain.values()])
  const visited: unknown[] = []
  map.forEach((value, key) => {
    visited.push([key, value])
  })
  expect(visited).toEqual([...plain])
  for (const key of ['key 0', 'key 100002', 'key 100003', ''])
    expect([map.has(key), map.get(key)]).toEqual([plain.has(key), plain.get(key)])
})
