import { parseClock } from '../syntax/time.ts'
import type { YamlValue } from '../syntax/yaml.ts'
import { type Message, say } from '../text/message.ts'
import { enumerated, quoted } from '../text/wording.ts'

/** One option of a rule: what it is without a choice, what it is for, and how a value of it is read. */
export type Option<V> = {
  readonly initial: V
  /** One sentence, for documentation, completion and hover. */
  readonly meaning: Message
  /** What a value has to be, as the end of “takes …”. */
  readonly takes: Message
  /** The words to choose from, where it is one of a few. */
  readonly words?: readonly string[]
  /** The value that was written; undefined where it is none. */
  readonly read: (value: Plain) => V | undefined
}

export type Options = Readonly<Record<string, Option<unknown>>>

/** What rules are given: a value for each of their options. */
export type ValuesOf<T extends Options> = { readonly [K in keyof T]: T[K] extends Option<infer V> ? V : never }

/** A value as YAML or JSON has it. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain }

/** A value of YAML without its places. */
export const plainOf = (value: YamlValue): Plain => {
  switch (value.kind) {
    case 'scalar':
      return value.value
    case 'list':
      return value.items.map(plainOf)
    case 'map':
      return Object.fromEntries(value.entries.map(entry => [entry.key, plainOf(entry.value)]))
  }
}

/** A whole number of at least `least`. */
export const number = (initial: number, meaning: Message, least = 0): Option<number> => ({
  initial,
  meaning,
  takes: say`a whole number from ${least} on`,
  read: value => (typeof value === 'number' && Number.isInteger(value) && value >= least ? value : undefined),
})

/** A length of time, kept in milliseconds; written as `0:30`, or as a number of seconds. */
export const duration = (initial: number, meaning: Message): Option<number> => ({
  initial,
  meaning,
  takes: say`a time such as “0:30”, or a number of seconds`,
  read: value => {
    if (typeof value === 'number') return value > 0 && Number.isFinite(value) ? value * 1000 : undefined
    return typeof value === 'string' ? parseClock(value) : undefined
  },
})

/** A list of texts. */
export const texts = (initial: readonly string[], meaning: Message): Option<readonly string[]> => ({
  initial,
  meaning,
  takes: say`a list of texts`,
  read: value => {
    const list = Array.isArray(value) ? (value as readonly Plain[]) : [value]
    return list.every((item): item is string | number => typeof item === 'string' || typeof item === 'number')
      ? list.map(String)
      : undefined
  },
})

/** One of a few words. */
export const choice = <const W extends string>(
  words: readonly W[],
  initial: NoInfer<W>,
  meaning: Message,
): Option<W> => ({
  initial,
  meaning,
  takes: say`one of ${enumerated(words.map(quoted))}`,
  words,
  read: value => words.find(word => word === value),
})

/** The values of options: what was chosen where it makes sense, and what they are without a choice elsewhere. */
export const valuesOf = <T extends Options>(options: T, chosen: Readonly<Record<string, Plain>>): ValuesOf<T> =>
  Object.fromEntries(
    Object.entries(options).map(([name, option]) => {
      const source = chosen[name]
      return [name, (source === undefined ? undefined : option.read(source)) ?? option.initial]
    }),
  ) as ValuesOf<T>
