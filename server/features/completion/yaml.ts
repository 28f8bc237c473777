import type { CompletionItem, CompletionItemKind } from 'vscode-languageserver-types'
import { HEADER_KEYS, SPEAKER_KEYS, STATUSES } from '../../model/headerKeys.ts'
import { BUILT_IN_PROFILES } from '../../rules/profiles/index.ts'
import { english, say, type Tell } from '../../text/message.ts'
import type { Position } from '../../text/range.ts'
import { type FileKey, VOCABULARY_KEYS } from '../../workspace/keys.ts'
import type { Known } from '../../workspace/schema.ts'
import { WORKSPACE_FILE } from '../../workspace/workspaceFile.ts'
import { ruleText } from '../workspaceHover.ts'

const PROPERTY: CompletionItemKind = 10
const VALUE: CompletionItemKind = 12
const FILE: CompletionItemKind = 17

/** Where something is being typed: told by indentation, since what is half typed is no YAML yet. */
type Context = {
  /** The keys above; of a value, its own key last. */
  readonly path: readonly string[]
  readonly place: 'key' | 'value'
  /** The column at which what is being typed begins. */
  readonly from: number
}

const keyLine = /^(\s*(?:-\s+)?)(?:"([^"]*)"|'([^']*)'|([^\s"'#:][^:#]*?))\s*:(?:\s+(.*))?$/

/** The keys under which a line stands that is indented by `indent`. */
const keysAbove = (lines: readonly string[], line: number, indent: number): readonly string[] => {
  const keys: string[] = []
  let least = indent
  for (let at = line - 1; at >= 0 && least > 0; at--) {
    const found = keyLine.exec(lines[at] ?? '')
    if (found === null) continue
    const depth = found[1]?.length ?? 0
    // A list may stand as far to the left as its key.
    if (depth >= least) continue
    keys.unshift(found[2] ?? found[3] ?? found[4] ?? '')
    least = depth
  }
  return keys
}

