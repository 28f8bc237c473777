import { entryOf, type Speaker } from '../../model/speakers.ts'
import type { Transcript } from '../../model/transcript.ts'
import type { Block } from '../../syntax/block.ts'
import { lineEndAt, rangeIn } from '../../syntax/position.ts'
import type { YamlEntry, YamlValue } from '../../syntax/yaml.ts'
import type { TextEdit } from '../../text/range.ts'
import { trimSpaceEnd } from '../../text/space.ts'
import { yamlScalar, yamlTexts } from './yamlText.ts'

/** A speaker to be declared. */
export type Declaration = {
  readonly name: string
  readonly roles: readonly string[]
  readonly aliases: readonly string[]
}

/** The line end that the file uses, by its first one. */
export const lineEndOf = ({ blocks }: Transcript): string => lineEndAt(blocks, 0)

const replace = (block: Block, start: number, end: number, newText: string): TextEdit => ({
  range: rangeIn(block, 0, { start, end }),
  newText,
})

/** What stands between the start of the line and `offset`, and is white space. */
const indentAt = (text: string, offset: number): string => {
  let start = offset
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--
  let end = start
  while (end < offset && (text[end] === ' ' || text[end] === '\t')) end++
  return text.slice(start, end)
}

/** The lines that declare a speaker in a block list whose dashes are indented by `indent`. */
const item = ({ name, roles, aliases }: Declaration, indent: string): readonly string[] =>
  roles.length + aliases.length === 0
    ? [`${indent}- ${yamlScalar(name)}`]
    : [
        `${indent}- name: ${yamlScalar(name)}`,
        ...(roles.length > 0 ? [`${indent}  role: ${yamlTexts(roles)}`] : []),
        ...(aliases.length > 0 ? [`${indent}  aliases: [${aliases.map(yamlScalar).join(', ')}]`] : []),
      ]

/** The lines of a `speakers` key. */
export const speakersLines = (speakers: readonly Declaration[]): readonly string[] => [
  'speakers:',
  ...speakers.flatMap(speaker => item(speaker, '  ')),
]

const speakersEntry = (transcript: Transcript): YamlEntry | undefined => {
  const entries = transcript.header?.entries ?? []
  return entryOf(entries, 'speakers') ?? entryOf(entries, 'speaker')
}

const isFlow = (block: Block, value: YamlValue): boolean => '[{'.includes(block.text[value.span.start] ?? ' ')

/** Where the last line of the header before its closing line ends; blank lines at its end are passed over. */
const headerEnd = (transcript: Transcript, block: Block): number =>
  trimSpaceEnd(block.text, 0, transcript.header?.content.end ?? block.text.length)

/** Edits that declare speakers in the header; undefined where there is no header, or it cannot be read. */
export const declareSpeakers = (
  transcript: Transcript,
  speakers: readonly Declaration[],
): readonly TextEdit[] | undefined => {
  const { header, headerBlock: block } = transcript
  if (header === undefined || block === undefined || header.problems.length > 0) return undefined
  const eol = lineEndOf(transcript)
  const value = speakersEntry(transcript)?.value
  if (value === undefined) {
    const end = headerEnd(transcript, block)
    return [replace(block, end, end, `${eol}${speakersLines(speakers).join(eol)}`)]
  }
  if (value.kind === 'map') return undefined
  const end = trimSpaceEnd(block.text, value.span.start, value.span.end)
  if (value.kind === 'scalar') {
    const old =
      value.value === null ? [] : [`  - ${value.source === '' ? value.value : block.text.slice(value.span.start, end)}`]
    const start = value.value === null ? value.span.start : trimSpaceEnd(block.text, 0, value.span.start)
    return [replace(block, start, end, [...['', ...old], ...speakers.flatMap(one => item(one, '  '))].join(eol))]
  }
  if (isFlow(block, value)) {
    const texts = speakers.map(({ name, roles, aliases }) =>
      roles.length + aliases.length === 0
        ? yamlScalar(name)
        : `{ name: ${yamlScalar(name)}${roles.length > 0 ? `, role: ${yamlTexts(roles)}` : ''}${aliases.length > 0 ? `, aliases: [${aliases.map(yamlScalar).join(', ')}]` : ''} }`,
    )
    const last = value.items.at(-1)
    if (last === undefined) return [replace(block, value.span.start + 1, value.span.start + 1, texts.join(', '))]
    return [replace(block, last.span.end, last.span.end, `, ${texts.join(', ')}`)]
  }
  const indent = indentAt(block.text, value.span.start)
  return [replace(block, end, end, `${eol}${speakers.flatMap(one => item(one, indent)).join(eol)}`)]
}

