import type { Transcript } from '../model/transcript.ts'
import { type Block, perBlock } from '../syntax/block.ts'
import { headerTree } from '../syntax/header.ts'
import type { Vocabulary } from '../syntax/notes.ts'
import { perPair } from '../text/perPair.ts'
import { type Check, checking } from './check.ts'
import { type Choice, EMPTY_LAYER, type Layer, layerOf } from './layer.ts'
import { BUILT_IN_PROFILES, builtInProfile } from './profiles/index.ts'
import type { Rule, RuleContext, Severity } from './rule.ts'
import type { Slips } from './support/slips.ts'

/** What surrounds a transcript and has a say in how it is checked. */
export type Surroundings = {
  /** What the user's settings and the workspace file say, the farthest first. */
  readonly layers: readonly Layer[]
  /** Profiles beside those that are built in, by the names by which a header or workspace file asks for them. */
  readonly profiles: ReadonlyMap<string, Layer>
  /** Labels of the transcript that are slips, by the other transcripts around it. */
  readonly slips?: Slips
}

export const NO_SURROUNDINGS: Surroundings = { layers: [], profiles: new Map() }

/** A way of checking: the same object for the same choices, since what it found is kept with it. */
export type Config = {
  /** The names by which a profile can be asked for. */
  readonly profiles: readonly string[]
  readonly vocabulary: Vocabulary
  readonly check: Check
  /** A rule with its options as chosen; undefined where somebody turned it off. `asked`: somebody turned it on. */
  readonly rule: (code: string) => { readonly rule: Rule; readonly asked: boolean } | undefined
}

const headerLayer = perBlock((block: Block): Layer => layerOf(headerTree(block).entries, 'profile'))

/** The profile of a name and those that it builds on, the farthest first. A circle ends where it closes. */
const chainOf = (name: string | undefined, profiles: ReadonlyMap<string, Layer>): readonly Layer[] => {
  const chain: Layer[] = []
  const seen = new Set<string>()
  for (let next = name; next !== undefined && !seen.has(next); ) {
    seen.add(next)
    const layer = profiles.get(next) ?? builtInProfile(next)
    if (layer === undefined) break
    chain.unshift(layer)
    next = layer.base
  }
  return chain
}

const joined = (layers: readonly Layer[]): Pick<Layer, 'rules' | 'vocabulary'> => {
  const rules: Record<string, Choice> = {}
  const vocabulary: Record<string, readonly string[]> = {}
  for (const layer of layers) {
    for (const [code, { severity, options }] of Object.entries(layer.rules)) {
      const before = rules[code]
      // Whoever sets only options of a rule wants it on, as severe as it was.
      const kept = before?.severity === 'off' ? 'on' : before?.severity
      rules[code] = { severity: severity ?? kept ?? 'on', options: { ...before?.options, ...options } }
    }
    for (const [kind, words] of Object.entries(layer.vocabulary)) {
      vocabulary[kind] = [...(vocabulary[kind] ?? []), ...words]
    }
  }
  return { rules, vocabulary }
}

/** Ways of checking that were used last. */
const MOST_RECENT = 16

/** Finds the way of checking for a transcript: by the rules of `table`, its header, and what surrounds it. */
export const configuring = (
  table: readonly Rule[],
): ((transcript: Pick<Transcript, 'headerBlock'>, surroundings: Surroundings) => Config) => {
  const recent = new Map<string, Config>()
  const codes = table.map(rule => rule.code)

  const make = (key: string, layers: readonly Layer[], profiles: readonly string[]): Config => {
    const known = recent.get(key)
    if (known !== undefined) {
      recent.delete(key)
      recent.set(key, known)
      return known
    }
    const { rules: chosen, vocabulary } = joined(layers)
    const context: RuleContext = { vocabulary, profiles, optionsOf: code => chosen[code]?.options ?? {} }
    const severities: Record<string, Severity> = {}
    const rules: Rule[] = []
    const configured = (rule: Rule): Rule => rule.configure?.(chosen[rule.code]?.options ?? {}, context) ?? rule
    for (const rule of table) {
      const choice = chosen[rule.code]
      if (choice?.severity === 'off' || (choice === undefined && rule.byDefault === false)) continue
      const severity = choice?.severity
      if (severity !== undefined && severity !== 'on') severities[rule.code] = severity
      rules.push(configured(rule))
    }
    const ruleOf = (code: string): ReturnType<Config['rule']> => {
      const known = table.find(one => one.code === code)
      if (known === undefined || chosen[code]?.severity === 'off') return undefined
      return { rule: rules.find(one => one.code === code) ?? configured(known), asked: chosen[code] !== undefined }
    }
    const config = { rule: ruleOf, profiles, vocabulary, check: checking(rules, severities, codes) }
    recent.set(key, config)
    for (const oldest of recent.keys()) {
      if (recent.size <= MOST_RECENT) break
      recent.delete(oldest)
    }
    return config
  }

  const configOf = perPair((surroundings: Surroundings, header: Layer): Config => {
    const own = [...surroundings.layers, header]
    const profile = own.findLast(layer => layer.base !== undefined)?.base ?? 'default'
    const chain = chainOf(profile, surroundings.profiles)
    const layers = [...chain, ...own]
    const profiles = [...BUILT_IN_PROFILES.keys(), ...surroundings.profiles.keys()]
    return make(JSON.stringify([layers, profiles]), layers, profiles)
  })

  return ({ headerBlock }, surroundings) =>
    configOf(surroundings, headerBlock === undefined ? EMPTY_LAYER : headerLayer(headerBlock))
}
