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
 * Where the entries of a map stand that is too long for one `Map`: in several, among which a hash of the key chooses. With each `TABLE`
 * entries more one table gives half of its entries to a new one (“linear hashing”), so that no table is ever moved as a whole.
 */
class Places {
  #tables = [new Map<string, number>()]
  /** A power of two: so many tables there were when the present round of divisions began. */
  #round = 1
  #divided = 0
  #size = 0

  #tableOf(hash: number): Map<string, number> {
    const low = hash & (this.#round - 1)
    return this.#tables[low < this.#divided ? hash & (2 * this.#round - 1) : low] as Map<string, number>
  }

  get(key: string): number | undefined {
    return this.#tableOf(hashOf(key)).get(key)
  }

  add(key: string, place: number): void {
    this.#tableOf(hashOf(key)).set(key, place)
    if (++this.#size > this.#tables.length * TABLE) this.#divide()
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

/** The entries of a long map in the order in which they came, in parts: a list of all would be copied when it grows. */
class Entries<K, V> {
  readonly #parts: (readonly [K[], V[]])[] = []
  size = 0

  add(key: K, value: V): void {
    if (this.size % TABLE === 0) this.#parts.push([[], []])
    const [keys, values] = this.#parts.at(-1) ?? [[], []]
    keys.push(key)
    values.push(value)
    this.size++
  }

  keyAt(place: number): K | undefined {
    return this.#parts[Math.floor(place / TABLE)]?.[0][place % TABLE]
  }

  valueAt(place: number): V | undefined {
    return this.#parts[Math.floor(place / TABLE)]?.[1][place % TABLE]
  }

  setAt(place: number, value: V): void {
    const part = this.#parts[Math.floor(place / TABLE)]
    if (part !== undefined) part[1][place % TABLE] = value
  }
}

/**
 * A map that may become very long, in the order in which entries came. A `Map` copies itself whenever its size doubles, which takes
 * 20 ms for a hundred thousand entries, while everybody waits.
 */
export class LongMap<K extends string, V> implements ReadonlyMap<K, V> {
  /** All entries, as long as there are few. */
  #few: Map<K, V> | undefined = new Map()
  #entries: Entries<K, V> | undefined
  #places: Places | undefined

  get size(): number {
    return this.#few?.size ?? this.#entries?.size ?? 0
  }

  has(key: K): boolean {
    return this.#few?.has(key) ?? this.#places?.get(key) !== undefined
  }

  get(key: K): V | undefined {
    if (this.#few !== undefined) return this.#few.get(key)
    const place = this.#places?.get(key)
    return place === undefined ? undefined : this.#entries?.valueAt(place)
  }

  set(key: K, value: V): void {
    if (this.#few !== undefined) {
      this.#few.set(key, value)
      if (this.#few.size > TABLE) this.#divide(this.#few)
      return
    }
    const place = this.#places?.get(key)
    if (place === undefined) this.#add(key, value)
    else this.#entries?.setAt(place, value)
  }

  #add(key: K, value: V): void {
    this.#places?.add(key, this.#entries?.size ?? 0)
    this.#entries?.add(key, value)
  }

  #divide(few: ReadonlyMap<K, V>): void {
    this.#few = undefined
    this.#entries = new Entries()
    this.#places = new Places()
    for (const [key, value] of few) this.#add(key, value)
  }

  // Somebody who goes through the few may set more meanwhile, so that there are too many: then the rest follows.

  *entries(): Generator<[K, V], undefined> {
    let place = 0
    for (const entry of this.#few ?? []) {
      place++
      yield entry
    }
    for (; place < (this.#entries?.size ?? 0); place++)
      yield [this.#entries?.keyAt(place) as K, this.#entries?.valueAt(place) as V]
  }

  *keys(): Generator<K, undefined> {
    let place = 0
    for (const key of this.#few?.keys() ?? []) {
      place++
      yield key
    }
    for (; place < (this.#entries?.size ?? 0); place++) yield this.#entries?.keyAt(place) as K
  }

  *values(): Generator<V, undefined> {
    let place = 0
    for (const value of this.#few?.values() ?? []) {
      place++
      yield value
    }
    for (; place < (this.#entries?.size ?? 0); place++) yield this.#entries?.valueAt(place) as V
  }

  [Symbol.iterator](): Generator<[K, V], undefined> {
    return this.entries()
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this) visit(value, key, this)
  }
}