/** Edits that add keys without values to the header, or make one of them; undefined where the header cannot be read. */
export const addKeys = (transcript: Transcript, keys: readonly string[]): readonly TextEdit[] | undefined => {
  const { header, headerBlock: block } = transcript
  const eol = lineEndOf(transcript)
  const lines = keys.map(key => `${key}: `)
  if (header === undefined || block === undefined) {
    const start = { line: 0, character: 0 }
    return [{ range: { start, end: start }, newText: ['---', ...lines, '---', '', ''].join(eol) }]
  }
  if (header.problems.length > 0) return undefined
  const end = headerEnd(transcript, block)
  return [replace(block, end, end, lines.map(line => eol + line).join(''))]
}

/** Edits that add a role or aliases to a speaker whom the header declares. */
export const addToSpeaker = (
  transcript: Transcript,
  speaker: Speaker,
  key: 'role' | 'aliases',
  texts: readonly string[],
): readonly TextEdit[] | undefined => {
  const { headerBlock: block } = transcript
  if (block === undefined || speaker.source !== undefined) return undefined
  const list = speakersEntry(transcript)?.value
  const items = list === undefined ? [] : list.kind === 'list' ? list.items : [list]
  const value = items.find(one => one.span === speaker.span || one.span.start === speaker.span.start)
  if (value === undefined) return undefined
  const eol = lineEndOf(transcript)
  const scalars = texts.map(yamlScalar)
  const scalar = scalars.join(', ')
  if (value.kind === 'scalar') {
    if (list === undefined || list.kind !== 'list') return undefined
    const name = block.text.slice(value.span.start, value.span.end)
    if (isFlow(block, list))
      return [
        replace(
          block,
          value.span.start,
          value.span.end,
          `{ name: ${name}, ${key}: ${key === 'aliases' ? `[${scalar}]` : scalar} }`,
        ),
      ]
    const indent = indentAt(block.text, value.span.start)
    const added = key === 'aliases' ? `[${scalar}]` : scalar
    return [replace(block, value.span.start, value.span.end, `name: ${name}${eol}${indent}  ${key}: ${added}`)]
  }
  if (value.kind !== 'map') return undefined
  const held = entryOf(value.entries, key)?.value
  if (held === undefined) {
    const name = entryOf(value.entries, 'name')
    if (name === undefined) return undefined
    const added = `${key}: ${key === 'aliases' ? `[${scalar}]` : scalar}`
    const end = name.value.span.end
    if (isFlow(block, value)) return [replace(block, end, end, `, ${added}`)]
    const column = ' '.repeat(rangeIn(block, 0, name.keySpan).start.character)
    return [replace(block, end, end, `${eol}${column}${added}`)]
  }
  if (held.kind === 'map') return undefined
  if (held.kind === 'scalar') {
    const old = block.text.slice(held.span.start, held.span.end)
    const all = held.value === null ? scalar : `${old}, ${scalar}`
    return [
      replace(
        block,
        held.span.start,
        held.span.end,
        `${held.value === null && held.span.start === held.span.end ? ' ' : ''}[${all}]`,
      ),
    ]
  }
  const last = held.items.at(-1)
  if (last === undefined) return undefined
  if (isFlow(block, held)) return [replace(block, last.span.end, last.span.end, `, ${scalar}`)]
  const indent = indentAt(block.text, held.span.start)
  return [replace(block, last.span.end, last.span.end, scalars.map(one => `${eol}${indent}- ${one}`).join(''))]
}
