/**
 * What the protocol library needs of `vscode-languageserver-types` when it runs: the bundles have this in place of the
 * whole package, which cannot be taken in parts. Names and answers are those of the package.
 */

const isWhole = (value: unknown, least: number): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= least && value <= 2147483647

const isString = (value: unknown): value is string => typeof value === 'string'

export const integer = {
  MIN_VALUE: -2147483648,
  MAX_VALUE: 2147483647,
  is: (value: unknown): value is number => isWhole(value, -2147483648),
} as const

export const uinteger = {
  MIN_VALUE: 0,
  MAX_VALUE: 2147483647,
  is: (value: unknown): value is number => isWhole(value, 0),
} as const

export const DocumentUri = { is: isString } as const

export const URI = { is: isString } as const

export const WorkspaceFolder = {
  create: (uri: string, name: string) => ({ uri, name }),
  is: (value: unknown): boolean =>
    typeof value === 'object' &&
    value !== null &&
    'uri' in value &&
    isString(value.uri) &&
    'name' in value &&
    isString(value.name),
} as const
