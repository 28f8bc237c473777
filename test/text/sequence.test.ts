import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  forEachItem,
  gathering,
  itemAt,
  itemsOf,
  type Measure,
  replaceItems as replaceBy,
  type Sequence,
  seek,
  sequenceOf,
  sizeOf,
  sumBefore,
  sumOf,
} from '../../server/text/sequence.ts'

const SEED = { seed: 20240703 }

/** Items are widths; their sum is what a seek goes by. */
const widths: Measure<number, number> = {
  leaf: items => items.reduce((sum, item) => sum + item, 0),
  join: sums => sums.reduce((sum, item) => sum + item, 0),
}

const item = fc.integer({ min: 0, max: 5 })
const list = fc.array(item, { maxLength: 300 })

const replaceItems = <T, S>(
  sequence: Sequence<T, S>,
  from: number,
  to: number,
  items: readonly T[],
): Sequence<T, S> => {
  const { add, nodes } = gathering(sequence.measure)
  add(items)
  return replaceBy(sequence, from, to, nodes())
}

/** The same replacement on an array. */
const splice = (array: readonly number[], from: number, to: number, items: readonly number[]): number[] => [
  ...array.slice(0, from),
  ...items,
  ...array.slice(to),
]

const expectSame = (sequence: Sequence<number, number>, array: readonly number[]): void => {
  expect(itemsOf(sequence)).toEqual(array)
  expect(sizeOf(sequence)).toBe(array.length)
  expect(sumOf(sequence)).toBe(widths.leaf(array))
}

test('holds what an array holds', () => {
  fc.assert(
    fc.property(list, fc.nat(320), fc.nat(320), (array, a, b) => {
      const sequence = sequenceOf(array, widths)
      expectSame(sequence, array)
      expect(itemAt(sequence, a)).toBe(array[a])
      expect(itemAt(sequence, -1)).toBe(undefined)
      expect(sumBefore(sequence, a)).toBe(widths.leaf(array.slice(0, a)))
      const [from, to] = [Math.min(a, b), Math.max(a, b)]
      expect(itemsOf(sequence, from, to)).toEqual(array.slice(from, to))
    }),
    SEED,
  )
})

test('a script of replacements leaves what an array would be left with, and the older versions as they were', () => {
  const step = fc.record({
    from: fc.nat(400),
    length: fc.oneof(fc.nat(3), fc.nat(200)),
    items: fc.array(item, { maxLength: 80 }),
  })
  fc.assert(
    fc.property(list, fc.array(step, { maxLength: 12 }), (start, script) => {
      let array: readonly number[] = start
      let sequence = sequenceOf(start, widths)
      const versions: [Sequence<number, number>, readonly number[]][] = []
      for (const { from: rawFrom, length, items } of script) {
        versions.push([sequence, array])
        const from = Math.min(rawFrom, array.length)
        const to = Math.min(from + length, array.length)
        sequence = replaceItems(sequence, from, to, items)
        array = splice(array, from, to, items)
        expectSame(sequence, array)
      }
      for (const [older, items] of versions) expectSame(older, items)
    }),
    { ...SEED, numRuns: 200 },
  )
})

test('a seek finds the item that holds a place', () => {
  fc.assert(
    fc.property(list, fc.nat(1000), (array, target) => {
      const found = seek(sequenceOf(array, widths), sum => sum, target)
      if (array.length === 0) {
        expect(found).toBe(undefined)
        return
      }
      let index = 0
      let before = 0
      while (index < array.length - 1 && before + (array[index] ?? 0) <= target) before += array[index++] ?? 0
      expect(found).toEqual({ item: array[index], index, before })
    }),
    SEED,
  )
})

test('a replacement shares what it does not touch, and stays shallow', () => {
  const array = Array.from({ length: 100_000 }, (_, i) => i % 6)
  let sequence = sequenceOf(array, widths)
  const nodesOf = (root: unknown): Set<unknown> => {
    const nodes = new Set<unknown>()
    const walk = (node: unknown): void => {
      nodes.add(node)
      if (typeof node === 'object' && node !== null && 'children' in node)
        for (const child of node.children as unknown[]) walk(child)
    }
    walk(root)
    return nodes
  }
  const before = nodesOf(sequence.root)
  const after = replaceItems(sequence, 50_000, 50_001, [1, 2, 3])
  const fresh = [...nodesOf(after.root)].filter(node => !before.has(node))
  expect(fresh.length).toBeLessThan(12)

  const depth = (node: Sequence<number, number>['root']): number => {
    const child = 'children' in node ? node.children[0] : undefined
    return child === undefined ? 1 : 1 + depth(child)
  }
  for (let i = 0; i < 2000; i++)
    sequence = replaceItems(
      sequence,
      (i * 7919) % sizeOf(sequence),
      sizeOf(sequence) - 1 > 50 ? ((i * 7919) % sizeOf(sequence)) + 1 : 0,
      i % 3 === 0 ? [] : [1, 2],
    )
  expect(depth(sequence.root)).toBeLessThan(7)
  expect(sumOf(sequence)).toBe(widths.leaf(itemsOf(sequence)))
})

test('a visitor may stop', () => {
  const seen: number[] = []
  forEachItem(sequenceOf([...Array(100).keys()], widths), 10, 90, value => {
    seen.push(value)
    return value < 12
  })
  expect(seen).toEqual([10, 11, 12])
})
