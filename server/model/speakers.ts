import type { HeaderTree } from '../syntax/header.ts'
import type { YamlEntry, YamlValue } from '../syntax/yaml.ts'
import { positionAmong } from '../text/lines.ts'
import type { Range, Span } from '../text/range.ts'
import { fold } from '../text/space.ts'

/** A declared speaker. Spans are offsets in the header block, or in the file of `source`. */
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
  /** The file that declares the speaker, where that is a roster and not the transcript itself. */
  readonly source?: SpeakerSource
}

/** A file that declares speakers for others. */
export type SpeakerSource = { readonly uri: string; readonly lineStarts: readonly number[] }

/** Where a span of a speaker from a roster lies in the roster's file. */
export const rangeInSource = ({ lineStarts }: SpeakerSource, span: Span): Range => ({
  start: positionAmong(lineStarts, span.start),
  end: positionAmong(lineStarts, span.end),
})

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

/** A speaker of whom nothing but the name is known. */
export const plainSpeaker = (name: string, nameSpan: Span, span: Span): Speaker => ({
  name,
  nameSpan,
  roles: [],
  aliases: [],
  organization: undefined,
  language: undefined,
  color: undefined,
  note: undefined,
  span,
})

const speakerOf = (item: YamlValue): Speaker | undefined => {
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
  return name === undefined || name === '' ? undefined : plainSpeaker(name, item.span, item.span)
}

/** The speakers of the value of a `speakers` key, in its order. */
export const speakersIn = (value: YamlValue | undefined): readonly Speaker[] => {
  if (value === undefined) return []
  const items = value.kind === 'list' ? value.items : [value]
  return items.flatMap(item => speakerOf(item) ?? [])
}

/** The speakers that a header declares under `speakers` (or `speaker`, as other tools have it), in its order. */
export const declaredSpeakers = (header: HeaderTree | undefined): readonly Speaker[] =>
  speakersIn((entryOf(header?.entries ?? [], 'speakers') ?? entryOf(header?.entries ?? [], 'speaker'))?.value)

/** Whether two lists declare the same speakers, wherever they stand. */
export const sameSpeakers = (a: readonly Speaker[], b: readonly Speaker[]): boolean => {
  if (a === b) return true
  if (a.length !== b.length) return false
  const said = ({ span: _, nameSpan: __, source: ___, aliases, ...rest }: Speaker): string =>
    JSON.stringify([rest, aliases.map(alias => alias.text)])
  return a.every((speaker, i) => {
    const other = b[i]
    return other !== undefined && said(speaker) === said(other)
  })
}
