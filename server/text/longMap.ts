/** So many entries are in one table, and as many are moved at most when there are more. */
const TABLE = 2_048

const hashOf = (key: string): number => {
  let hash = 0
  for (let at = 0; at < key.length; at++) hash = (Math.imul(hash, 31) + key.charCodeAt(at)) | 0
  // The low bits choose the table: those of all characters have to be in them.
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return (hash ^ (hash >>> 16)) >>> 0
}

/**
 * Many entries: in parts, in the order in which they came, since a list of all would be copied when it grows. Where each of them stands is
 * told by several tables, among which a hash of the key chooses. With each `TABLE` entries more one table gives half of its entries to a new
 * one (“linear hashing”), so that no table is ever moved as a whole.
 */
class Many<V> {
  readonly #parts: (readonly [keys: string[], values: V[]])[] = []
  readonly #tables = [new Map<string, number>()]
  /** A power of two: so many tables there were when the present round of divisions began. */
  #round = 1
  #divided = 0
  size = 0

  #tableOf(key: string): Map<string, number> {
    const hash = hashOf(key)
    const low = hash & (this.#round - 1)
    return this.#tables[low < this.#divided ? hash & (2 * this.#round - 1) : low] as Map<string, number>
  }

  #partOf(place: number): readonly [keys: string[], values: V[]] {
    return this.#parts[Math.floor(place / TABLE)] as [string[], V[]]
  }

  placeOf(key: string): number | undefined {
    return this.#tableOf(key).get(key)
  }

  keyAt(place: number): string {
    return this.#partOf(place)[0][place % TABLE] as string
  }

  valueAt(place: number): V {
    return this.#partOf(place)[1][place % TABLE] as V
  }

  set(key: string, value: V): void {
    const place = this.placeOf(key)
    if (place !== undefined) this.#partOf(place)[1][place % TABLE] = value
    else this.#add(key, value)
  }

  #add(key: string, value: V): void {
    this.#tableOf(key).set(key, this.size)
    if (this.size % TABLE === 0) this.#parts.push([[], []])
    const [keys, values] = this.#partOf(this.size)
    keys.push(key)
    values.push(value)
    if (++this.size > this.#tables.length * TABLE) this.#divide()
  }

  #divide(): void {
    const [stay, go] = [new Map<string, number>(), new Map<string, number>()]
    for (const [key, place] of this.#tables[this.#divided] ?? [])
      (hashOf(key) & this.#round ? go : stay).set(key, place)
    this.#tables[this.#divided] = stay
    this.#tables.push(go)
    if (++this.#divided < this.#round) return
    this.#round *= 2
    this.#divided = 0
  }
}

/**
 * A map that may become very long, in the order in which entries came. A `Map` copies itself whenever its size doubles, which takes
 * 20 ms for a hundred thousand entries, while everybody waits.
 */
export class LongMap<K extends string, V> implements ReadonlyMap<K, V> {
  /** All entries, as long as they are few. */
  #few = new Map<K, V>()
  /** All entries from then on. */
  #many: Many<V> | undefined

  get size(): number {
    return (this.#many ?? this.#few).size
  }

  has(key: K): boolean {
    return this.#many === undefined ? this.#few.has(key) : this.#many.placeOf(key) !== undefined
  }

  get(key: K): V | undefined {
    if (this.#many === undefined) return this.#few.get(key)
    const place = this.#many.placeOf(key)
    return place === undefined ? undefined : this.#many.valueAt(place)
  }

  set(key: K, value: V): void {
    if (this.#many !== undefined) {
      this.#many.set(key, value)
      return
    }
    this.#few.set(key, value)
    if (this.#few.size <= TABLE) return
    this.#many = new Many()
    for (const [known, held] of this.#few) this.#many.set(known, held)
    this.#few = new Map()
  }

  // Somebody who goes through the few may set more meanwhile, so that they are many: then the rest follows.

  *entries(): Generator<[K, V], undefined> {
    let place = 0
    for (const entry of this.#few) {
      place++
      yield entry
    }
    for (const many = this.#many; many !== undefined && place < many.size; place++)
      yield [many.keyAt(place) as K, many.valueAt(place)]
  }

  *keys(): Generator<K, undefined> {
    let place = 0
    for (const key of this.#few.keys()) {
      place++
      yield key
    }
    for (const many = this.#many; many !== undefined && place < many.size; place++) yield many.keyAt(place) as K
  }

  *values(): Generator<V, undefined> {
    let place = 0
    for (const value of this.#few.values()) {
      place++
      yield value
    }
    for (const many = this.#many; many !== undefined && place < many.size; place++) yield many.valueAt(place)
  }

  [Symbol.iterator](): Generator<[K, V], undefined> {
    return this.entries()
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this) visit(value, key, this)
  }
}
