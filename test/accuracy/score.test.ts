import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readGold } from './gold.ts'
import { precisionOf, recallOf, scorePage, total } from './score.ts'

const read = (name: string): string => readFileSync(join('test/accuracy/fixtures', name), 'utf8')

test('turns are found in pages of several kinds, and none in an agenda', () => {
  const gold = readGold([read('corrections.tsv'), read('gold.tsv')])
  expect([...gold.paths]).toEqual(['summit.txt', 'briefing.txt', 'agenda.txt'])
  const score = total([...gold.paths].map(path => scorePage(path, read(path), gold)))
  expect(score.gold).toBe(16)
  expect(score.misses).toEqual([])
  expect(score.falseTurns).toEqual([])
})

test('a miss and a false turn are counted', () => {
  const gold = readGold([
    'id\tturn\tspeaker_label\tfirst_words\na\t1\tAnna Meyer\tOne.\na\t2\tBen Okafor\tTwo.\nb\t1\tAnna Meyer\tTwo.\n',
  ])
  const score = scorePage('a.txt', 'Anna Meyer: One.\n\nAnna Meyer: Two.\n', gold)
  expect([precisionOf(score), recallOf(score)]).toEqual([0.5, 0.5])
  expect(score.misses).toMatchObject([{ path: 'a.txt', label: 'Ben Okafor', firstWords: 'Two.' }])
  expect(score.falseTurns).toMatchObject([{ line: 3, label: 'Anna Meyer' }])
})

test('lists with lines are held against lines', () => {
  const gold = readGold([
    'path\tline\tlabel\tfirst_words\na.md\t1\tAnna Meyer\tOne.\na.md\t3\tAnna Meyer\tThree.\nb.md\t0\t\t\n',
  ])
  const score = scorePage('a.md', '**Anna Meyer:** One.\n\n- Slides: two\n\nAnna Meyer (reading): Three.\n', gold)
  expect(score.misses).toMatchObject([{ line: 3 }])
  expect(score.falseTurns).toMatchObject([{ line: 5 }])
  expect([...gold.paths]).toEqual(['a.md', 'b.md'])
})

test('a list that cannot be applied is a mistake', () => {
  const drop = 'id\taction\tspeaker_label\tfirst_words\nagenda\tdrop\tNobody\t\n'
  expect(() => readGold([read('gold.tsv'), drop])).toThrow('Nobody')
  expect(() => readGold(['name\tage\nAnna\t30\n'])).toThrow('No list')
})
