import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { correctGold, precisionOf, readGold, recallOf, scorePage, total } from './score.ts'

const read = (name: string): string => readFileSync(join('test/accuracy/fixtures', name), 'utf8')
const raw = readGold(read('gold.tsv'))

test('turns are found in pages of several kinds, and none in an agenda', () => {
  const gold = correctGold(raw, read('corrections.tsv'))
  const score = total(['summit', 'briefing', 'agenda'].map(page => scorePage(page, page, read(`${page}.txt`), gold)))
  expect(score.gold).toBe(16)
  expect(score.misses).toEqual([])
  expect(score.falseTurns).toEqual([])
})

test('a miss and a false turn are counted', () => {
  const score = scorePage('a', 'a', 'Anna Meyer: One.\n\nAnna Meyer: Two.\n', [
    { page: 'a', label: 'Anna Meyer', firstWords: 'One.' },
    { page: 'a', label: 'Ben Okafor', firstWords: 'Two.' },
    { page: 'b', label: 'Anna Meyer', firstWords: 'Two.' },
  ])
  expect([precisionOf(score), recallOf(score)]).toEqual([0.5, 0.5])
  expect(score.misses).toEqual([{ page: 'a', label: 'Ben Okafor', firstWords: 'Two.' }])
  expect(score.falseTurns).toMatchObject([{ line: 3, label: 'Anna Meyer' }])
})

test('a correction that corrects nothing is a mistake', () => {
  expect(() => correctGold(raw, 'id\taction\tspeaker_label\tfirst_words\nagenda\tdrop\tNobody\t\n')).toThrow('Nobody')
})
