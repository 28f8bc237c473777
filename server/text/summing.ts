import { type Kind, perNode } from './perNode.ts'
import { perObject } from './perObject.ts'
import type { Measure, Node, Sequence } from './sequence.ts'
import type { Steps } from './steps.ts'

/** Neighbouring items, with the index of the first and the sum of all before it. */
export type Run<T, S> = { readonly items: readonly T[]; readonly index: number; readonly before: S }

/** A further sum over sequences: at once, or in small steps between which the caller may do something else. */
export type Summing<T, R> = {
  readonly of: <S>(sequence: Sequence<T, S>) => R
  readonly steps: <S>(sequence: Sequence<T, S>) => Steps<R>
  /**
   * The runs of items that may hold something that `wanted` finds in their sum, in order: from the one that holds the item at
   * `from` on, or back from it. Whole branches without are passed over, so that rare items are found without reading the rest.
   */
  readonly runs: <S>(
    sequence: Sequence<T, S>,
    wanted: (sum: R) => boolean,
    from?: number,
    backwards?: boolean,
  ) => Generator<Run<T, S>, void, undefined>
}

/** So many leaves are summed at once: less than a millisecond's work, or a few where it is the first. */
const TOGETHER = 8

/**
 * What a measure knows of itself for small steps: how long sums are joined in them, and how an item that takes long is prepared, so
 * that what is asked of it afterwards is kept with it.
 */
export type InSteps<T, R> = {
  readonly joinSteps?: (sums: readonly R[]) => Steps<R>
  readonly prepare?: (item: T) => Steps<unknown> | undefined
}

/**
 * Sums sequences by a further measure. The partial sums are kept on the nodes, as long as these live: after a change
 * only those on the way to the changed items are worked out again. `join` must be associative, for nodes are cut anyhow.
 */
export const summing = <T, R>(measure: Measure<T, R> & InSteps<T, R>): Summing<T, R> => summingAs(measure)

/** The same by a measure for each object, as for each table of labels; of each node the sum for the latest one is kept. */
export const summingPer = <A extends object, T, R>(
  measureFor: (object: A) => Measure<T, R> & InSteps<T, R>,
): ((object: A) => Summing<T, R>) => {
  const kind = { latest: 1 }
  return perObject((object: A) => summingAs(measureFor(object), kind))
}

const summingAs = <T, R>(measure: Measure<T, R> & InSteps<T, R>, kind?: Kind): Summing<T, R> => {
  const known = perNode<{ readonly sum: R }>(kind)
  const sumOfNode = <S>(node: Node<T, S>): R => {
    const cached = known.get(node)
    if (cached !== undefined) return cached.sum
    const sum = 'items' in node ? measure.leaf(node.items) : measure.join(node.children.map(sumOfNode))
    known.set(node, { sum })
    return sum
  }
  /** Some leaves of a long sequence that is new are summed together: a table for each would cost more than it saves. */
  const isNew = <S>(root: Node<T, S>): boolean =>
    'children' in root && root.children.every(child => 'children' in child && known.get(child) === undefined)
  const sumOfLeaves = <S>(nodes: readonly Node<T, S>[]): R =>
    measure.leaf(nodes.flatMap(node => ('items' in node ? node.items : [])))
  function* prepare<S>(nodes: readonly Node<T, S>[]): Steps<void> {
    if (measure.prepare === undefined) return
    for (const node of nodes)
      for (const item of 'items' in node ? node.items : []) {
        const steps = measure.prepare(item)
        if (steps !== undefined) yield* steps
      }
  }
  function* steps<S>(node: Node<T, S>, together: boolean): Steps<R> {
    if ('items' in node && known.get(node) === undefined) yield* prepare([node])
    if ('children' in node && known.get(node) === undefined) {
      if (together && node.children.every(child => 'items' in child)) {
        const sums: R[] = []
        for (let at = 0; at < node.children.length; at += TOGETHER) {
          const some = node.children.slice(at, at + TOGETHER)
          yield* prepare(some)
          sums.push(sumOfLeaves(some))
          yield
        }
        known.set(node, { sum: measure.join(sums) })
      } else {
        for (const child of node.children) {
          yield* steps(child, together)
          yield
        }
        if (measure.joinSteps !== undefined)
          known.set(node, { sum: yield* measure.joinSteps(node.children.map(sumOfNode)) })
      }
    }
    return sumOfNode(node)
  }
  function* runs<S>(
    { root, measure: extent }: Sequence<T, S>,
    wanted: (sum: R) => boolean,
    from = 0,
    backwards = false,
  ): Generator<Run<T, S>, void, undefined> {
    function* walk(node: Node<T, S>, index: number, before: S): Generator<Run<T, S>, void, undefined> {
      const outside = backwards ? index > from : index + node.size <= from
      if (outside || node.size === 0) return
      // To sum up the items of a leaf costs as much as to look at them.
      const sum = 'items' in node ? known.get(node)?.sum : sumOfNode(node)
      if (sum !== undefined && !wanted(sum)) return
      if ('items' in node) {
        yield { items: node.items, index, before }
        return
      }
      let at = index
      let passed = before
      const places = node.children.map(child => {
        const place = { child, at, sum: passed }
        at += child.size
        passed = extent.join([passed, child.sum])
        return place
      })
      for (const place of backwards ? places.reverse() : places) yield* walk(place.child, place.at, place.sum)
    }
    yield* walk(root, 0, extent.join([]))
  }
  return {
    runs,
    of: sequence => sumOfNode(sequence.root),
    steps: sequence => steps(sequence.root, isNew(sequence.root)),
  }
}
