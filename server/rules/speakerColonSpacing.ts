import { labelOf } from '../model/labels.ts'
import { opensTurn } from '../model/transcript.ts'
import type { Block } from '../syntax/block.ts'
import { type Message, say } from '../text/message.ts'
import type { Span } from '../text/range.ts'
import { quoted } from '../text/wording.ts'
import type { Finding, LabelRule, RulePage, Severity } from './rule.ts'
import { type Spacing, spacingOf } from './support/colonSpacing.ts'
import { isAmongTurns } from './support/company.ts'
import type { Facts } from './support/facts.ts'
import { slipLine } from './support/slipLine.ts'
import { textLines } from './support/textLines.ts'

const wording: Record<Spacing['kind'], { text: (label: Message) => Message; title: Message; severity: Severity }> = {
  tight: {
    text: label => say`A blank is missing after the colon of ${label}.`,
    title: say`Insert a blank`,
    severity: 'warning',
  },
  before: {
    text: label => say`A blank stands between ${label} and the colon.`,
    title: say`Remove the blank`,
    severity: 'warning',
  },
  wide: {
    text: label => say`Several blanks follow the colon of ${label}; one is enough.`,
    title: say`Leave one blank`,
    severity: 'information',
  },
}

/** Its page of documentation, and its tests. */
export const speakerColonSpacingPage: RulePage = {
  explanation:
    'No blank stands before the colon after a speaker, and one after it. Other habits are respected: what at least half of the turns of the file do (`Marie-Sophie : Bonjour` in French, two blanks in oral history) is never reported, only lines that differ; what many turns do, but fewer, is information.',
  origin:
    'Standards-meeting notes: 155 lines without a blank after the colon, 37 with one before it. Clean-verbatim guides: one space after the colon.',
  examples: [
    {
      bad: 'RPR: Next is modules.\n\nDE:I have slides.\n  ^^\n\nRPR: Go on.\n\nDE: Thanks.\n',
      good: 'RPR: Next is modules.\n\nDE: I have slides.\n\nRPR: Go on.\n\nDE: Thanks.\n',
    },
    {
      bad: 'RPR: Next is modules.\n\nDE : I have slides.\n  ^^\n\nRPR: Go on.\n\nDE: Thanks.\n',
      good: 'RPR: Next is modules.\n\nDE: I have slides.\n\nRPR: Go on.\n\nDE: Thanks.\n',
    },
    {
      bad: 'RPR: Next is modules.\n\nDE:  I have slides.\n  ^^^\n\nRPR: Go on.\n\nDE: Thanks.\n',
      good: 'RPR: Next is modules.\n\nDE: I have slides.\n\nRPR: Go on.\n\nDE: Thanks.\n',
    },
  ],
}

/** A line that opens no turn for want of the blank: `mnot:thumbs up`, which looks like the name of something. */
const gluedLines = (block: Block, facts: Facts): readonly Finding[] => {
  const { habits, known } = facts
  if (!habits.turns || habits.tight || block.kind === 'verbatim') return []
  const found: Finding[] = []
  for (const line of textLines(block, opensTurn(facts, block), habits)) {
    const it = line.first ? slipLine(line, known) : undefined
    if (it === undefined || it.next !== it.end) continue
    if (!/^:(?:\p{Ll}|\p{N}+\s+\p{L})[^:/]*\s/u.test(block.text.slice(it.end, line.end))) continue
    const { label, declared, count } = it.known
    const shown = { start: it.end, end: it.end + 2 }
    const finding = findingAt(label, 'tight', shown, { start: it.end + 1, end: it.end + 1 }, ' ')
    const isKnown = declared || count >= 2
    found.push(
      isKnown
        ? finding
        : { ...finding, late: (transcript, { start }) => (isAmongTurns(transcript, start.line) ? {} : undefined) },
    )
  }
  return found
}

const findingAt = (label: string, kind: Spacing['kind'], shown: Span, span: Span, newText: string): Finding => {
  const { text, title, severity } = wording[kind]
  return {
    span: shown,
    message: text(quoted(label)),
    severity,
    fixes: [{ title, safety: 'safe', changes: [{ span, newText }] }],
  }
}

export const speakerColonSpacing: LabelRule = {
  code: 'speaker-colon-spacing',
  severity: 'warning',
  scope: 'labels',
  summary: say`The blanks around a colon differ from the rest of the file`,
  check: (block, facts) => {
    const colon = block.opening?.colon
    if (colon === undefined || !opensTurn(facts, block)) return gluedLines(block, facts)
    return spacingOf(block)
      .filter(({ kind }) => !facts.habits[kind])
      .map(({ kind, span, newText }) => {
        // Nothing can be underlined where a blank is missing: the colon and the letter after it are.
        const shown =
          kind === 'tight'
            ? { start: colon.start, end: span.end + 1 }
            : { start: Math.min(span.start, colon.start), end: Math.max(span.end, colon.end) }
        const finding = findingAt(labelOf(block), kind, shown, span, newText)
        return facts.habits.mixed.includes(kind) ? { ...finding, severity: 'information' } : finding
      })
  },
}
