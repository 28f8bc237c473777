import { labelOf } from '../model/labels.ts'
import { isCue } from '../model/labelWords.ts'
import { opensTurn } from '../model/transcript.ts'
import { positionIn } from '../syntax/position.ts'
import { say } from '../text/message.ts'
import { skipSpace } from '../text/space.ts'
import { quoted } from '../text/wording.ts'
import type { PlacedFinding, RulePage, RunningRule } from './rule.ts'

/** A turn with nothing said so far. */
type Pending = {
  readonly label: string
  /** Columns of the label with its marks, on the first line of the turn. */
  readonly start: number
  readonly end: number
  /** Lines from the first of the turn to the first of the next block. */
  readonly lines: number
  /** Lines that go if the turn is removed: its own, and the blank ones below. */
  readonly own: number
  readonly blank: boolean
}

const findingOf = ({ label, start, end, lines, own, blank }: Pending): PlacedFinding => {
  const line = -lines
  const whole = { start: { line, character: 0 }, end: { line: line + own, character: 0 } }
  return {
    range: { start: { line, character: start }, end: { line, character: end } },
    message: say`Nothing is said after ${quoted(label)}; write the words, or remove the label.`,
    fixes:
      own > 0 || blank
        ? [{ title: say`Remove the empty turn`, safety: 'suggested', edits: [{ range: whole, newText: '' }] }]
        : [],
  }
}

/** Its page of documentation, and its tests. */
export const turnEmptyPage: RulePage = {
  explanation:
    'A label stands here, and neither on its line nor below it is anything said. Write the words, a note such as `[inaudible]`, or take the label out. A label such as `Jingle` stands for what is played, and needs no words.',
  origin: 'Slips in public archives: a label left behind when its text was moved or deleted.',
  examples: [
    {
      bad: 'Anna Meyer: Good morning.\n\nBen Okafor:\n^^^^^^^^^^^\n\nAnna Meyer: Shall we?\n\nBen Okafor: Yes.\n',
      good: 'Anna Meyer: Good morning.\n\nAnna Meyer: Shall we?\n\nBen Okafor: Yes.\n',
    },
  ],
}

export const turnEmpty: RunningRule<Pending | undefined> = {
  code: 'turn-empty',
  severity: 'warning',
  scope: 'running',
  summary: say`A speaker who says nothing`,
  start: undefined,
  same: (a, b) =>
    a === b ||
    (a !== undefined &&
      b !== undefined &&
      a.label === b.label &&
      a.start === b.start &&
      a.end === b.end &&
      a.lines === b.lines &&
      a.own === b.own &&
      a.blank === b.blank),
  step: (pending, block, facts, found) => {
    const { opening, kind, lines, text } = block
    if (opening !== undefined && opensTurn(facts, block)) {
      if (pending !== undefined) found(findingOf(pending))
      const said = skipSpace(text, Math.min(opening.body, opening.end), text.length) < text.length
      if (said || opening.head.end === opening.head.start || isCue(labelOf(block))) return undefined
      const start = positionIn(block, 0, opening.label.start).character
      const end = positionIn(block, 0, opening.head.end).character
      return { label: labelOf(block), start, end, lines, own: lines, blank: false }
    }
    if (pending === undefined) return undefined
    if (kind === 'heading' || kind === 'break') {
      found(findingOf(pending))
      return undefined
    }
    if (kind === 'blank') {
      const below = pending.lines === pending.own && !pending.blank
      return { ...pending, lines: pending.lines + lines, own: below ? pending.own + lines : pending.own, blank: true }
    }
    return kind === 'comment' ? { ...pending, lines: pending.lines + lines } : undefined
  },
  end: (pending, found) => {
    if (pending !== undefined) found(findingOf(pending))
  },
}
