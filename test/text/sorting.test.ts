import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sortSteps } from '../../server/text/sorting.ts'
import { finish } from '../../server/text/steps.ts'

it('sorts as toSorted does, and keeps the order of what is equal', () => {
  const items = fc.array(fc.record({ key: fc.nat({ max: 50 }), at: fc.nat() }), { maxLength: 5000, size: 'max' })
  fc.assert(
    fc.property(items, some => {
      const byKey = (a: { readonly key: number }, b: { readonly key: number }): number => a.key - b.key
      expect(JSON.stringify(finish(sortSteps(some, byKey)))).toBe(JSON.stringify(some.toSorted(byKey)))
    }),
    { seed: 20240703, numRuns: 60 },
  )
})

it('sorts many in many steps', () => {
  const work = sortSteps(
    Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 100_003),
    (a, b) => a - b,
  )
  let steps = 0
  while (!work.next().done) steps++
  expect(steps).toBeGreaterThan(1000)
})
