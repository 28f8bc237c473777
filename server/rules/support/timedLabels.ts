import { opensTurn } from '../../model/transcript.ts'
import type { Block } from '../../syntax/block.ts'
import { bareTimeAt } from '../../syntax/time.ts'
import type { Span } from '../../text/range.ts'
import { fold, trimSpaceEnd } from '../../text/space.ts'
import { editDistance } from './distance.ts'
import type { Facts } from './facts.ts'
import { textLines } from './textLines.ts'

/** `kelly  35:28`: a word or two, blanks, and a time in the end. */
const labelAndTime = /^[ \t]*(\p{L}[\p{L}\p{M}'’-]*(?: \p{L}[\p{L}\p{M}'’.-]*)?)(?:[ \u00a0]{2,}|\t)[ \t\u00a0]*(?=\d)/u

/** A line with a label that is none, and the label of the file that is meant. */
export type TimedLabel = { readonly span: Span; readonly label: string; readonly meant: string }

/** The known label that is the same but for case, or a single slip away: the one before most turns, as far as these are counted. */
const meantBy = ({ known }: Facts, label: string): string | undefined => {
  let best: { readonly label: string; readonly count: number } | undefined
  for (const list of known.values()) {
    for (const one of list) {
      if (one.count <= (best?.count ?? 1) || Math.abs(one.label.length - label.length) > 1) continue
      if (editDistance(label.toLowerCase(), one.label.toLowerCase(), 1) <= 1) best = one
    }
  }
  return best?.label
}

/** Lines that open turns by their time in this file, were it not for a slip in a label that makes it look like a word. */
export const timedLabelsIn = (block: Block, facts: Facts): readonly TimedLabel[] => {
  const { habits } = facts
  if (!habits.alone || habits.colons || habits.clock === undefined) return []
  const found: TimedLabel[] = []
  for (const line of textLines(block, opensTurn(facts, block), habits)) {
    if (!line.first || line.block.kind === 'verbatim') continue
    const [whole, written] = labelAndTime.exec(block.text.slice(line.start, line.end)) ?? []
    if (whole === undefined || written === undefined) continue
    const time = bareTimeAt(block.text, line.start + whole.length, line.end)
    if (time === undefined || trimSpaceEnd(block.text, time.end, line.end) > time.end) continue
    const start = line.start + whole.indexOf(written)
    const meant = meantBy(facts, fold(written))
    if (meant !== undefined) found.push({ span: { start, end: start + written.length }, label: fold(written), meant })
  }
  return found
}
