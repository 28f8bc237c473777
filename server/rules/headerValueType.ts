import { type HeaderKey, headerKey, SPEAKER_KEYS, STATUSES, speakerKey } from '../model/headerKeys.ts'
import { headerTree } from '../syntax/header.ts'
import { parseClock } from '../syntax/time.ts'
import type { YamlEntry, YamlValue } from '../syntax/yaml.ts'
import { english, type Message, say } from '../text/message.ts'
import type { Span } from '../text/range.ts'
import { either, orNear, quoted } from '../text/wording.ts'
import type { BlockFix, BlockRule, Finding, RulePage } from './rule.ts'
import { nearestWord } from './support/distance.ts'
import { languageTag } from './support/languages.ts'
import { yamlScalar } from './support/yamlText.ts'

const fix = (title: Message, span: Span, newText: string, safety: BlockFix['safety'] = 'suggested'): BlockFix[] => [
  { title, safety, changes: [{ span, newText }] },
]

const kindNames: Record<YamlValue['kind'], Message> = {
  scalar: say`a text`,
  list: say`a list`,
  map: say`a map of keys and values`,
}
const needs = (key: string, what: Message, value: YamlValue): Finding => ({
  span: value.span,
  message: say`${quoted(key)} takes ${what}, not ${kindNames[value.kind]}.`,
})

const isDuration = /^P(?=.)(?:\d+(?:[.,]\d+)?[YMWD])*(?:T(?=.)(?:\d+(?:[.,]\d+)?[HMS])*)?$/
const isTag = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/
const isUrl = /^[a-z][a-z0-9+.-]*:\S+$/i

/** What is wrong with one text of a key, if anything. */
const inText = ({ key, type }: HeaderKey, text: string, span: Span): Finding | undefined => {
  switch (type) {
    case 'time': {
      if (parseClock(text.replace(/^[-+−]/, '')) !== undefined || isDuration.test(text) || /^[-+]?\d+$/.test(text))
        return undefined
      return { span, message: say`${quoted(text)} is no time; write hours, minutes and seconds: “1:02:30”.` }
    }
    case 'language': {
      if (isTag.test(text)) return undefined
      const tag = languageTag(text)
      const message =
        tag === undefined
          ? say`${quoted(text)} is no language tag; write one such as “en” or “pt-BR”.`
          : say`${quoted(text)} is no language tag; write ${quoted(tag)}.`
      return { span, message, fixes: tag === undefined ? [] : fix(say`Change to “${tag}”`, span, tag, 'safe') }
    }
    case 'url': {
      if (isUrl.test(text)) return undefined
      const bare = /^(?:www\.)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?:\/\S*)?$/u.test(text)
      const url = `https://${text}`
      return {
        span,
        message: say`${quoted(text)} is no address; it has to begin with “https://”.`,
        fixes: bare ? fix(say`Change to “${url}”`, span, url) : [],
      }
    }
    case 'status': {
      if (STATUSES.some(status => status === text)) return undefined
      const near = nearestWord(text, STATUSES, 2)
      const takes = say`${quoted(key)} takes ${either(STATUSES.map(quoted))}, not ${quoted(text)}`
      return {
        span,
        message: orNear(takes, near),
        fixes:
          near === undefined
            ? []
            : fix(say`Change to “${near}”`, span, near, near === text.toLowerCase() ? 'safe' : 'suggested'),
      }
    }
    default:
      return undefined
  }
}

const several: ReadonlySet<string> = new Set(['texts', 'language', 'path'])

/** Texts of a key that takes one, or a list. */
const inTexts = (key: HeaderKey, value: YamlValue, found: Finding[]): void => {
  if (value.kind === 'map') {
    found.push(needs(key.key, several.has(key.type) ? say`a text or a list of texts` : say`a text`, value))
    return
  }
  if (value.kind === 'list' && !several.has(key.type)) {
    found.push(needs(key.key, say`one text`, value))
    return
  }
  for (const item of value.kind === 'list' ? value.items : [value]) {
    if (item.kind !== 'scalar') found.push(needs(key.key, say`a text or a list of texts`, item))
    else if (item.value !== null) {
      const finding = inText(key, String(item.source || item.value), item.span)
      if (finding !== undefined) found.push(finding)
    }
  }
}

