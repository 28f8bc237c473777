import { FOREIGN_KEYS, type HeaderKey, headerKey, speakerKey } from '../model/headerKeys.ts'
import type { Transcript } from '../model/transcript.ts'
import type { Block } from '../syntax/block.ts'
import type { YamlEntry, YamlValue } from '../syntax/yaml.ts'
import { say, type Tell } from '../text/message.ts'
import type { Span } from '../text/range.ts'
import { KNOWN } from '../workspace/known.ts'
import type { Found } from './hover.ts'
import { speakerText } from './hoverSpeaker.ts'
import { plain, yaml } from './markdown.ts'
import { placeAmong, textFor } from './workspaceHover.ts'

const holds = (span: Span, offset: number): boolean => span.start <= offset && offset <= span.end

/** A key in the header, and the keys that it stands under. */
type KeyPlace = { readonly entry: YamlEntry; readonly under: readonly string[] }

const keyIn = (value: YamlValue, offset: number, under: readonly string[]): KeyPlace | undefined => {
  if (value.kind === 'scalar' || !holds(value.span, offset)) return undefined
  if (value.kind === 'map') return keyAmong(value.entries, offset, under)
  for (const item of value.items) {
    const found = keyIn(item, offset, under)
    if (found !== undefined) return found
  }
  return undefined
}

const keyAmong = (entries: readonly YamlEntry[], offset: number, under: readonly string[]): KeyPlace | undefined => {
  for (const entry of entries) {
    if (holds(entry.keySpan, offset)) return { entry, under }
    const found = keyIn(entry.value, offset, [...under, entry.key])
    if (found !== undefined) return found
  }
  return undefined
}

const describe = (known: HeaderKey, written: string, tell: Tell): string => {
  const other = known.key === written ? [] : [tell(say`Other tools write \`${written}\`; here it is \`${known.key}\`.`)]
  return [`**${known.key}**`, tell(known.meaning), ...other, yaml(known.example)].join('\n\n')
}

const keyText = ({ entry, under }: KeyPlace, tell: Tell): string | undefined => {
  const { key } = entry
  if (under.length === 0) {
    const known = headerKey(key) ?? headerKey(FOREIGN_KEYS[key] ?? '')
    if (known !== undefined) return describe(known, key, tell)
    return key.startsWith('x-')
      ? `**${plain(key)}**\n\n${tell(say`A key of your own: what begins with \`x-\` is kept and not looked at.`)}`
      : undefined
  }
  if (under.length === 1 && (under[0] === 'speakers' || under[0] === 'speaker')) {
    const known = speakerKey(key)
    return known === undefined ? undefined : describe(known, key, tell)
  }
  return undefined
}

/** The rule, option or profile at an offset. */
const ruleAt = (entries: readonly YamlEntry[], offset: number, tell: Tell): Found | undefined => {
  const chosen = entries.filter(({ key }) => key === 'rules' || key === 'profile')
  const place = placeAmong(chosen, offset, [])
  if (place === undefined || place.path.length < 2) return undefined
  const markdown = textFor(place, [], KNOWN, tell)
  return markdown === undefined ? undefined : { span: place.span, markdown }
}

/** What a key of the header is for; of a declared name or alias, who that is. */
export const headerText = (
  transcript: Transcript,
  block: Block,
  offset: number,
  uri: string,
  tell: Tell,
): Found | undefined => {
  const { header, speakers } = transcript
  if (header === undefined || offset > block.text.length) return undefined
  const ruled = ruleAt(header.entries, offset, tell)
  if (ruled !== undefined) return ruled
  const place = keyAmong(header.entries, offset, [])
  if (place !== undefined) {
    const markdown = keyText(place, tell)
    return markdown === undefined ? undefined : { span: place.entry.keySpan, markdown }
  }
  for (const speaker of speakers) {
    const spans = [speaker.nameSpan, ...speaker.aliases.map(alias => alias.span)]
    const span = spans.find(candidate => holds(candidate, offset))
    if (span !== undefined) return { span, markdown: speakerText(transcript, speaker, uri, tell) }
  }
  return undefined
}
