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
  function* steps<S>(node: Node<T, S>): Steps<R> {
    if ('children' in node && !known.has(node)) {
      for (const child of node.children) {
        yield* steps(child)
        yield
      }
    }
    return sumOfNode(node)
  }
  return { of: sequence => sumOfNode(sequence.root), steps: sequence => steps(sequence.root) }
}
