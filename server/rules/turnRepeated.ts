import { opensTurn, resolutionIn } from '../model/transcript.ts'
import { rangeIn } from '../syntax/position.ts'
import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import type { RulePage, RunningRule } from './rule.ts'

/** Its page of documentation, and its tests. */
export const turnRepeatedPage: RulePage = {
  explanation:
    'The same speaker has two turns in a row, with nothing between. Either somebody else spoke in between, or it is one turn: then the second label goes, and its words are a further paragraph.',
  origin:
    'Guides: a new label only where the speaker changes; users of speech recognition ask for consecutive turns to be merged.',
  examples: [
    {
      bad: 'Anna Meyer: Good morning.\n\nAnna Meyer: Shall we begin?\n^^^^^^^^^^\n\nBen Okafor: Yes.\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: Good morning.\n\nShall we begin?\n\nBen Okafor: Yes.\n\nAnna Meyer: Well.\n',
    },
  ],
}

export const turnRepeated: RunningRule<string | undefined> = {
  code: 'turn-repeated',
  severity: 'information',
  byDefault: false,
  scope: 'running',
  summary: say`The same speaker twice in a row`,
  start: undefined,
  same: (a, b) => a === b,
  step: (before, block, facts, found) => {
    if (block.kind === 'heading' || block.kind === 'break') return undefined
    const { opening } = block
    if (opening === undefined || !opensTurn(facts, block)) return before
    const speaker = resolutionIn(facts.resolutions, block)?.speaker
    // `Q:`, `???:` and chevrons are somebody else each time.
    if (speaker === undefined || speaker === '' || !/[\p{L}\p{N}]{2}/u.test(speaker)) return undefined
    if (speaker === before) {
      const plain = opening.time === undefined && opening.manner === undefined && !opening.dash && !opening.chevrons
      const changes = plain && opening.body < opening.end
      const edit = { range: rangeIn(block, 0, { start: 0, end: opening.body }), newText: '' }
      found({
        range: rangeIn(block, 0, opening.label),
        message: say`${quoted(speaker)} spoke already: the turn before is theirs, too.`,
        fixes: changes
          ? [{ title: say`Make it a paragraph of the turn before`, safety: 'suggested', edits: [edit] }]
          : [],
      })
    }
    return speaker
  },
  end: () => undefined,
}
