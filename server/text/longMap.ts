/** A map copies itself whenever its size doubles; beyond this, everybody would wait for it. */
const MOST = 8_192

/**
 * A map that may become very long, in the order in which entries came: what does not fit into the first map goes into the
 * next. So it copies at most a few thousand entries at once, where a `Map` of a hundred thousand takes 20 ms for it.
 */
export class LongMap<K, V> implements ReadonlyMap<K, V> {
  readonly #first = new Map<K, V>()
  #next: LongMap<K, V> | undefined

  get size(): number {
    return this.#first.size + (this.#next?.size ?? 0)
  }

  has(key: K): boolean {
    return this.#first.has(key) || this.#next?.has(key) === true
  }

  get(key: K): V | undefined {
    return this.#first.get(key) ?? this.#next?.get(key)
  }

  set(key: K, value: V): void {
    if (this.#first.size < MOST || this.#first.has(key)) this.#first.set(key, value)
    else {
      this.#next ??= new LongMap()
      this.#next.set(key, value)
    }
  }

  *entries(): Generator<[K, V], undefined> {
    yield* this.#first
    if (this.#next !== undefined) yield* this.#next
  }

  *keys(): Generator<K, undefined> {
    yield* this.#first.keys()
    if (this.#next !== undefined) yield* this.#next.keys()
  }

  *values(): Generator<V, undefined> {
    yield* this.#first.values()
    if (this.#next !== undefined) yield* this.#next.values()
  }

  [Symbol.iterator](): Generator<[K, V], undefined> {
    return this.entries()
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this) visit(value, key, this)
  }
}
