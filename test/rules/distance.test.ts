import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance } from '../../server/rules/support/distance.ts'
import { lettersOf } from '../../server/rules/support/near.ts'
import { keepTargets } from '../../server/rules/support/targetIndex.ts'

/** The same without any shortening: letters dropped, added, replaced, or swapped with their neighbour. */
const plainDistance = (a: string, b: string): number => {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i + j))
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Number.POSITIVE_INFINITY
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : replaced
      ;(rows[i] as number[])[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, replaced, swapped)
    }
  return at(a.length, b.length)
}

test('a distance is that of whole words, as far as it matters', () => {
  const word = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 7 }).map(letters => letters.join(''))
  fc.assert(
    fc.property(word, word, fc.integer({ min: 1, max: 3 }), (a, b, limit) => {
      expect(editDistance(a, b, limit)).toBe(Math.min(plainDistance(a, b), limit + 1))
    }),
    { seed: 1, numRuns: 2000 },
  )
})

test('targets that come and go are those that are left', () => {
  const names = ['Anna Berg', 'Anna Borg', 'Ana Berg', 'Ben Okafor', 'JHD', 'JDH', 'JH']
  const deed = fc.record({ name: fc.constantFrom(...names), comes: fc.boolean(), turns: fc.nat(9) })
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 30 }), deeds => {
      const targets = keepTargets()
      const left = new Map<string, number>()
      for (const { name, comes, turns } of deeds) {
        if (comes) left.set(name, turns)
        else left.delete(name)
        if (comes) targets.put({ spelling: name, letters: lettersOf(name), turns })
        else targets.remove(name)
      }
      const seen = new Map<string, number | undefined>()
      for (const label of ['Anna Burg', 'Ben Okafro', 'JHR'])
        targets.visit(label, ({ spelling, turns }) => seen.set(spelling, turns))
      expect(new Map([...seen].sort())).toEqual(new Map([...left].sort()))
    }),
    { seed: 1 },
  )
})
