/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export type Random = () => number

export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A whole number below `end`. */
export const below = (random: Random, end: number): number => Math.floor(random() * end)

/** One of `items`; undefined of none. */
export const oneOf = <T>(random: Random, items: readonly T[]): T | undefined => items[below(random, items.length)]

/** Up to `count` of `items`, in random order. */
export const someOf = <T>(random: Random, items: readonly T[], count: number): T[] => {
  const rest = [...items]
  const some: T[] = []
  while (some.length < count && rest.length > 0) some.push(...rest.splice(below(random, rest.length), 1))
  return some
}
