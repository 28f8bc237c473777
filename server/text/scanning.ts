import { type Kind, perNode } from './perNode.ts'
import type { Node, Sequence } from './sequence.ts'
import type { Steps } from './steps.ts'

/**
 * A reading of a sequence from its start that carries a state from item to item, and finds things at some of them.
 * `step` gives the state after an item, and what it finds there; `same` tells whether two states make no difference.
 */
export type Scan<T, State, F> = {
  readonly start: State
  readonly same: (a: State, b: State) => boolean
  readonly step: (state: State, item: T, found: (finding: F) => void) => State
  /** For an item at which `step` would take long: what can be done for it in small steps before. */
  readonly prepare?: (item: T) => Steps<unknown> | undefined
}

type Scanned<State, F> = {
  readonly before: State
  readonly after: State
  /** How many findings there are at or below the node. */
  readonly count: number
  /** Of a leaf: the findings with the index of their item in it. */
  readonly findings: readonly { readonly index: number; readonly finding: F }[]
  /** Of a branch: what was found below its children, in order. */
  readonly below: readonly Scanned<State, F>[]
}

/**
 * What a scan finds, in small steps between which the caller may do something else. `visit` gets each finding with its item
 * and the sum of what lies before the item, until it returns false; the result is the state at the end.
 */
export type Scanning<T, State, F> = <S>(
  sequence: Sequence<T, S>,
  visit: (finding: F, item: T, before: S) => boolean,
) => Steps<State>

/**
 * Makes a scan incremental. Each node keeps what was found in it, and with which state it was entered: after a change only
 * the nodes on the way to the changed items are read again, and those after it as far as the state that enters them is
 * another than before. Of several scans of one `kind` what the latest found is kept.
 */
export const scanning = <T, State, F>(scan: Scan<T, State, F>, kind?: Kind): Scanning<T, State, F> => {
  const known = perNode<Scanned<State, F>>(kind)

  const keptFor = <S>(node: Node<T, S>, before: State): Scanned<State, F> | undefined => {
    const kept = known.get(node)
    return kept !== undefined && scan.same(kept.before, before) ? kept : undefined
  }

  function* read<S>(node: Node<T, S>, before: State): Steps<Scanned<State, F>> {
    let state = before
    let count = 0
    const findings: { index: number; finding: F }[] = []
    const below: Scanned<State, F>[] = []
    if ('items' in node) {
      let index = 0
      const found = (finding: F): void => {
        findings.push({ index, finding })
      }
      for (const item of node.items) {
        const preparing = scan.prepare?.(item)
        if (preparing !== undefined) yield* preparing
        state = scan.step(state, item, found)
        index++
        yield
      }
      count = findings.length
    } else {
      for (const child of node.children) {
        const kept = keptFor(child, state)
        const scanned = kept ?? (yield* read(child, state))
        below.push(scanned)
        state = scanned.after
        count += scanned.count
      }
    }
    const result = { before, after: state, count, findings, below }
    known.set(node, result)
    return result
  }

  return function* <S>(sequence: Sequence<T, S>, visit: (finding: F, item: T, before: S) => boolean) {
    const { measure } = sequence
    // What is shown is what this scan found: meanwhile another may have kept something else with the nodes.
    function* show(node: Node<T, S>, scanned: Scanned<State, F> | undefined, before: S): Steps<boolean> {
      if (scanned === undefined || scanned.count === 0) return true
      if ('items' in node) {
        for (const { index, finding } of scanned.findings) {
          const item = node.items[index] as T
          if (!visit(finding, item, measure.join([before, measure.leaf(node.items.slice(0, index))]))) return false
          yield
        }
        return true
      }
      let sum = before
      for (const [i, child] of node.children.entries()) {
        if (!(yield* show(child, scanned.below[i], sum))) return false
        sum = measure.join([sum, child.sum])
      }
      return true
    }
    const scanned = keptFor(sequence.root, scan.start) ?? (yield* read(sequence.root, scan.start))
    yield* show(sequence.root, scanned, measure.join([]))
    return scanned.after
  }
}
