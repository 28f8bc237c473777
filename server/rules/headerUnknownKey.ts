import { FOREIGN_KEYS, HEADER_KEYS, headerKey, SPEAKER_KEYS, speakerKey } from '../model/headerKeys.ts'
import { headerTree } from '../syntax/header.ts'
import type { YamlEntry } from '../syntax/yaml.ts'
import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import type { BlockFix, BlockRule, Finding, RulePage } from './rule.ts'
import { keyLimit, nearestWord } from './support/distance.ts'

const rename = ({ keySpan }: YamlEntry, to: string, safety: BlockFix['safety']): BlockFix => ({
  title: say`Change to “${to}”`,
  safety,
  changes: [{ span: keySpan, newText: to }],
})

const names = HEADER_KEYS.map(key => key.key)
const speakerNames = SPEAKER_KEYS.map(key => key.key)

/** What is said of a key that is not among `known`; a near one that the map already holds was not meant. */
const unknown = (
  entry: YamlEntry,
  known: readonly string[],
  held: ReadonlySet<string>,
  foreign: Readonly<Record<string, string>>,
): Finding | undefined => {
  const { key, keySpan: span } = entry
  if (key === '' || key === '<<' || key.startsWith('x-')) return undefined
  const translated = Object.hasOwn(foreign, key.toLowerCase()) ? foreign[key.toLowerCase()] : undefined
  if (translated !== undefined) {
    const message = say`${quoted(key)} is ${quoted(translated)} in this format.`
    return { span, message, fixes: held.has(translated) ? [] : [rename(entry, translated, 'safe')] }
  }
  const near = nearestWord(key, known, keyLimit(key))
  if (near !== undefined && !held.has(near)) {
    const caseOnly = near === key.toLowerCase()
    const message = say`${quoted(key)} is not a key of this format; did you mean ${quoted(near)}?`
    return { span, message, severity: 'warning', fixes: [rename(entry, near, caseOnly ? 'safe' : 'suggested')] }
  }
  return {
    span,
    message: say`${quoted(key)} is not a key of this format; it is kept. Begin it with “x-” if it is your own.`,
    fixes: [rename(entry, `x-${key}`, 'suggested')],
  }
}

const keysOf = (entries: readonly YamlEntry[]): ReadonlySet<string> => new Set(entries.map(entry => entry.key))

/** Its page of documentation, and its tests. */
export const headerUnknownKeyPage: RulePage = {
  explanation:
    'The key is none of this format’s. If it is near one, it is probably a slip (a warning). Keys of other tools are understood and can be renamed. Keys that begin with `x-` are your own and never reported.',
  origin: 'The keys of the header; `transcript_by`, `tags`, `categories` and others in public archives.',
  examples: [
    {
      bad: '---\ntitel: The summit\n^^^^^\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
      good: '---\ntitle: The summit\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
    },
    {
      bad: '---\ntranscript_by: Anna Meyer\n^^^^^^^^^^^^^\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
      good: '---\ntranscriber: Anna Meyer\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
    },
  ],
}

export const headerUnknownKey: BlockRule = {
  code: 'header-unknown-key',
  severity: 'information',
  scope: 'block',
  on: 'header',
  summary: say`A key of the header is unknown`,
  check: block => {
    const { entries } = headerTree(block)
    const found: Finding[] = []
    const add = (finding: Finding | undefined): void => {
      if (finding !== undefined) found.push(finding)
    }
    const held = keysOf(entries)
    for (const entry of entries) {
      if (headerKey(entry.key) === undefined) add(unknown(entry, names, held, FOREIGN_KEYS))
      if (entry.key !== 'speakers' || entry.value.kind !== 'list') continue
      for (const speaker of entry.value.items) {
        if (speaker.kind !== 'map') continue
        const own = keysOf(speaker.entries)
        for (const one of speaker.entries)
          if (speakerKey(one.key) === undefined) add(unknown(one, speakerNames, own, SPEAKER_FOREIGN))
      }
    }
    return found
  },
}

/** Other words for the keys of a speaker. */
const SPEAKER_FOREIGN: Readonly<Record<string, string>> = {
  title: 'role',
  roles: 'role',
  alias: 'aliases',
  initials: 'aliases',
  abbreviation: 'aliases',
  organisation: 'organization',
  affiliation: 'organization',
  company: 'organization',
  party: 'organization',
  lang: 'language',
  colour: 'color',
}
