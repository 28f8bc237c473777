import { entryOf } from '../model/speakers.ts'
import type { BlockFix, Rule } from '../rules/rule.ts'
import { choiceProblems, unknownWord } from '../rules/support/choiceProblems.ts'
import { keyLimit, nearestWord } from '../rules/support/distance.ts'
import type { YamlEntry, YamlValue } from '../syntax/yaml.ts'
import { type Message, say } from '../text/message.ts'
import { either, orNear, quoted } from '../text/wording.ts'
import type { FileFinding } from './fileProblem.ts'
import { type FileKey, VOCABULARY_KEYS } from './keys.ts'

/** What a workspace file or profile may name. */
export type Known = { readonly rules: readonly Rule[]; readonly profiles: readonly string[] }

const kinds: Readonly<Record<YamlValue['kind'], Message>> = {
  scalar: say`a text`,
  list: say`a list`,
  map: say`a map of keys and values`,
}

export const wrongKind = (key: string, takes: Message, { kind, span }: YamlValue): FileFinding => ({
  span,
  message: say`${quoted(key)} takes ${takes}, not ${kinds[kind]}.`,
})

/** Keys that there are not, and those that stand twice. */
export const keyFindings = (entries: readonly YamlEntry[], keys: readonly FileKey[]): readonly FileFinding[] => {
  const names = keys.map(({ key }) => key)
  return entries.flatMap(({ key, keySpan: span }, i): FileFinding[] => {
    if (key === '' || key.startsWith('x-')) return []
    if (names.includes(key)) {
      const first = entries.findIndex(entry => entry.key === key)
      return first === i ? [] : [{ span, message: say`${quoted(key)} stands twice; the first one counts.` }]
    }
    const near = nearestWord(key, names, keyLimit(key))
    const statement = say`${quoted(key)} is no key of this file`
    const message =
      near === undefined ? say`${statement}. The keys are ${either(names.map(quoted))}.` : orNear(statement, near)
    const fixes: BlockFix[] =
      near === undefined || entryOf(entries, near) !== undefined
        ? []
        : [{ title: say`Change to “${near}”`, safety: 'suggested', changes: [{ span, newText: near }] }]
    return [{ span, message, fixes }]
  })
}

/** A text with its place, from a key that takes one or a list of them. */
export type Written = { readonly text: string; readonly value: YamlValue }

/** The texts of a key that takes one, or where `several` a list; what else stands there is found wrong. */
export const textsIn = (
  { key, keySpan, value }: YamlEntry,
  takes: Message,
  several: boolean,
  found: FileFinding[],
): readonly Written[] => {
  if (value.kind === 'map' || (value.kind === 'list' && !several)) {
    found.push(wrongKind(key, takes, value))
    return []
  }
  const items = value.kind === 'list' ? value.items : [value]
  return items.flatMap((item): Written[] => {
    if (item.kind !== 'scalar') found.push(wrongKind(key, takes, item))
    else if (item.value === null || String(item.value).trim() === '')
      found.push({
        span: value === item ? keySpan : item.span,
        message: say`${quoted(key)} has no value.`,
        severity: 'hint',
      })
    else return [{ text: String(item.value), value: item }]
    return []
  })
}

/** What is wrong under `rules` and `vocabulary`, which a workspace file and a profile share. */
export const layerFindings = (entries: readonly YamlEntry[], { rules }: Known): readonly FileFinding[] => {
  const found: FileFinding[] = []
  const choices = entryOf(entries, 'rules')
  if (choices !== undefined) found.push(...choiceProblems(choices.value, rules))
  const vocabulary = entryOf(entries, 'vocabulary')?.value
  if (vocabulary?.kind === 'map') {
    found.push(...keyFindings(vocabulary.entries, VOCABULARY_KEYS))
    for (const entry of vocabulary.entries)
      if (VOCABULARY_KEYS.some(({ key }) => key === entry.key)) textsIn(entry, say`words, as a list`, true, found)
  } else if (vocabulary !== undefined && !(vocabulary.kind === 'scalar' && vocabulary.value === null))
    found.push(wrongKind('vocabulary', say`a map from kinds of note to lists of words`, vocabulary))
  return found
}

/** Whether a profile is named by a path and not by its name. */
export const isPath = (profile: string): boolean => /[/\\]|\.ya?ml$/i.test(profile)

/** A profile named where there is none of that name. */
export const profileFindings = ({ text, value }: Written, { profiles }: Known): readonly FileFinding[] =>
  isPath(text) || profiles.includes(text)
    ? []
    : [unknownWord(text, value.span, profiles, say`${quoted(text)} is no profile`)]
