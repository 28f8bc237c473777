/** So many entries are in the first map, and in each further one twice as many, so that there are few to look through. */
const FIRST = 16_384

/**
 * A map that may become very long, in the order in which entries came: what does not fit into the first map goes into a
 * further one. A `Map` copies itself whenever its size doubles, which takes 20 ms for a hundred thousand entries, while
 * everybody waits.
 */
export class LongMap<K, V> implements ReadonlyMap<K, V> {
  #last = new Map<K, V>()
  readonly #others: Map<K, V>[] = []

  get size(): number {
    return this.#others.reduce((sum, map) => sum + map.size, this.#last.size)
  }

  /** The map that holds a key. */
  #holding(key: K): Map<K, V> | undefined {
    return this.#last.has(key) ? this.#last : this.#others.find(map => map.has(key))
  }

  has(key: K): boolean {
    return this.#holding(key) !== undefined
  }

  get(key: K): V | undefined {
    return this.#others.length === 0 ? this.#last.get(key) : this.#holding(key)?.get(key)
  }

  set(key: K, value: V): void {
    const known = this.#others.length === 0 ? undefined : this.#holding(key)
    if (known === undefined && this.#last.size >= FIRST << this.#others.length && !this.#last.has(key)) {
      this.#others.push(this.#last)
      this.#last = new Map()
    }
    const map = known ?? this.#last
    map.set(key, value)
  }

  *entries(): Generator<[K, V], undefined> {
    for (const map of this.#others) yield* map
    yield* this.#last
  }

  *keys(): Generator<K, undefined> {
    for (const map of this.#others) yield* map.keys()
    yield* this.#last.keys()
  }

  *values(): Generator<V, undefined> {
    for (const map of this.#others) yield* map.values()
    yield* this.#last.values()
  }

  [Symbol.iterator](): Generator<[K, V], undefined> {
    return this.entries()
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this) visit(value, key, this)
  }
}
