/** So many things are remembered at least, and twice as many at most, with all that they hold. */
const FEW = 64

/** Remembers what was derived from the last few things, for those that are asked about again right after. */
export const recently = <K, V extends object>(derive: (key: K) => V): ((key: K) => V) => {
  let newer = new Map<K, V>()
  let older = newer
  return key => {
    const known = newer.get(key) ?? older.get(key)
    if (known !== undefined) return known
    if (newer.size >= FEW) {
      older = newer
      newer = new Map()
    }
    const value = derive(key)
    newer.set(key, value)
    return value
  }
}