const contextAt = (lines: readonly string[], { line, character }: Position): Context | undefined => {
  const before = (lines[line] ?? '').slice(0, character)
  if (/(?:^|\s)#/.test(before)) return undefined
  const [lead = '', dash = ''] = /^\s*(-\s+)?/.exec(before) ?? []
  const found = keyLine.exec(before)
  if (found !== null && /:\s/.test(before)) {
    const typed = /[^\s,[{]*$/.exec(found[5] ?? '')?.[0] ?? ''
    const key = found[2] ?? found[3] ?? found[4] ?? ''
    const path = [...keysAbove(lines, line, lead.length), key]
    return { path, place: 'value', from: character - typed.length }
  }
  const path = keysAbove(lines, line, dash === '' ? lead.length : lead.length - dash.length + 1)
  const isItem = dash !== '' && path.at(-1) !== 'speakers'
  return { path, place: isItem ? 'value' : 'key', from: lead.length }
}

const SEVERITIES = ['error', 'warning', 'information', 'hint', 'on', 'off']

type Offer = Pick<CompletionItem, 'label' | 'detail' | 'documentation' | 'kind' | 'insertText'>

const keyOffer = ({ key, meaning }: Pick<FileKey, 'key' | 'meaning'>, tell: Tell): Offer => ({
  label: key,
  detail: tell(meaning),
  kind: PROPERTY,
  insertText: `${key}: `,
})

const valueOffer = (label: string, detail?: string): Offer => ({
  label,
  kind: VALUE,
  ...(detail === undefined ? {} : { detail }),
})

const markdown = (value: string): Pick<Offer, 'documentation'> => ({ documentation: { kind: 'markdown', value } })

/** What may be named besides the keys of a file. */
export type Nameable = Known & {
  /** Files beside this one. */
  readonly names: readonly string[]
  /** Today, as `YYYY-MM-DD`. */
  readonly today: string
  /** The language of what is said; English where nobody says. */
  readonly tell?: Tell
}

/** Languages that are offered by their tags; any other can be written as well. */
const LANGUAGES = 'en|de|fr|es|it|pt|pt-BR|nl|pl|ru|uk|kk|zh|ja|ko|he|ar|hi|tr|sv|da|fi|cs'.split('|')

/** Values of a header's keys. */
const headerValues = (key: string | undefined, { names, today, tell = english }: Nameable): readonly Offer[] => {
  switch (key) {
    case 'status':
      return STATUSES.map(word => valueOffer(word))
    case 'language':
      return LANGUAGES.map(tag => valueOffer(tag))
    case 'date':
      return [valueOffer(today, tell(say`Today`))]
    case 'media':
      return names.filter(name => MEDIA.test(name)).map(label => ({ label, kind: FILE }))
    default:
      return []
  }
}

const ROSTER = /\.(?:txt|csv|tsv|ya?ml)$/i
const MEDIA = /\.(?:mp3|m4a|wav|ogg|oga|opus|flac|aac|mp4|m4v|mov|webm|mkv|avi)$/i

const offersFor = ({ path, place }: Context, keys: readonly FileKey[], nameable: Nameable): readonly Offer[] => {
  const { rules, profiles, names, tell = english } = nameable
  const keyOffers = (list: readonly FileKey[]): readonly Offer[] => list.map(key => keyOffer(key, tell))
  const [top, second, third] = path
  if (place === 'key') {
    if (top === undefined) return keyOffers(keys)
    if (top === 'vocabulary') return keyOffers(VOCABULARY_KEYS)
    if (top === 'speakers') return keyOffers(SPEAKER_KEYS)
    if (top !== 'rules') return []
    if (second === undefined)
      return rules.map(rule => ({
        ...keyOffer({ key: rule.code, meaning: rule.summary }, tell),
        ...markdown(ruleText(rule, tell)),
      }))
    const options = rules.find(({ code }) => code === second)?.options ?? {}
    const own = Object.entries(options).map(([key, { meaning }]) => keyOffer({ key, meaning }, tell))
    return [keyOffer({ key: 'severity', meaning: say`How severe its problems are.` }, tell), ...own]
  }
  if (top === 'profile' || top === 'extends')
    return profiles.map(name => valueOffer(name, tell(BUILT_IN_PROFILES.get(name)?.meaning ?? '')))
  if (top === 'roster')
    return names.filter(name => ROSTER.test(name) && name !== WORKSPACE_FILE).map(label => ({ label, kind: FILE }))
  if (top === 'speakers' && second === 'language') return headerValues(second, nameable)
  if (top !== 'rules') return keys === HEADER_KEYS ? headerValues(top, nameable) : []
  if (second === undefined) return []
  if (third === undefined || third === 'severity') return SEVERITIES.map(word => valueOffer(word))
  const words = rules.find(({ code }) => code === second)?.options?.[third]?.words
  return words?.map(word => valueOffer(word)) ?? []
}

/** What may be typed at a place of a header, workspace file or profile with these `keys`. */
export const yamlCompletion = (
  text: string,
  position: Position,
  keys: readonly FileKey[],
  nameable: Nameable,
): readonly CompletionItem[] => {
  const lines = text.split(/\r\n|\n|\r/)
  const context = contextAt(lines, position)
  if (context === undefined) return []
  const held = new Set(context.path.length > 0 ? [] : lines.map(line => keyLine.exec(line)?.[4] ?? ''))
  held.delete(keyLine.exec(lines[position.line] ?? '')?.[4] ?? '')
  const start = { line: position.line, character: context.from }
  const colon = /^[\w-]*\s*:/.test((lines[position.line] ?? '').slice(position.character))
  return offersFor(context, keys, nameable)
    .filter(({ label }) => !held.has(label))
    .map(({ insertText, ...offer }) => {
      const newText = colon ? offer.label : (insertText ?? offer.label)
      return { ...offer, textEdit: { range: { start, end: position }, newText } }
    })
}
