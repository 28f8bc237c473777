import { entryOf, textOf } from '../model/speakers.ts'
import type { Transcript } from '../model/transcript.ts'
import type { Span } from '../text/range.ts'
import { isSpace, trimSpaceEnd } from '../text/space.ts'
import type { DocumentRule, Severity } from './rule.ts'
import { type Opening, rangeOf, turnOpenings } from './support/openings.ts'
import { quoted } from './support/wording.ts'

type Spacing = { readonly kind: 'tight' | 'before' | 'wide'; readonly span: Span; readonly newText: string }

/** How the blanks around the colon of a turn differ from none before and one after. */
const spacingOf = ({ block, parts }: Opening): readonly Spacing[] => {
  const { text } = block
  const { colon, head, end } = parts
  if (colon === undefined || text[colon.start] !== ':' || parts.label.end === parts.label.start) return []
  const found: Spacing[] = []
  const before = trimSpaceEnd(text, parts.label.end, colon.start)
  if (before < colon.start) found.push({ kind: 'before', span: { start: before, end: colon.start }, newText: '' })
  if (head.end >= end) return found
  if (!isSpace(text.charCodeAt(head.end))) {
    found.push({ kind: 'tight', span: { start: head.end, end: head.end }, newText: ' ' })
  } else {
    let pos = head.end
    while (text[pos] === ' ') pos++
    if (pos > head.end + 1 && pos < end && !isSpace(text.charCodeAt(pos)))
      found.push({ kind: 'wide', span: { start: head.end, end: pos }, newText: ' ' })
  }
  return found
}

const isFrench = (transcript: Transcript): boolean =>
  /^fr\b/i.test(textOf(entryOf(transcript.header?.entries ?? [], 'language')?.value) ?? '')

const wording: Record<Spacing['kind'], { text: (label: string) => string; title: string; severity: Severity }> = {
  tight: {
    text: label => `A blank is missing after the colon of ${label}.`,
    title: 'Insert a blank',
    severity: 'warning',
  },
  before: {
    text: label => `A blank stands between ${label} and the colon.`,
    title: 'Remove the blank',
    severity: 'warning',
  },
  wide: {
    text: label => `Several blanks follow the colon of ${label}; one is enough.`,
    title: 'Leave one blank',
    severity: 'information',
  },
}

export const speakerColonSpacing: DocumentRule = {
  code: 'speaker-colon-spacing',
  severity: 'warning',
  scope: 'document',
  summary: 'The blanks around a colon differ from the rest of the file',
  explanation:
    'No blank stands before the colon after a speaker, and one after it. Other habits are respected: what most turns of the file do (`Marie-Sophie : Bonjour` in French, two blanks in oral history) is never reported, only lines that differ.',
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
  check: function* (transcript) {
    const found: { opening: Opening; spacing: Spacing }[] = []
    const counts = { tight: 0, before: 0, wide: 0 }
    let turns = 0
    for (const opening of turnOpenings(transcript)) {
      if (opening.parts.colon === undefined) continue
      turns++
      for (const spacing of spacingOf(opening)) {
        counts[spacing.kind]++
        found.push({ opening, spacing })
      }
    }
    const accepted = (kind: Spacing['kind']): boolean =>
      counts[kind] * (kind === 'wide' ? 3 : 2) >= turns || (kind === 'before' && isFrench(transcript))
    for (const { opening, spacing } of found) {
      const { kind, span, newText } = spacing
      if (accepted(kind)) continue
      const { colon } = opening.parts
      // Nothing can be underlined where a blank is missing: the colon and the letter after it are.
      const shown =
        kind === 'tight'
          ? { start: colon?.start ?? span.start, end: span.end + 1 }
          : { start: Math.min(span.start, colon?.start ?? span.start), end: Math.max(span.end, colon?.end ?? span.end) }
      const { text, title, severity } = wording[kind]
      yield {
        range: rangeOf(opening, shown),
        message: text(quoted(opening.label)),
        severity,
        fixes: [{ title, safety: 'safe', edits: [{ range: rangeOf(opening, span), newText }] }],
      }
    }
  },
}
