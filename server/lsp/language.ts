// Which language the server speaks: the editor's, where there is a translation.
import type { InitializeParams } from 'vscode-languageserver'
import { english, type Strings, type Tell, telling } from '../text/message.ts'

/** The translations into a language, `de` or `pt-br`, where there are any. */
export type StringsFor = (language: string) => Strings | undefined

const isStrings = (value: unknown): value is Strings =>
  typeof value === 'object' && value !== null && Object.values(value).every(text => typeof text === 'string')

/** Whether a tag is one that the platform takes: `de-de-utf8` and `de-x` are none. */
const isTag = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length > 0
  } catch {
    return false
  }
}

/** The strings that an editor sends are those of its language; other editors name it, and the server has some itself. */
export const tellFor = (
  { locale, initializationOptions }: InitializeParams,
  own: StringsFor = () => undefined,
): Tell => {
  // What a shell says has the encoding behind it: `de_DE.UTF-8`, `de_DE@euro`.
  const tag = String(locale ?? '')
    .replace(/[.@].*/s, '')
    .replaceAll('_', '-')
    .toLowerCase()
  if (!/^[a-z]{2,3}(?:-[a-z0-9]+)*$/.test(tag)) return english
  const bare = tag.replace(/-.*/, '')
  const sent: unknown = Object(initializationOptions).strings
  const strings = isStrings(sent) ? sent : (own(tag) ?? own(bare))
  return strings === undefined ? english : telling(strings, isTag(tag) ? tag : bare)
}
