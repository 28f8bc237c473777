import { expect, test } from 'vitest'
import { eachBlock } from '../../server/syntax/eachBlock.ts'
import { parseBlocks } from '../../server/syntax/pieces.ts'
import { sizeOf } from '../../server/text/sequence.ts'

/** The blocks visited in each step, as pairs of line and index. */
const stepsOf = (text: string, until = Number.POSITIVE_INFINITY): number[][][] => {
  const blocks = parseBlocks(text)
  const steps: number[][][] = []
  let visited: number[][] = []
  const visiting = eachBlock(blocks, 0, sizeOf(blocks), 0, (_, line, index) => {
    visited.push([line, index])
    return index < until
  })
  for (const _ of visiting) {
    steps.push(visited)
    visited = []
  }
  return steps
}

test('all blocks are visited, each with its line, many short ones in one step', () => {
  const steps = stepsOf('One.\nTwo.\n\n'.repeat(100))
  expect(steps.flat()).toEqual(
    Array.from({ length: 200 }, (_, index) => [3 * Math.floor(index / 2) + 2 * (index % 2), index]),
  )
  expect(steps.length).toBeLessThan(10)
})

test('of long blocks a step has few', () => {
  const steps = stepsOf(`${'word '.repeat(10_000)}\n\n`.repeat(20))
  expect(Math.max(...steps.map(visited => visited.length))).toBe(2)
})

test('it stops where it is told to', () => {
  expect(stepsOf('One.\n\n'.repeat(100), 70).flat().at(-1)?.[1]).toBe(70)
})
