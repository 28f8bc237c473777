// Which language the server speaks: the editor's, where there is a translation.
import type { InitializeParams } from 'vscode-languageserver'
import { english, type Strings, type Tell, telling } from '../text/message.ts'

/** The translations into a language, `de` or `pt-br`, where there are any. */
export type StringsFor = (language: string) => Strings | undefined

const isStrings = (value: unknown): value is Strings =>
  typeof value === 'object' && value !== null && Object.values(value).every(text => typeof text === 'string')

/** The strings that an editor sends are those of its language; other editors name it, and the server has some itself. */
export const tellFor = (
  { locale, initializationOptions }: InitializeParams,
  own: StringsFor = () => undefined,
): Tell => {
  const tag = String(locale ?? '')
    .replaceAll('_', '-')
    .toLowerCase()
  if (!/^[a-z]{2,3}(?:-[a-z0-9]+)*$/.test(tag)) return english
  const sent: unknown = Object(initializationOptions).strings
  const strings = isStrings(sent) ? sent : (own(tag) ?? own(tag.replace(/-.*/, '')))
  return strings === undefined ? english : telling(strings, tag)
}
