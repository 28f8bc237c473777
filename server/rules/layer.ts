import { entryOf, textOf } from '../model/speakers.ts'
import type { Vocabulary } from '../syntax/notes.ts'
import type { YamlEntry, YamlValue } from '../syntax/yaml.ts'
import { type Plain, plainOf } from './options.ts'
import type { Severity } from './rule.ts'

/** What was chosen for a rule: `on` is its own severity; undefined where only options were chosen. */
export type Choice = {
  readonly severity: Severity | 'off' | 'on' | undefined
  readonly options: Readonly<Record<string, Plain>>
}

/**
 * What one place says about rules: the user's settings, a workspace file, a header, or a profile. `base` names the profile
 * that it builds on.
 */
export type Layer = {
  readonly base: string | undefined
  readonly rules: Readonly<Record<string, Choice>>
  readonly vocabulary: Vocabulary
}

export const EMPTY_LAYER: Layer = { base: undefined, rules: {}, vocabulary: {} }

const SEVERITIES: ReadonlySet<unknown> = new Set(['error', 'warning', 'information', 'hint', 'off', 'on'])

const isSeverity = (value: unknown): value is Severity | 'off' | 'on' => SEVERITIES.has(value)

/** YAML before 1.2 reads `off` as false and `on` as true, and so do people. */
export const severityOf = (value: Plain | undefined): Choice['severity'] =>
  value === false ? 'off' : value === true ? 'on' : isSeverity(value) ? value : undefined

const isMap = (value: Plain): value is { readonly [key: string]: Plain } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A choice as written: a severity, or a map of `severity` and options. What makes no sense is no choice. */
const choiceOf = (value: Plain): Choice | undefined => {
  if (!isMap(value)) {
    const severity = severityOf(value)
    return severity === undefined ? undefined : { severity, options: {} }
  }
  const { severity, ...options } = value
  return { severity: severityOf(severity), options }
}

/** The choices of a map from rules to severities or options. */
export const choicesOf = (rules: Plain): Readonly<Record<string, Choice>> => {
  if (!isMap(rules)) return {}
  const choices: Record<string, Choice> = {}
  for (const [code, value] of Object.entries(rules)) {
    const choice = choiceOf(value)
    if (choice !== undefined) choices[code] = choice
  }
  return choices
}

const KINDS = ['sound', 'gap', 'pause', 'doubt'] as const

/** The words of a map from kinds of note to lists. */
const vocabularyOf = (value: YamlValue | undefined): Vocabulary => {
  if (value?.kind !== 'map') return {}
  const found: { -readonly [K in keyof Vocabulary]: Vocabulary[K] } = {}
  for (const kind of KINDS) {
    const list = entryOf(value.entries, kind)?.value
    const words = list?.kind === 'list' ? list.items : list === undefined ? [] : [list]
    const texts = words.flatMap(word => textOf(word) ?? [])
    if (texts.length > 0) found[kind] = texts
  }
  return found
}

/** A layer as YAML says it under `rules`, `vocabulary`, and `base` (`extends` in a profile, otherwise `profile`). */
export const layerOf = (entries: readonly YamlEntry[], base: 'profile' | 'extends'): Layer => {
  const rules = entryOf(entries, 'rules')?.value
  return {
    base: textOf(entryOf(entries, base)?.value) || undefined,
    rules: rules === undefined ? {} : choicesOf(plainOf(rules)),
    vocabulary: vocabularyOf(entryOf(entries, 'vocabulary')?.value),
  }
}
