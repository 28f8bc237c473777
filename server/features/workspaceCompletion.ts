import type { CompletionItem, CompletionItemKind } from 'vscode-languageserver-types'
import { SPEAKER_KEYS } from '../model/headerKeys.ts'
import { BUILT_IN_PROFILES } from '../rules/profiles/index.ts'
import type { Position } from '../text/range.ts'
import { type FileKey, VOCABULARY_KEYS } from '../workspace/keys.ts'
import type { Known } from '../workspace/schema.ts'
import { ruleText } from './workspaceHover.ts'

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

const keyOffer = ({ key, meaning }: Pick<FileKey, 'key' | 'meaning'>): Offer => ({
  label: key,
  detail: meaning,
  kind: PROPERTY,
  insertText: `${key}: `,
})

const valueOffer = (label: string, detail?: string): Offer => ({
  label,
  kind: VALUE,
  ...(detail === undefined ? {} : { detail }),
})

const markdown = (value: string): Pick<Offer, 'documentation'> => ({ documentation: { kind: 'markdown', value } })

const offersFor = (
  { path, place }: Context,
  keys: readonly FileKey[],
  { rules, profiles }: Known,
  names: readonly string[],
): readonly Offer[] => {
  const [top, second, third] = path
  if (place === 'key') {
    if (top === undefined) return keys.map(keyOffer)
    if (top === 'vocabulary') return VOCABULARY_KEYS.map(keyOffer)
    if (top === 'speakers') return SPEAKER_KEYS.map(keyOffer)
    if (top !== 'rules') return []
    if (second === undefined)
      return rules.map(rule => ({
        ...keyOffer({ key: rule.code, meaning: rule.summary }),
        ...markdown(ruleText(rule)),
      }))
    const options = rules.find(({ code }) => code === second)?.options ?? {}
    const own = Object.entries(options).map(([key, { meaning }]) => keyOffer({ key, meaning }))
    return [keyOffer({ key: 'severity', meaning: 'How severe its problems are.' }), ...own]
  }
  if (top === 'profile' || top === 'extends')
    return profiles.map(name => valueOffer(name, BUILT_IN_PROFILES.get(name)?.meaning))
  if (top === 'roster') return names.map(label => ({ label, kind: FILE }))
  if (top !== 'rules' || second === undefined) return []
  if (third === undefined || third === 'severity') return SEVERITIES.map(word => valueOffer(word))
  const words = rules.find(({ code }) => code === second)?.options?.[third]?.words
  return words?.map(word => valueOffer(word)) ?? []
}

/** What may be typed at a place of a workspace file or profile with these `keys`; `names` are those of the files beside it. */
export const workspaceCompletion = (
  text: string,
  position: Position,
  keys: readonly FileKey[],
  known: Known,
  names: readonly string[],
): readonly CompletionItem[] => {
  const lines = text.split(/\r\n|\n|\r/)
  const context = contextAt(lines, position)
  if (context === undefined) return []
  const held = new Set(context.path.length > 0 ? [] : lines.map(line => keyLine.exec(line)?.[4] ?? ''))
  held.delete(keyLine.exec(lines[position.line] ?? '')?.[4] ?? '')
  const start = { line: position.line, character: context.from }
  const colon = /^[\w-]*\s*:/.test((lines[position.line] ?? '').slice(position.character))
  return offersFor(context, keys, known, names)
    .filter(({ label }) => !held.has(label))
    .map(({ insertText, ...offer }) => {
      const newText = colon ? offer.label : (insertText ?? offer.label)
      return { ...offer, textEdit: { range: { start, end: position }, newText } }
    })
}
