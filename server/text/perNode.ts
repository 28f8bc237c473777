import type { Node } from './sequence.ts'

/** What was derived from a node by one of several things of a kind; a list, since it is a few at most. */
type Kept = { readonly kind: Kind; by: object; value: object; next: Kept | undefined }

/** Where it is kept: on the node itself. */
const KEPT = Symbol('kept')

/** Of things of one kind, as of counts by the labels as they were resolved at a time, a node keeps what it has from the latest. */
export type Kind = { readonly latest: number }

/** Keeps values that are derived from the nodes of sequences. */
export type PerNode<V> = {
  readonly get: <T, S>(node: Node<T, S>) => V | undefined
  readonly set: <T, S>(node: Node<T, S>, value: V) => void
}

/**
 * Keeps one value for each node, as long as that lives. It is not kept in a WeakMap: one for a hundred thousand nodes is copied as a whole
 * when it grows, and gone through when garbage is collected.
 */
export const perNode = <V extends object>(kind: Kind = { latest: 1 }): PerNode<V> => {
  const by = {}
  type Keeping = { [KEPT]?: Kept | undefined }
  return {
    get: node => {
      let kept = (node as Keeping)[KEPT]
      while (kept !== undefined && kept.by !== by) kept = kept.next
      return kept?.value as V | undefined
    },
    set: (node, value) => {
      const keeping = node as Keeping
      let count = 0
      let last: Kept | undefined
      /** What has to move on: the latest stands first. */
      let mover: object = by
      let moved: object = value
      for (let kept = keeping[KEPT]; kept !== undefined; kept = kept.next) {
        last = kept
        if (kept.kind !== kind) continue
        const { by: was, value: had } = kept
        kept.by = mover
        kept.value = moved
        if (was === by || ++count === kind.latest) return
        mover = was
        moved = had
      }
      const added: Kept = { kind, by: mover, value: moved, next: undefined }
      if (last === undefined) keeping[KEPT] = added
      else last.next = added
    },
  }
}
