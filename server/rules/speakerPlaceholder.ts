import { labelOf } from '../model/labels.ts'
import { opensTurn } from '../model/transcript.ts'
import { rangeIn } from '../syntax/position.ts'
import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import type { RulePage, RunningRule } from './rule.ts'

/** Labels that speech recognition gives to people whom it cannot name. */
const placeholder = /^(?:speaker|spk|sprecher(?:in)?|locuteur|hablante|orador|спикер)[ _-]*(?:\d{1,3}|[a-z])$/iu

/** Its page of documentation, and its tests. */
export const speakerPlaceholderPage: RulePage = {
  explanation:
    'Speech recognition tells voices apart, and calls them `Speaker 1` or `SPEAKER_00`. The transcript is not finished as long as such a label is left: give the turns to somebody, by renaming the label. Only the first turn of each such label is reported.',
  origin: 'Users of speech recognition: renaming a speaker everywhere is what they ask for most often.',
  examples: [
    {
      bad: 'Anna Meyer: Good morning.\n\nSPEAKER_01: Hello.\n^^^^^^^^^^\n\nAnna Meyer: Well.\n\nSPEAKER_01: Yes.\n',
      good: 'Anna Meyer: Good morning.\n\nBen Okafor: Hello.\n\nAnna Meyer: Well.\n\nBen Okafor: Yes.\n',
    },
  ],
}

const NONE: ReadonlySet<string> = new Set()

export const speakerPlaceholder: RunningRule<ReadonlySet<string>> = {
  code: 'speaker-placeholder',
  severity: 'warning',
  byDefault: false,
  scope: 'running',
  summary: say`A label such as “Speaker 1” was left in`,
  start: NONE,
  same: (a, b) => a === b || (a.size === b.size && [...a].every(label => b.has(label))),
  step: (seen, block, facts, found) => {
    if (block.opening === undefined) return seen
    const label = labelOf(block)
    if (seen.has(label) || !placeholder.test(label) || !opensTurn(facts, block)) return seen
    found({
      range: rangeIn(block, 0, block.opening.label),
      message: say`${quoted(label)} is a voice without a name; rename it to who speaks.`,
    })
    return new Set([...seen, label])
  },
  end: () => undefined,
}
