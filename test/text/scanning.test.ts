import { expect, test } from 'vitest'
import { scanning } from '../../server/text/scanning.ts'
import { gathering, type Measure, replaceItems, sequenceOf } from '../../server/text/sequence.ts'
import { finish } from '../../server/text/steps.ts'

const count: Measure<number, number> = {
  leaf: items => items.length,
  join: sums => sums.reduce((sum, item) => sum + item, 0),
}

/** Finds the sum of what stands before each item. */
const sums = scanning<number, number, number>({
  start: 0,
  same: (a, b) => a === b,
  step: (state, item, found) => {
    found(state)
    return state + item
  },
})

const first = sequenceOf(Array<number>(300).fill(1), count)
const { add, nodes } = gathering(count)
add([500])
const second = replaceItems(first, 0, 1, nodes())

test('two scans of what shares nodes, step by step in turn, find what each finds alone', () => {
  const alone = (sequence: typeof first): number[] => {
    const found: number[] = []
    finish(
      sums(sequence, sum => {
        found.push(sum)
        return true
      }),
    )
    return found
  }
  const expected = [alone(first), alone(second)]
  expect(expected[0]).toEqual(Array.from({ length: 300 }, (_, i) => i))
  const found: number[][] = [[], []]
  const works = [first, second].map((sequence, i) => sums(sequence, sum => found[i]?.push(sum) !== undefined))
  for (let going = true; going; ) going = works.map(work => work.next().done !== true).includes(true)
  expect(found).toEqual(expected)
})

test('long items are prepared in steps before', () => {
  const prepared: number[] = []
  const work = scanning<number, number, number>({
    start: 0,
    same: (a, b) => a === b,
    step: (state, item) => {
      if (item > 10) expect(prepared).toContain(item)
      return state + item
    },
    prepare: item =>
      item <= 10
        ? undefined
        : (function* () {
            yield
            prepared.push(item)
          })(),
  })
  expect(finish(work(sequenceOf([1, 20, 2, 30], count), () => true))).toBe(53)
  expect(prepared).toEqual([20, 30])
})
