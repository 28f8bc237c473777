import type { HeaderTree } from '../syntax/header.ts'
import type { YamlEntry, YamlValue } from '../syntax/yaml.ts'
import type { Span } from '../text/range.ts'
import { fold } from '../text/space.ts'

/** A declared speaker. Spans are offsets in the header block. */
export type Speaker = {
  readonly name: string
  readonly nameSpan: Span
  readonly roles: readonly string[]
  readonly aliases: readonly { readonly text: string; readonly span: Span }[]
  readonly organization: string | undefined
  readonly language: string | undefined
  readonly color: string | undefined
  readonly note: string | undefined
  /** The whole entry. */
  readonly span: Span
}

/** The text of a scalar as a person wrote it; undefined for lists, maps and nothing. */
export const textOf = (value: YamlValue | undefined): string | undefined =>
  value?.kind === 'scalar' && value.value !== null ? fold(String(value.source || value.value)) : undefined

/** The texts of a scalar or of a list of scalars, each with its span. */
const textsOf = (value: YamlValue | undefined): readonly { readonly text: string; readonly span: Span }[] => {
  if (value === undefined || value.kind === 'map') return []
  const items = value.kind === 'list' ? value.items : [value]
  return items.flatMap(item => {
    const text = textOf(item)
    return text === undefined || text === '' ? [] : [{ text, span: item.span }]
  })
}

export const entryOf = (entries: readonly YamlEntry[], key: string): YamlEntry | undefined =>
  entries.find(entry => entry.key === key)

const speakerOf = (item: YamlValue): Speaker | undefined => {
  const plain = {
    roles: [],
    aliases: [],
    organization: undefined,
    language: undefined,
    color: undefined,
    note: undefined,
  }
  if (item.kind === 'map') {
    const get = (key: string): YamlValue | undefined => entryOf(item.entries, key)?.value
    const name = textOf(get('name'))
    const nameValue = get('name')
    if (name === undefined || name === '' || nameValue === undefined) return undefined
    return {
      name,
      nameSpan: nameValue.span,
      roles: textsOf(get('role')).map(role => role.text),
      aliases: textsOf(get('aliases')),
      organization: textOf(get('organization')),
      language: textOf(get('language')),
      color: textOf(get('color')),
      note: textOf(get('note')),
      span: item.span,
    }
  }
  const name = textOf(item)
  return name === undefined || name === '' ? undefined : { ...plain, name, nameSpan: item.span, span: item.span }
}

/** The speakers that a header declares under `speakers` (or `speaker`, as other tools have it), in its order. */
export const declaredSpeakers = (header: HeaderTree | undefined): readonly Speaker[] => {
  const value = (entryOf(header?.entries ?? [], 'speakers') ?? entryOf(header?.entries ?? [], 'speaker'))?.value
  if (value === undefined) return []
  const items = value.kind === 'list' ? value.items : [value]
  return items.flatMap(item => speakerOf(item) ?? [])
}

/** Whether two lists declare the same speakers, wherever they stand. */
export const sameSpeakers = (a: readonly Speaker[], b: readonly Speaker[]): boolean => {
  if (a === b) return true
  if (a.length !== b.length) return false
  const said = ({ span: _, nameSpan: __, aliases, ...rest }: Speaker): string =>
    JSON.stringify([rest, aliases.map(alias => alias.text)])
  return a.every((speaker, i) => {
    const other = b[i]
    return other !== undefined && said(speaker) === said(other)
  })
}
