import type { Measure, Node, Sequence } from './sequence.ts'
import type { Steps } from './steps.ts'

/** A further sum over sequences: at once, or in small steps between which the caller may do something else. */
export type Summing<T, R> = {
  readonly of: <S>(sequence: Sequence<T, S>) => R
  readonly steps: <S>(sequence: Sequence<T, S>) => Steps<R>
}

/**
 * Sums sequences by a further measure. The partial sums are kept on the nodes, as long as these live: after a change
 * only those on the way to the changed items are worked out again. `join` must be associative, for nodes are cut anyhow.
 */
export const summing = <T, R>(measure: Measure<T, R>): Summing<T, R> => {
  const known = new WeakMap<object, { readonly sum: R }>()
  const sumOfNode = <S>(node: Node<T, S>): R => {
    const cached = known.get(node)
    if (cached !== undefined) return cached.sum
    const sum = 'items' in node ? measure.leaf(node.items) : measure.join(node.children.map(sumOfNode))
    known.set(node, { sum })
    return sum
  }
  /** Above the leaves a sequence that was not summed yet is summed in one: a table for each leaf would cost more than it saves. */
  const sumOfLeaves = <S>(nodes: readonly Node<T, S>[]): R =>
    measure.leaf(nodes.flatMap(node => ('items' in node ? node.items : [])))
  function* steps<S>(node: Node<T, S>): Steps<R> {
    if ('children' in node && !known.has(node)) {
      if (node.children.every(child => 'items' in child && !known.has(child))) {
        known.set(node, { sum: sumOfLeaves(node.children) })
        yield
      } else {
        for (const child of node.children) {
          yield* steps(child)
          yield
        }
      }
    }
    return sumOfNode(node)
  }
  return { of: sequence => sumOfNode(sequence.root), steps: sequence => steps(sequence.root) }
}
