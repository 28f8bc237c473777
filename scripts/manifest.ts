import manifest from '../package.json'
import english from '../package.nls.json'

const strings: Readonly<Record<string, string>> = english

/** package.json as the editor reads it where it speaks English: with the strings in place of their keys. */
export const { contributes }: typeof manifest = JSON.parse(JSON.stringify(manifest), (_, value: unknown) =>
  typeof value === 'string' ? value.replace(/^%([\w.-]+)%$/, (whole, key) => strings[key] ?? whole) : value,
)
