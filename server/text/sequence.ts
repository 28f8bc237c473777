/**
 * A persistent sequence: a B-tree whose nodes carry the sum of what is below them, so that an item can be found by any
 * measure (index, line, offset, …) and a range replaced in time logarithmic in the size, while older versions stay valid.
 */

/** How items are summed up. `leaf` sums items, `join` sums sums; neither may look at anything but its argument. */
export type Measure<T, S> = {
  readonly leaf: (items: readonly T[]) => S
  readonly join: (sums: readonly S[]) => S
}

type Leaf<T, S> = { readonly items: readonly T[]; readonly size: number; readonly sum: S }
type Branch<T, S> = { readonly children: readonly Node<T, S>[]; readonly size: number; readonly sum: S }
export type Node<T, S> = Leaf<T, S> | Branch<T, S>

export type Sequence<T, S> = { readonly root: Node<T, S>; readonly measure: Measure<T, S> }

/** Where a search ended: the item, its index, and the sum of everything before it. */
export type Found<T, S> = { readonly item: T; readonly index: number; readonly before: S }

const WIDTH = 32

const leafOf = <T, S>(items: readonly T[], measure: Measure<T, S>): Leaf<T, S> => ({
  items,
  size: items.length,
  sum: measure.leaf(items),
})

const branchOf = <T, S>(children: readonly Node<T, S>[], measure: Measure<T, S>): Branch<T, S> => {
  let size = 0
  for (const child of children) size += child.size
  return { children, size, sum: measure.join(children.map(child => child.sum)) }
}

/** Cuts a list into pieces of nearly equal length, none longer than WIDTH. */
const pieces = <E>(list: readonly E[]): readonly (readonly E[])[] => {
  if (list.length <= WIDTH) return list.length === 0 ? [] : [list]
  const count = Math.ceil(list.length / WIDTH)
  const result: (readonly E[])[] = []
  for (let i = 0; i < count; i++) {
    result.push(list.slice(Math.floor((i * list.length) / count), Math.floor(((i + 1) * list.length) / count)))
  }
  return result
}

const grow = <T, S>(nodes: readonly Node<T, S>[], measure: Measure<T, S>): Node<T, S> => {
  let level = nodes
  while (level.length > 1) level = pieces(level).map(part => branchOf(part, measure))
  let root = level[0] ?? leafOf<T, S>([], measure)
  while ('children' in root && root.children.length === 1 && root.children[0] !== undefined) root = root.children[0]
  return root
}

/** So many leaves are put together as they come. */
const SOME = WIDTH * WIDTH

/** Gathers items that come in runs into nodes, for `sequenceOfNodes` or `replaceItems`: so that a long sequence is made in steps. */
export const gathering = <T, S>(measure: Measure<T, S>) => {
  const nodes: Node<T, S>[] = []
  let leaves: Node<T, S>[] = []
  return {
    add: (items: readonly T[]): void => {
      for (const part of pieces(items)) leaves.push(leafOf(part, measure))
      if (leaves.length < SOME) return
      for (const part of pieces(leaves)) nodes.push(branchOf(part, measure))
      leaves = []
    },
    nodes: (): readonly Node<T, S>[] => [...nodes, ...leaves],
  }
}

export const sequenceOfNodes = <T, S>(leaves: readonly Node<T, S>[], measure: Measure<T, S>): Sequence<T, S> => ({
  root: grow(leaves, measure),
  measure,
})

export const sequenceOf = <T, S>(items: readonly T[], measure: Measure<T, S>): Sequence<T, S> =>
  sequenceOfNodes(
    pieces(items).map(part => leafOf(part, measure)),
    measure,
  )

export const sizeOf = <T, S>(sequence: Sequence<T, S>): number => sequence.root.size
export const sumOf = <T, S>(sequence: Sequence<T, S>): S => sequence.root.sum

/** The item at `index`, or undefined outside the sequence. */
export const itemAt = <T, S>(sequence: Sequence<T, S>, index: number): T | undefined => {
  let node = sequence.root
  let rest = index
  if (index < 0 || index >= node.size) return undefined
  descend: while ('children' in node) {
    for (const child of node.children) {
      if (rest < child.size) {
        node = child
        continue descend
      }
      rest -= child.size
    }
    return undefined
  }
  return node.items[rest]
}

/**
 * The last item that begins at or before `target` in the dimension `of` (for lines: the item holding line `target`).
 * Beyond the end it is the last item; of an empty sequence there is none. Items of zero extent at `target` are passed over.
 */
