import type { Hover } from 'vscode-languageserver-types'
import { speakerKey } from '../model/headerKeys.ts'
import { ruleUrl } from '../rules/index.ts'
import { BUILT_IN_PROFILES } from '../rules/profiles/index.ts'
import type { Rule } from '../rules/rule.ts'
import { readYaml, type YamlEntry, type YamlValue } from '../syntax/yaml.ts'
import { lineStarts, positionAmong } from '../text/lines.ts'
import { english, say, type Tell } from '../text/message.ts'
import type { Position, Span } from '../text/range.ts'
import { type FileKey, VOCABULARY_KEYS } from '../workspace/keys.ts'
import type { Known } from '../workspace/schema.ts'
import { plain, yaml } from './markdown.ts'

/** A key or a text in YAML, and the keys that it stands under. */
type Place = { readonly span: Span; readonly path: readonly string[]; readonly isKey: boolean }

const holds = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end

const placeIn = (value: YamlValue, offset: number, path: readonly string[]): Place | undefined => {
  if (!holds(value.span, offset)) return undefined
  if (value.kind === 'scalar') return { span: value.span, path: [...path, String(value.value ?? '')], isKey: false }
  if (value.kind === 'map') return placeAmong(value.entries, offset, path)
  for (const item of value.items) {
    const place = placeIn(item, offset, path)
    if (place !== undefined) return place
  }
  return undefined
}

/** The key or text at an offset, with the keys that it stands under. */
export const placeAmong = (
  entries: readonly YamlEntry[],
  offset: number,
  path: readonly string[],
): Place | undefined => {
  for (const { key, keySpan, value } of entries) {
    if (holds(keySpan, offset)) return { span: keySpan, path: [...path, key], isKey: true }
    const place = placeIn(value, offset, [...path, key])
    if (place !== undefined) return place
  }
  return undefined
}

const keyText = ({ key, meaning, example }: FileKey, tell: Tell): string =>
  [`**${key}**`, tell(meaning), yaml(example)].join('\n\n')

/** What a rule reports, how severely, and its options. */
export const ruleText = ({ code, summary, severity, byDefault, options = {} }: Rule, tell: Tell): string => {
  const usual = byDefault === false ? say`Off unless it is asked for.` : say`By itself: \`${severity}\`.`
  const list = Object.entries(options).map(([name, { meaning }]) => `- \`${name}\`: ${tell(meaning)}`)
  return [
    `**${code}**`,
    `${tell(summary)}.`,
    `${tell(usual)} [${tell(say`What it is about`)}](<${ruleUrl(code)}>)`,
    ...(list.length > 0 ? [list.join('\n')] : []),
  ].join('\n\n')
}

/** What stands there, in Markdown. */
export const textFor = (
  { path, isKey }: Place,
  keys: readonly FileKey[],
  { rules }: Known,
  tell: Tell,
): string | undefined => {
  const [top = '', second = '', third] = path
  const last = path.at(-1) ?? ''
  if (path.length === 1) {
    const key = keys.find(one => one.key === top)
    return key === undefined ? undefined : keyText(key, tell)
  }
  if (top === 'rules') {
    const rule = rules.find(({ code }) => code === second)
    if (rule === undefined) return undefined
    const option = third === undefined ? undefined : rule.options?.[third]
    return option === undefined || !isKey
      ? ruleText(rule, tell)
      : `**${plain(String(third))}**\n\n${tell(option.meaning)} ${tell(say`Takes ${option.takes}.`)}`
  }
  if (top === 'vocabulary' && isKey) {
    const kind = VOCABULARY_KEYS.find(({ key }) => key === last)
    return kind === undefined ? undefined : keyText(kind, tell)
  }
  if (top === 'speakers' && isKey) {
    const key = speakerKey(last)
    return key === undefined ? undefined : keyText(key, tell)
  }
  if (top === 'profile' || top === 'extends') {
    const profile = BUILT_IN_PROFILES.get(last)
    return profile === undefined ? undefined : `**${profile.name}**\n\n${tell(profile.meaning)}`
  }
  return undefined
}

/** What a key, rule or profile in a workspace file or profile is; `keys` are those that the file has. */
export const workspaceHover = (
  text: string,
  position: Position,
  keys: readonly FileKey[],
  known: Known,
  tell: Tell = english,
): Hover | undefined => {
  const starts = lineStarts(text)
  const offset = (starts[position.line] ?? text.length) + position.character
  const place = placeAmong(readYaml(text).entries, offset, [])
  const value = place === undefined ? undefined : textFor(place, keys, known, tell)
  if (place === undefined || value === undefined) return undefined
  const range = { start: positionAmong(starts, place.span.start), end: positionAmong(starts, place.span.end) }
  return { contents: { kind: 'markdown', value }, range }
}
