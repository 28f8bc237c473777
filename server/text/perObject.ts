/** Work that is done once for an object, as long as that is in use. */
export const perObject = <A extends object, V>(work: (a: A) => V): ((a: A) => V) => {
  const known = new WeakMap<A, { readonly value: V }>()
  return a => {
    let kept = known.get(a)
    if (kept === undefined) {
      kept = { value: work(a) }
      known.set(a, kept)
    }
    return kept.value
  }
}
