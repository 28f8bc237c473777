import { opensTurn } from '../model/transcript.ts'
import { inlinesOf } from '../syntax/notes.ts'
import { linesOf, rangeIn } from '../syntax/position.ts'
import { say } from '../text/message.ts'
import { trimSpaceEnd } from '../text/space.ts'
import type { RulePage, RunningRule } from './rule.ts'
import { proseIn } from './support/prose.ts'

/** Its page of documentation, and its tests. */
export const turnUnlabelledPage: RulePage = {
  explanation:
    'After a heading or a break somebody speaks, and nobody is named: a heading ends the turn before it. Write who speaks, even if it is the same person as before. Paragraphs that hold nothing but a note, or stand before the first turn, are not reported.',
  origin: 'Guides for clean verbatim: the label is always present.',
  examples: [
    {
      bad: 'Anna Meyer: Good morning.\n\n# Agenda\n\nShall we begin?\n^^^^^^^^^^^^^^^\n\nBen Okafor: Yes.\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: Good morning.\n\n# Agenda\n\nAnna Meyer: Shall we begin?\n\nBen Okafor: Yes.\n\nAnna Meyer: Well.\n',
    },
  ],
}

/** Before the first turn, in a turn, or between turns with nothing reported yet. */
type State = 'before' | 'turn' | 'between'

export const turnUnlabelled: RunningRule<State> = {
  code: 'turn-unlabelled',
  severity: 'information',
  byDefault: false,
  scope: 'running',
  summary: say`Words after a heading or a break without a speaker`,
  start: 'before',
  same: (a, b) => a === b,
  step: (state, block, facts, found) => {
    if (block.opening !== undefined && opensTurn(facts, block)) return 'turn'
    if (block.kind === 'heading' || block.kind === 'break') return state === 'before' ? 'before' : 'between'
    if (state !== 'between' || block.kind !== 'paragraph') return state
    const { text } = block
    const spoken = proseIn(block).some(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)))
    if (!spoken || inlinesOf(block).notes.some(({ start }) => start === text.search(/\S/u))) return state
    const end = trimSpaceEnd(text, 0, linesOf(block)[1] ?? text.length)
    found({
      range: rangeIn(block, 0, { start: 0, end }),
      message: say`Nobody is named who says this; write who speaks.`,
    })
    // One report is enough up to the next turn.
    return 'before'
  },
  end: () => undefined,
}
