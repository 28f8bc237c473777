import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Change, changed, composed } from '../../server/text/changes.ts'

/** Changes of a text of so many units, in order and apart. */
const changesIn = (length: number) =>
  fc
    .array(fc.tuple(fc.nat(length), fc.constantFrom('', 'x', 'yz', '\n')), { maxLength: 8 })
    .map(list => list.sort(([a], [b]) => a - b))
    .map(list => {
      const changes: Change[] = []
      for (let i = 0; i + 1 < list.length; i += 2) {
        const [start, newText] = list[i] ?? [0, '']
        const [end] = list[i + 1] ?? [0, '']
        if (start >= (changes.at(-1)?.end ?? -1)) changes.push({ start, end, newText })
      }
      return changes
    })

it('composes changes: making them at once is making them one after the other', () => {
  const scripts = fc.string({ minLength: 0, maxLength: 30 }).chain(text =>
    changesIn(text.length).chain(first => {
      const between = changed(text, first)
      return changesIn(between.length).map(second => ({ text, first, second, between }))
    }),
  )
  fc.assert(
    fc.property(scripts, ({ text, first, second, between }) => {
      const both = composed(text.length, first, second)
      expect(changed(text, both)).toBe(changed(between, second))
      both.forEach((change, i) => {
        expect(change.start).toBeGreaterThan(both[i - 1]?.end ?? -1)
      })
    }),
    { seed: 11, numRuns: 1000 },
  )
})
