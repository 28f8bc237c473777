import { labelOf } from '../model/labels.ts'
import { opensTurn } from '../model/transcript.ts'
import type { Block } from '../syntax/block.ts'
import { isNarrow, isStopped } from '../syntax/speakerLine.ts'
import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import type { BlockFix, Finding, LabelRule, RulePage } from './rule.ts'
import { slipFindings } from './support/colonSlips.ts'
import type { Facts } from './support/facts.ts'
import { longLabelIn } from './support/longLabels.ts'

/** Its page of documentation, and its tests. */
export const speakerColonMissingPage: RulePage = {
  explanation:
    'A line begins with a label of this file, and speech follows without a colon, so that the words count as those of the speaker before. Only labels that are declared or open several turns are looked for, and only where what follows begins as speech does; `Vladimir Putin met the ministers` is a sentence about him. Where what stands before and after the line opens turns, a label with any words after it is reported as information; so are, at the beginning of a paragraph, a label that opens several turns with words that do not tell of a person, initials, a label in strong type or with several blanks behind it, a letter such as `A` between two questions, and a turn that is known by its time or its type alone, where the other turns have a colon. So is a frequent label at the beginning of a paragraph or item with words that do not go on about the person, and initials within a paragraph before speech. A label that stands before a single other line is asked about beside a turn, or where somebody of that name or with these initials is listed as present. Sentences such as `Anna explains the plan` are asked about in files whose turns are written so. A `Q` and one blank, where others have `Q:`, is an error. Where the words after a label that opens several turns have a colon of their own, all of them would count as the label: that is information, too.',
  origin: 'Slips in public archives; the line is lost to every tool that splits at the colon.',
  examples: [
    {
      bad: 'Anna Meyer: Good morning.\n\nBen Okafor: Hello.\n\nAnna Meyer: Shall we?\n\nBen Okafor Yes, we should.\n^^^^^^^^^^\n\nBen Okafor: Let us begin.\n',
      good: 'Anna Meyer: Good morning.\n\nBen Okafor: Hello.\n\nAnna Meyer: Shall we?\n\nBen Okafor: Yes, we should.\n\nBen Okafor: Let us begin.\n',
    },
    {
      bad: 'AR: sounds fine\n\nCW: any objections?\n\nAR: none here\n\nTL likely to go in then\n^^\n\nCW: right\n\nAR: next one\n\nTL: thanks\n',
      good: 'AR: sounds fine\n\nCW: any objections?\n\nAR: none here\n\nTL: likely to go in then\n\nCW: right\n\nAR: next one\n\nTL: thanks\n',
    },
    {
      bad: 'Q: Is that so?\n\nA: It is.\n\nAnd it has been for long.\n\nQ: Since when?\n\nA Nobody knows.\n^\n\nThere is a book about it.\n\nQ: Who wrote it?\n\nA: I did.\n',
      good: 'Q: Is that so?\n\nA: It is.\n\nAnd it has been for long.\n\nQ: Since when?\n\nA: Nobody knows.\n\nThere is a book about it.\n\nQ: Who wrote it?\n\nA: I did.\n',
    },
    {
      bad: 'JF: Any news?\n\nDerek: We talked about groups.\n\nJF: Right.\n\nDerek work could fork off from this.\n^^^^^\n\nJF: Sounds good.\n\nAR: Yes.\n\nAR: And done.\n',
      good: 'JF: Any news?\n\nDerek: We talked about groups.\n\nJF: Right.\n\nDerek: work could fork off from this.\n\nJF: Sounds good.\n\nAR: Yes.\n\nAR: And done.\n',
    },
    {
      bad: 'AR: First the tests.\n\nCW: Any objections?\n\nAR: None here.\n\nCW: Then the proposal.\n\nAR Next Proposal: it has two parts.\n^^\n\nCW: Right.\n\nAR: The first is short.\n',
      good: 'AR: First the tests.\n\nCW: Any objections?\n\nAR: None here.\n\nCW: Then the proposal.\n\nAR: Next Proposal: it has two parts.\n\nCW: Right.\n\nAR: The first is short.\n',
    },
    {
      bad: 'AR: First the tests.\n\nCW: Any objections?\n\nAR: None here.\n\n### Plans\n\nCW the idea is to wait\n^^\n\n### Dates\n\nAR: In May.\n\nCW: Right.\n',
      good: 'AR: First the tests.\n\nCW: Any objections?\n\nAR: None here.\n\n### Plans\n\nCW: the idea is to wait\n\n### Dates\n\nAR: In May.\n\nCW: Right.\n',
    },
    {
      bad: 'MS. MEYER: Good morning.\n\nQ: Is that so?\n\nMS. MEYER: It is.\n\nQ Since when?\n^\n\nMS. MEYER: Nobody knows.\n\nQ: Thanks.\n',
      good: 'MS. MEYER: Good morning.\n\nQ: Is that so?\n\nMS. MEYER: It is.\n\nQ: Since when?\n\nMS. MEYER: Nobody knows.\n\nQ: Thanks.\n',
    },
  ],
}

