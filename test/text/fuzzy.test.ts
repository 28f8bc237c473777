import { expect, it } from 'vitest'
import { fuzzyScore } from '../../server/text/fuzzy.ts'

const ranked = (query: string, texts: readonly string[]): string[] =>
  texts
    .flatMap(text => {
      const score = fuzzyScore(query, text)
      return score === undefined ? [] : [{ text, score }]
    })
    .sort((a, b) => b.score - a.score)
    .map(({ text }) => text)

it('finds letters in their order, whatever their case', () => {
  expect(ranked('jhd', ['Jordan Harband', 'JHD', 'Rob Palmer', 'Dhj'])).toEqual(['JHD', 'Jordan Harband'])
  expect(fuzzyScore('', 'anything')).toBe(0)
  expect(fuzzyScore('ПУТ', 'Владимир Путин')).toBeDefined()
})

it('prefers what follows each other, begins words and is short', () => {
  expect(ranked('pal', ['Principal', 'Rob Palmer', 'Plan: all'])[0]).toBe('Rob Palmer')
  expect(ranked('rob pal', ['Robert Palmerston', 'Rob Palmer'])).toEqual(['Rob Palmer', 'Robert Palmerston'])
})

it('takes no long time over a text of one letter', () => {
  expect(fuzzyScore('a'.repeat(50), 'a'.repeat(10_000))).toBeDefined()
  expect(fuzzyScore(`${'a'.repeat(49)}b`, 'a'.repeat(10_000))).toBeUndefined()
})
