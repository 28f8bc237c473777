import type { Block } from '../syntax/block.ts'
import { lineEndIn } from '../text/lines.ts'
import { isSpace } from '../text/space.ts'
import type { Finding, LabelRule, RulePage } from './rule.ts'
import { type Facts, opensTurnIn } from './support/facts.ts'
import { type KnownLabel, knownLabelAt } from './support/knownLabels.ts'
import { proseIn } from './support/prose.ts'
import { quoted } from './support/wording.ts'

/** A label is no longer than this, in UTF-16 units. */
const LONGEST = 90
/** Characters after which a sentence may begin. */
const ends = /[.!?…。！？"”’»)\]*_>—–-]/u
const capital = /^[\s"“‘«¿¡([…*_]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u
const wordCharacter = /[\p{L}\p{M}\p{N}_]/u

/** The known label that ends right before a colon at `colon`, and where it begins: the longest one. */
const labelBefore = (
  { known }: Facts,
  text: string,
  from: number,
  colon: number,
): { readonly known: KnownLabel; readonly start: number } | undefined => {
  for (let start = Math.max(from, colon - LONGEST); start < colon; start++) {
    if (wordCharacter.test(text[start - 1] ?? ' ') || !wordCharacter.test(text[start] ?? ' ')) continue
    const found = knownLabelAt(known, text, start, colon)
    if (found?.end === colon) return { known: found.known, start }
  }
  return undefined
}

/** Whether words before and after make it likely that a label opens a turn in the middle of a line. */
const isTurn = ({ declared, count, traits, label }: KnownLabel, before: string, after: string): boolean => {
  if (traits.metadata || after.trim() === '') return false
  // A sentence ended before it.
  if (ends.test(before)) return declared || count >= 2 || (count === 1 && capital.test(after))
  if (!capital.test(after)) return false
  return (declared || count >= 2) && (traits.words > 1 || traits.form === 'initials') && label.length > 1
}

const findingAt = (block: Block, facts: Facts, from: number, colon: number): Finding | undefined => {
  const { text } = block
  let after = colon + 1
  while ('*_'.includes(text[after] ?? ' ')) after++
  if (!isSpace(text.charCodeAt(after)) && text[colon] === ':') return undefined
  // In French a blank stands before the colon.
  let end = colon
  while (facts.habits.before && end > from && isSpace(text.charCodeAt(end - 1))) end--
  const found = labelBefore(facts, text, from, end)
  if (found === undefined) return undefined
  let { start } = found
  while ('*_'.includes(text[start - 1] ?? ' ') && start > from) start--
  let gap = start
  while (gap > from && isSpace(text.charCodeAt(gap - 1))) gap--
  // Without a blank before it, and at the very beginning of what is said, it is no second turn.
  if (gap === start && text[colon] === ':') return undefined
  if (gap <= from) return undefined
  const before = text[gap - 1] ?? ''
  if (!isTurn(found.known, before, text.slice(after, after + 40))) return undefined
  const lineEnd = lineEndIn(text)
  return {
    span: { start: found.start, end: colon + 1 },
    message: `${quoted(found.known.label)} begins to speak in the middle of this line; a turn has a line of its own.`,
    fixes: [
      {
        title: 'Begin the turn on a line of its own',
        safety: 'suggested',
        changes: [{ span: { start: gap, end: start }, newText: facts.habits.dense ? lineEnd : lineEnd + lineEnd }],
      },
    ],
  }
}

/** Its page of documentation, and its tests. */
export const turnJointPage: RulePage = {
  explanation:
    'A label of this file stands with its colon in the middle of a line: somebody else begins to speak there, and the words count as those of the speaker before.',
  origin: 'Standards-meeting notes: 15 lines hold two turns.',
  examples: [
    {
      bad: 'Anna Meyer: Good morning. Ben Okafor: Hello.\n                          ^^^^^^^^^^^\n\nAnna Meyer: Well.\n\nBen Okafor: Yes.\n',
      good: 'Anna Meyer: Good morning.\n\nBen Okafor: Hello.\n\nAnna Meyer: Well.\n\nBen Okafor: Yes.\n',
    },
  ],
}

export const turnJoint: LabelRule = {
  code: 'turn-joint',
  severity: 'warning',
  scope: 'labels',
  summary: 'Two turns on one line',
  check: (block, facts) => {
    const found: Finding[] = []
    if (!facts.habits.turns) return found
    const opens = block.opening !== undefined && opensTurnIn(facts, block)
    const from = opens ? (block.opening?.body ?? 0) : 0
    // What looks like a label and is none is prose: it may end with one.
    const label = opens || block.opening === undefined ? [] : [{ start: 0, end: block.opening.body }]
    for (const span of [...label, ...proseIn(block)]) {
      for (let at = Math.max(from + 1, span.start); at < span.end; at++) {
        const code = block.text.charCodeAt(at)
        if (code !== 58 && code !== 0xff1a) continue
        const finding = findingAt(block, facts, from, at)
        if (finding !== undefined) found.push(finding)
      }
    }
    return found
  },
}