const inSpeakers = (value: YamlValue, found: Finding[]): void => {
  if (value.kind === 'map') {
    found.push({
      span: { start: value.span.start, end: value.entries[0]?.keySpan.end ?? value.span.end },
      message: say`“speakers” takes a list: put “- ” before each speaker.`,
    })
    return
  }
  if (value.kind === 'scalar') {
    const names = String(value.source || value.value || '')
      .split(/\s*[,;&]\s*|\s+and\s+/u)
      .filter(name => name !== '')
    if (names.length < 2) return
    const list = `[${names.map(yamlScalar).join(', ')}]`
    found.push({
      span: value.span,
      message: say`${quoted(String(value.source))} is read as one speaker; write a list: ${list}.`,
      fixes: fix(say`Make it a list`, value.span, list),
    })
    return
  }
  for (const item of value.items) {
    if (item.kind === 'list') found.push(needs('speakers', say`names`, item))
    if (item.kind === 'scalar' && item.value === null)
      found.push({ span: item.span, message: say`A name is missing here.` })
    if (item.kind !== 'map') continue
    const name = item.entries.find(entry => entry.key === 'name')
    if (name === undefined) {
      const [only] = item.entries
      // `- Moderator: Anna Meyer`, as people write it.
      const fixes: BlockFix[] =
        item.entries.length === 1 &&
        only?.value.kind === 'scalar' &&
        only.value.value !== null &&
        speakerKey(only.key) === undefined
          ? fix(
              say`Change to “name: ${String(only.value.source)}” with the role “${only.key}”`,
              item.span,
              `{ name: ${yamlScalar(String(only.value.source))}, role: ${yamlScalar(only.key)} }`,
            )
          : []
      const span = only?.keySpan ?? item.span
      found.push({ span, message: say`This speaker has no name; write “name: ” and the name.`, fixes })
    }
    for (const entry of item.entries) inEntry(entry, speakerKey(entry.key), found)
  }
}

const inEntry = (entry: YamlEntry, key: HeaderKey | undefined, found: Finding[]): void => {
  const { value, keySpan } = entry
  if (key === undefined) return
  if (value.kind === 'scalar' && (value.value === null || value.value === '')) {
    found.push({ span: keySpan, message: say`${quoted(entry.key)} has no value.`, severity: 'hint' })
    return
  }
  if (key.type === 'speakers') inSpeakers(value, found)
  else if (key.type !== 'rules') inTexts(key, value, found)
}

const onFirstLine = (text: string, finding: Finding): Finding => {
  const { start, end } = finding.span
  const line = text.slice(start, end).search(/[\r\n]/)
  return line < 0 ? finding : { ...finding, span: { start, end: start + line } }
}

/** Its page of documentation, and its tests. */
export const headerValueTypePage: RulePage = {
  explanation: `Each key of the header takes values of one kind: a text, a list, a time, a language tag, an address, one of a few words. A value of another kind is not understood. \`speakers\` takes a list of names, or of maps with ${english(either(SPEAKER_KEYS.map(key => `\`${key.key}\``)))}.`,
  origin: 'The header.',
  examples: [
    {
      bad: '---\nstatus: drafted\n        ^^^^^^^\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
      good: '---\nstatus: draft\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
    },
    {
      bad: '---\nlanguage: English\n          ^^^^^^^\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
      good: '---\nlanguage: en\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
    },
    {
      bad: '---\nspeakers: Anna Meyer, Ben Okafor\n          ^^^^^^^^^^^^^^^^^^^^^^\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
      good: '---\nspeakers: [Anna Meyer, Ben Okafor]\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
    },
  ],
}

export const headerValueType: BlockRule = {
  code: 'header-value-type',
  severity: 'warning',
  scope: 'block',
  on: 'header',
  summary: say`The value of a key is of the wrong kind`,
  check: block => {
    const found: Finding[] = []
    for (const entry of headerTree(block).entries) {
      const key = headerKey(entry.key)
      if (key?.type === 'date' && entry.value.kind === 'scalar' && entry.value.value !== null) continue
      inEntry(entry, key, found)
    }
    return found.map(finding => onFirstLine(block.text, finding))
  },
}
