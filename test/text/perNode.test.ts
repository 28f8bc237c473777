import { expect, it } from 'vitest'
import { perNode } from '../../server/text/perNode.ts'
import { sequenceOf } from '../../server/text/sequence.ts'

const { root: node } = sequenceOf<number, number>([1, 2, 3], { leaf: items => items.length, join: () => 0 })

it('keeps of each kind what the latest have derived', () => {
  const kind = { latest: 2 }
  const [a, b, c] = [perNode(kind), perNode(kind), perNode(kind)]
  const other = perNode()
  const kept = (): readonly unknown[] => [a, b, c, other].map(keeper => keeper.get(node))
  expect(kept()).toEqual([undefined, undefined, undefined, undefined])
  other.set(node, ['other'])
  a.set(node, ['a'])
  b.set(node, ['b'])
  expect(kept()).toEqual([['a'], ['b'], undefined, ['other']])
  c.set(node, ['c'])
  expect(kept()).toEqual([undefined, ['b'], ['c'], ['other']])
  b.set(node, ['b again'])
  a.set(node, ['a'])
  expect(kept()).toEqual([['a'], ['b again'], undefined, ['other']])
})

it('keeps one value of each where no kind is told', () => {
  const keeper = perNode<string[]>()
  keeper.set(node, ['first'])
  keeper.set(node, ['second'])
  expect(keeper.get(node)).toEqual(['second'])
})