export const seek = <T, S>(
  sequence: Sequence<T, S>,
  of: (sum: S) => number,
  target: number,
): Found<T, S> | undefined => {
  const { measure } = sequence
  let node = sequence.root
  if (node.size === 0) return undefined
  let before = measure.join([])
  let index = 0
  while ('children' in node) {
    let chosen: Node<T, S> | undefined
    for (let i = 0; i < node.children.length; i++) {
      const child = node.children[i]
      if (child === undefined) break
      chosen = child
      const after = measure.join([before, child.sum])
      if (of(after) > target || i === node.children.length - 1) break
      before = after
      index += child.size
    }
    if (chosen === undefined) return undefined
    node = chosen
  }
  for (let i = 0; i < node.items.length; i++) {
    const item = node.items[i] as T
    const after = measure.join([before, measure.leaf([item])])
    if (of(after) > target || i === node.items.length - 1) return { item, index, before }
    before = after
    index++
  }
  return undefined
}

/** The sum of the first `index` items. */
export const sumBefore = <T, S>(sequence: Sequence<T, S>, index: number): S => {
  const { measure } = sequence
  const sums: S[] = []
  let node = sequence.root
  let rest = Math.min(index, node.size)
  descend: while ('children' in node) {
    for (const child of node.children) {
      if (rest < child.size) {
        node = child
        continue descend
      }
      sums.push(child.sum)
      rest -= child.size
    }
    return measure.join(sums)
  }
  sums.push(measure.leaf(node.items.slice(0, rest)))
  return measure.join(sums)
}

/** Calls `visit` for the items of [from, to) in order, until it returns false. */
export const forEachItem = <T, S>(
  sequence: Sequence<T, S>,
  from: number,
  to: number,
  // biome-ignore lint/suspicious/noConfusingVoidType: a visitor that never stops should not have to return anything
  visit: (item: T, index: number) => boolean | void,
): void => {
  const walk = (node: Node<T, S>, start: number): boolean => {
    if (start >= to || start + node.size <= from) return start < to
    if ('children' in node) {
      let at = start
      for (const child of node.children) {
        if (!walk(child, at)) return false
        at += child.size
      }
      return true
    }
    for (let i = Math.max(0, from - start); i < node.items.length && start + i < to; i++) {
      if (visit(node.items[i] as T, start + i) === false) return false
    }
    return true
  }
  walk(sequence.root, 0)
}

/** The items of [from, to) as an array. */
export const itemsOf = <T, S>(sequence: Sequence<T, S>, from = 0, to = sequence.root.size): T[] => {
  const result: T[] = []
  forEachItem(sequence, from, to, item => {
    result.push(item)
  })
  return result
}

/** Joins neighbours that fit into one node, so that deletions do not leave a trail of tiny nodes. */
const settle = <T, S>(nodes: readonly Node<T, S>[], measure: Measure<T, S>): Node<T, S>[] => {
  const result: Node<T, S>[] = []
  for (const node of nodes) {
    if (node.size === 0) continue
    const last = result.at(-1)
    if (last !== undefined && 'items' in last && 'items' in node && last.size + node.size <= WIDTH) {
      result[result.length - 1] = leafOf([...last.items, ...node.items], measure)
    } else if (
      last !== undefined &&
      'children' in last &&
      'children' in node &&
      last.children.length + node.children.length <= WIDTH
    ) {
      result[result.length - 1] = branchOf([...last.children, ...node.children], measure)
    } else result.push(node)
  }
  return result
}

const replaceIn = <T, S>(
  node: Node<T, S>,
  from: number,
  to: number,
  nodes: readonly Node<T, S>[],
  measure: Measure<T, S>,
): readonly Node<T, S>[] => {
  if ('items' in node) {
    const before = leafOf(node.items.slice(0, from), measure)
    return settle([before, ...nodes, leafOf(node.items.slice(to), measure)], measure)
  }
  const result: Node<T, S>[] = []
  let start = 0
  let placed = false
  for (const child of node.children) {
    const end = start + child.size
    const gone = placed && end <= to
    const touched = placed ? start < to : from <= end
    if (touched && !gone) {
      const kept = replaceIn(
        child,
        Math.max(0, from - start),
        Math.min(child.size, to - start),
        placed ? [] : nodes,
        measure,
      )
      for (const one of kept) result.push(one)
      placed = true
    } else if (!gone) result.push(child)
    start = end
  }
  return pieces(settle(result, measure)).map(part => branchOf(part, measure))
}

/**
 * A sequence in which the items of [from, to) are replaced by those below `nodes`; all nodes away from the range are shared
 * with the old one.
 */
export const replaceItems = <T, S>(
  sequence: Sequence<T, S>,
  from: number,
  to: number,
  nodes: readonly Node<T, S>[],
): Sequence<T, S> => ({
  root: grow(replaceIn(sequence.root, from, to, nodes, sequence.measure), sequence.measure),
  measure: sequence.measure,
})