/** Whether the other turns of a label have a colon. */
const hasColonElsewhere = (label: string, { known }: Facts): boolean =>
  known.get(label)?.some(other => other.label === label && !other.bare) === true

/** A turn that is recognised by its time, its emphasis, or its letter, in a file where the others have a colon. */
const unlikeOthers = (block: Block, facts: Facts): readonly Finding[] => {
  const { opening } = block
  if (opening === undefined || opening.colon !== undefined || !opensTurn(facts, block)) return []
  const { label, head, emphasised, time } = opening
  // `Q    Why?` is a form of its own, and `Q Why?` where most are like that.
  const hasColon = hasColonElsewhere(labelOf(block), facts)
  const narrow = hasColon && isNarrow(opening, block.text)
  if (!narrow && (!facts.habits.colons || (label.end - label.start < 2 && !hasColon))) return []
  // `Mr. ADAMS. So`: the full stop stands in its place.
  if (isStopped(opening, block.text)) return []
  if ('.–—-'.includes(block.text[label.end - 1] ?? ' ')) return []
  const after = emphasised === 'none' ? Math.max(label.end, time?.bracketed === false ? time.end : 0) : head.end
  const at = emphasised !== 'none' && facts.habits.colonInside ? label.end : after
  return [
    {
      span: label,
      message: say`A colon is missing after ${quoted(labelOf(block))}, as other turns of this file have it.`,
      severity: narrow ? 'error' : 'information',
      fixes: [insertion(at)],
    },
  ]
}

/** `RPR Next is the proposal: …`: another colon follows. */
const inLongLabel = (block: Block, facts: Facts): readonly Finding[] => {
  const long = longLabelIn(block, facts)
  if (long === undefined || long.mark !== undefined) return []
  return [
    {
      span: long.span,
      message: say`A colon seems to be missing after ${quoted(long.label)}, so that these words count as the label.`,
      severity: 'information',
      fixes: [insertion(long.span.end)],
    },
  ]
}

const insertion = (at: number): BlockFix => ({
  title: say`Insert the colon`,
  safety: 'suggested',
  changes: [{ span: { start: at, end: at }, newText: ':' }],
})

export const speakerColonMissing: LabelRule = {
  code: 'speaker-colon-missing',
  severity: 'error',
  scope: 'labels',
  summary: say`The colon after a speaker is missing`,
  check: (block, facts) => [
    ...unlikeOthers(block, facts),
    ...inLongLabel(block, facts),
    ...slipFindings(block, facts, 'missing', ({ label, span, at }) => ({
      span,
      message: say`A colon is missing after ${quoted(label)}, so that these words belong to nobody or to the speaker before.`,
      fixes: [insertion(at)],
    })),
  ],
}
