import type { Block } from '../syntax/block.ts'
import { isStopped, type SpeakerLine } from '../syntax/speakerLine.ts'
import { say } from '../text/message.ts'
import type { Span } from '../text/range.ts'
import { isSpace } from '../text/space.ts'
import { quoted } from '../text/wording.ts'
import type { Finding, LabelRule, RulePage } from './rule.ts'
import { slipFindings } from './support/colonSlips.ts'
import type { Facts } from './support/facts.ts'
import { knownLabelAt } from './support/knownLabels.ts'
import { longLabelIn } from './support/longLabels.ts'

/** Its page of documentation, and its tests. */
export const speakerColonWrongPage: RulePage = {
  explanation:
    'A line begins with a label of this file, and a semicolon, full stop, dash or comma stands in the place of the colon, behind the label or behind its time. The words count as those of the speaker before. A semicolon is beyond doubt, save behind a label that stands before a single other line; the other marks are looked at only where what follows begins as speech does, and as information where the lines before and after open turns, the label is initials at the beginning of a paragraph, or it stands before a single other line. A comma after initials is information only: it may stand after somebody who is spoken to.',
  origin: 'Standards-meeting notes: 14 lines with a semicolon for the colon.',
  examples: [
    {
      bad: 'RPR: Next is modules.\n\nDE: I have slides.\n\nRPR; Go on.\n   ^\n\nDE: Thanks.\n',
      good: 'RPR: Next is modules.\n\nDE: I have slides.\n\nRPR: Go on.\n\nDE: Thanks.\n',
    },
    {
      bad: 'Anna Meyer: Good morning.\n\nBen Okafor: Hello.\n\nAnna Meyer: Shall we?\n\nBen Okafor – Yes, we should.\n          ^^\n\nBen Okafor: Let us begin.\n',
      good: 'Anna Meyer: Good morning.\n\nBen Okafor: Hello.\n\nAnna Meyer: Shall we?\n\nBen Okafor: Yes, we should.\n\nBen Okafor: Let us begin.\n',
    },
  ],
}

/** `Anna Meyer [12:03]; So`: the mark between a time and what is said. */
const markBehindTime = ({ label, time, body, end }: SpeakerLine, text: string): Span | undefined => {
  if (time === undefined || time.start < label.end || body >= end) return undefined
  const mark = /^\s*[.;–—-](?=\s)/u.exec(text.slice(time.end, end))?.[0]
  return mark === undefined ? undefined : { start: time.end, end: time.end + mark.length }
}

/** `**Anna Meyer –** [12:03] So`: a turn by its time, with the mark at the end of its label. */
const atLabel = (block: Block, { known, habits }: Facts): readonly Finding[] => {
  const { opening, text } = block
  if (opening === undefined || opening.colon !== undefined) return []
  const { start, end } = opening.label
  const behind = markBehindTime(opening, text)
  if (behind !== undefined && knownLabelAt(known, text, start, end)?.known.bare === false)
    return [wrong(opening.name, text, behind, false)]
  if (!habits.colons) return []
  // `Mr. ADAMS. So` in a file with colons.
  if (isStopped(opening, text))
    return [wrong(opening.name, text, { start: opening.head.end, end: opening.head.end + 1 }, false)]
  const mark = /\s*[.–—-]$/u.exec(text.slice(start, end))?.[0]
  if (mark === undefined) return []
  // With the mark it may be known too: as the label of this turn.
  const found = knownLabelAt(known, text, start, end - mark.length)
  return found !== undefined && found.end === end - mark.length && found.known.count > 1
    ? [wrong(found.known.label, text, { start: found.end, end }, false)]
    : []
}

/** `RPR – about modules: …`: another colon follows. */
const inLongLabel = (block: Block, facts: Facts): readonly Finding[] => {
  const long = longLabelIn(block, facts)
  return long?.mark === undefined
    ? []
    : [{ ...wrong(long.label, block.text, long.mark, false), severity: 'information' }]
}

const wrong = (label: string, text: string, span: Span, certain: boolean): Finding => {
  const mark = text.slice(span.start, span.end).trim()
  const newText = isSpace(text.charCodeAt(span.end)) || '*_'.includes(text[span.end] ?? ' ') ? ':' : ': '
  return {
    span,
    message: say`After ${quoted(label)} stands ${quoted(mark)} in place of a colon, so that these words belong to nobody or to the speaker before.`,
    fixes: [
      { title: say`Replace it by a colon`, safety: certain ? 'safe' : 'suggested', changes: [{ span, newText }] },
    ],
  }
}

export const speakerColonWrong: LabelRule = {
  code: 'speaker-colon-wrong',
  severity: 'error',
  scope: 'labels',
  summary: say`Another mark stands where the colon should`,
  check: (block, facts) => [
    ...atLabel(block, facts),
    ...inLongLabel(block, facts),
    ...slipFindings(block, facts, 'wrong', ({ label, mark, certain }) => wrong(label, block.text, mark, certain)),
  ],
}
