/** Work that is done once for two objects, as long as both are in use. */
export const perPair = <A extends object, B extends object, V>(work: (a: A, b: B) => V): ((a: A, b: B) => V) => {
  const known = new WeakMap<A, WeakMap<B, { readonly value: V }>>()
  return (a, b) => {
    let values = known.get(a)
    if (values === undefined) {
      values = new WeakMap()
      known.set(a, values)
    }
    let kept = values.get(b)
    if (kept === undefined) {
      kept = { value: work(a, b) }
      values.set(b, kept)
    }
    return kept.value
  }
}
