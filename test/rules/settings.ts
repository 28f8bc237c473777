import type { Surroundings } from '../../server/rules/index.ts'
import { choicesOf, type Layer } from '../../server/rules/layer.ts'
import type { Plain } from '../../server/rules/options.ts'

/** What a user's settings say of rules, and of the profile. */
export const settings = (
  rules: { readonly [code: string]: Plain },
  base?: string,
  profiles: ReadonlyMap<string, Layer> = new Map(),
): Surroundings => ({ layers: [{ base, rules: choicesOf(rules), vocabulary: {} }], profiles })
