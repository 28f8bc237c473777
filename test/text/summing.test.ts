import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Measure, sequenceOf } from '../../server/text/sequence.ts'
import { summing } from '../../server/text/summing.ts'

const total: Measure<number, number> = {
  leaf: items => items.reduce((sum, item) => sum + item, 0),
  join: sums => sums.reduce((sum, item) => sum + item, 0),
}

test('runs hold all that is wanted, forwards and backwards, with what lies before', () => {
  const few = fc.array(fc.constantFrom<number>(0, 0, 0, 1), { maxLength: 400 })
  fc.assert(
    fc.property(few, fc.nat(400), fc.boolean(), (list, from, backwards) => {
      const sequence = sequenceOf(list, total)
      const found: number[] = []
      for (const run of summing(total).runs(sequence, sum => sum > 0, from, backwards)) {
        expect(run.before).toBe(total.leaf(list.slice(0, run.index)))
        expect(run.items).toEqual(list.slice(run.index, run.index + run.items.length))
        const indexes = run.items.flatMap((item, i) => (item === 1 ? [run.index + i] : []))
        found.push(...(backwards ? indexes.reverse() : indexes))
      }
      const inside = (index: number): boolean => (backwards ? index <= from : index >= from)
      const ones = list.flatMap((item, index) => (item === 1 && inside(index) ? [index] : []))
      expect(found.filter(inside)).toEqual(backwards ? ones.reverse() : ones)
    }),
    { seed: 20240703 },
  )
})

test('branches without anything wanted are not looked into', () => {
  const list: number[] = Array.from({ length: 100_000 }, (_, i) => (i === 50_000 ? 1 : 0))
  let asked = 0
  const runs = summing(total).runs(sequenceOf(list, total), sum => {
    asked++
    return sum > 0
  })
  expect([...runs]).toHaveLength(1)
  expect(asked).toBeLessThan(200)
})
