import { headerTree } from '../syntax/header.ts'
import type { YamlEntry, YamlValue } from '../syntax/yaml.ts'
import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import type { BlockRule, Finding, RulePage } from './rule.ts'

/** Finds keys that a map, or a map in it, holds twice. */
const duplicates = (entries: readonly YamlEntry[], found: Finding[]): void => {
  const keys = new Set<string>()
  for (const { key, keySpan, value } of entries) {
    if (keys.has(key) && key !== '' && key !== '<<')
      found.push({
        span: keySpan,
        message: say`The key ${quoted(key)} stands twice; only the first one counts. Merge the two.`,
      })
    keys.add(key)
    inside(value, found)
  }
}

const inside = (value: YamlValue, found: Finding[]): void => {
  if (value.kind === 'map') duplicates(value.entries, found)
  else if (value.kind === 'list') for (const item of value.items) inside(item, found)
}

/** Its page of documentation, and its tests. */
export const headerDuplicateKeyPage: RulePage = {
  explanation:
    'YAML allows each key once in a map. Here the first one counts; other tools take the last, or refuse the file.',
  origin: 'YAML 1.2, section 3.2.1.3: keys are unique.',
  examples: [
    {
      bad: '---\ntitle: The summit\ntitle: The summit in Astana\n^^^^^\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
      good: '---\ntitle: The summit in Astana\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
    },
  ],
}

export const headerDuplicateKey: BlockRule = {
  code: 'header-duplicate-key',
  severity: 'error',
  scope: 'block',
  on: 'header',
  summary: say`A key of the header stands twice`,
  check: block => {
    const found: Finding[] = []
    duplicates(headerTree(block).entries, found)
    return found
  },
}
