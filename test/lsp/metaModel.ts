// What the protocol allows, as its own machine-readable description says (see test/fixtures/metaModel.json).
import { readFileSync } from 'node:fs'

type Type =
  | { readonly kind: 'base' | 'reference'; readonly name: string }
  | { readonly kind: 'array'; readonly element: Type }
  | { readonly kind: 'map'; readonly key: Type; readonly value: Type }
  | { readonly kind: 'or' | 'and' | 'tuple'; readonly items: readonly Type[] }
  | { readonly kind: 'literal'; readonly value: { readonly properties: readonly Property[] } }
  | { readonly kind: 'stringLiteral'; readonly value: string }
type Property = { readonly name: string; readonly type: Type; readonly optional?: boolean }
type Structure = {
  readonly name: string
  readonly properties: readonly Property[]
  readonly extends?: readonly Type[]
  readonly mixins?: readonly Type[]
}
type Enumeration = {
  readonly name: string
  readonly type: Type
  readonly values: readonly { readonly value: unknown }[]
  readonly supportsCustomValues?: boolean
}
type Method = { readonly method: string; readonly params?: Type; readonly result?: Type }
type MetaModel = {
  readonly requests: readonly Method[]
  readonly notifications: readonly Method[]
  readonly structures: readonly Structure[]
  readonly enumerations: readonly Enumeration[]
  readonly typeAliases: readonly { readonly name: string; readonly type: Type }[]
}

const model: MetaModel = JSON.parse(readFileSync(new URL('../fixtures/metaModel.json', import.meta.url), 'utf8'))

const named = <T extends { readonly name: string }>(all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.map(one => [one.name, one]))

const structures = named(model.structures)
const enumerations = named(model.enumerations)
const aliases = named(model.typeAliases)
const requests = new Map(model.requests.map(one => [one.method, one]))
const notifications = new Map(model.notifications.map(one => [one.method, one]))

const isWhole = (value: unknown): boolean => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31

const BASE: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: value => typeof value === 'string',
  RegExp: value => typeof value === 'string',
  URI: value => typeof value === 'string' && URL.canParse(value),
  DocumentUri: value => typeof value === 'string' && URL.canParse(value),
  integer: isWhole,
  uinteger: value => isWhole(value) && Number(value) >= 0,
  decimal: value => typeof value === 'number' && Number.isFinite(value),
  boolean: value => typeof value === 'boolean',
  null: value => value === null,
}

/** Anything whatever, by the protocol's word. */
const ANYTHING = new Set(['LSPAny', 'LSPObject', 'LSPArray'])

/** All properties of a structure or a combination of such; undefined for other types. */
const propertiesOf = (type: Type): ReadonlyMap<string, Property> | undefined => {
  if (type.kind === 'literal') return named(type.value.properties)
  if (type.kind === 'and') return new Map(type.items.flatMap(item => [...(propertiesOf(item) ?? [])]))
  const structure = type.kind === 'reference' ? structures.get(type.name) : undefined
  if (structure === undefined) return undefined
  const above = [...(structure.extends ?? []), ...(structure.mixins ?? [])]
  return new Map([...above.flatMap(base => [...(propertiesOf(base) ?? [])]), ...named(structure.properties)])
}

const shown = (value: unknown): string => JSON.stringify(value)?.slice(0, 60) ?? String(value)

const fieldErrors = (value: unknown, properties: ReadonlyMap<string, Property>, path: string): string[] => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [`${path}: ${shown(value)} is no object`]
  const given = new Map(Object.entries(value))
  const missing = [...properties.values()].filter(({ name, optional }) => optional !== true && !given.has(name))
  return [
    ...missing.map(({ name }) => `${path}.${name} is missing`),
    ...[...given].flatMap(([name, field]) => {
      const property = properties.get(name)
      return property === undefined
        ? [`${path}.${name} is unknown to the protocol`]
        : errorsIn(field, property.type, `${path}.${name}`)
    }),
  ]
}

const referenceErrors = (value: unknown, name: string, path: string): string[] => {
  if (ANYTHING.has(name)) return []
  const alias = aliases.get(name)
  if (alias !== undefined) return errorsIn(value, alias.type, path)
  const enumeration = enumerations.get(name)
  if (enumeration === undefined) return [`${path}: the protocol has no ${name}`]
  const known = enumeration.supportsCustomValues === true || enumeration.values.some(one => one.value === value)
  return known ? errorsIn(value, enumeration.type, path) : [`${path}: ${shown(value)} is no ${name}`]
}

/** Of what a value might be it is most likely that of which it has the shape, and of that what is least wrong with it. */
const leastWrong = (alternatives: readonly string[][], path: string): string[] => {
  const wrongness = (errors: readonly string[]): number =>
    errors.some(error => error.startsWith(`${path}: `)) ? Number.MAX_SAFE_INTEGER : errors.length
  return [...alternatives].sort((a, b) => wrongness(a) - wrongness(b) || a.length - b.length)[0] ?? []
}

/** What is wrong with a value of a type, each with where it is. */
const errorsIn = (value: unknown, type: Type, path: string): string[] => {
  const properties = propertiesOf(type)
  if (properties !== undefined) return fieldErrors(value, properties, path)
  switch (type.kind) {
    case 'base':
      return BASE[type.name]?.(value) === true ? [] : [`${path}: ${shown(value)} is no ${type.name}`]
    case 'reference':
      return referenceErrors(value, type.name, path)
    case 'stringLiteral':
      return value === type.value ? [] : [`${path}: ${shown(value)} is not ${shown(type.value)}`]
    case 'array':
      if (!Array.isArray(value)) return [`${path}: ${shown(value)} is no array`]
      return value.flatMap((item, index) => errorsIn(item, type.element, `${path}[${index}]`))
    case 'tuple':
      if (!Array.isArray(value) || value.length !== type.items.length) return [`${path}: ${shown(value)} is no tuple`]
      return type.items.flatMap((item, index) => errorsIn(value[index], item, `${path}[${index}]`))
    case 'map':
      if (typeof value !== 'object' || value === null) return [`${path}: ${shown(value)} is no map`]
      return Object.entries(value).flatMap(([key, item]) => [
        ...errorsIn(key, type.key, `${path} key`),
        ...errorsIn(item, type.value, `${path}[${shown(key)}]`),
      ])
    case 'or':
      return leastWrong(
        type.items.map(item => errorsIn(value, item, path)),
        path,
      )
    default:
      return [`${path}: the protocol's description is not understood`]
  }
}

/** What is wrong with the answer to a request; nothing if the request is none of the protocol. */
export const resultErrors = (method: string, result: unknown): string[] => {
  const type = requests.get(method)?.result
  return type === undefined ? [] : errorsIn(result, type, method)
}

/** What is wrong with the parameters of a request or notification. */
export const paramsErrors = (method: string, params: unknown): string[] => {
  const known = requests.get(method) ?? notifications.get(method)
  if (known === undefined) return method.startsWith('transcript/') ? [] : [`${method} is no method of the protocol`]
  if (known.params !== undefined) return errorsIn(params, known.params, method)
  return params === undefined || params === null ? [] : [`${method} has no parameters`]
}
