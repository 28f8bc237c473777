import fc from 'fast-check'
import { expect, it } from 'vitest'
import { matcher } from '../../server/text/matcher.ts'

const EXPRESSIONS = [
  /^\p{Lu}[\p{Lu}\p{N}]{0,4}$/u,
  /^(?:[\p{L}\p{N}?¿#_]|\[\p{L}[\p{L}, ]*\]$)/u,
  /^[^\p{L}\p{N}?]|[^\p{L}\p{N}?]$/u,
  /\p{Lo}|\p{Lt}[\p{Lo}\p{M}]?\]\\p/u,
  /^(?:\p{Ll}[’']|\p{Ll}{1,3}-)\p{Lu}/u,
]
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'aBc9?#_ -[],.\'"\\]p\n'), maxLength: 8 }),
  fc.string({ unit: fc.constantFrom(...'aBé Ωд主ǅ́’¿½\0'), maxLength: 8 }),
)

it('says the same of every text as the expression', () => {
  fc.assert(
    fc.property(fc.constantFrom(...EXPRESSIONS), text, (all, some) => {
      expect(matcher(all)(some)).toBe(all.test(some))
    }),
    { seed: 20260101, numRuns: 5000 },
  )
})

it('refuses letters that it does not know', () => {
  expect(() => matcher(/\p{sc=Han}/u)).toThrow('Unknown letters: \\p{sc=Han}')
  expect(() => matcher(/\P{L}/u)).toThrow('Unknown letters: \\P{L}')
})
