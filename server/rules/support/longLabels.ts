import { QUALIFIERS } from '../../model/lexicon.ts'
import { opensTurn } from '../../model/transcript.ts'
import type { Block } from '../../syntax/block.ts'
import type { Span } from '../../text/range.ts'
import type { Facts } from './facts.ts'
import { knownLabelAt } from './knownLabels.ts'

/** A label that opens a single turn, and holds that of somebody who speaks often with the beginning of what he says. */
export type LongLabel = {
  readonly label: string
  readonly span: Span
  /** A mark where the colon should stand, with the blanks before it. */
  readonly mark: Span | undefined
}

/** So many turns make it likely that a longer label is a slip. */
const OFTEN = 3
const words = /[ \t\u00a0]+/gu
const BLANKS = ' \t\u00a0'
const MARKS = '.;–—-'
const manner = /^[ \t]*(?:\([^()]{1,40}\)|\[[^[\]]{1,40}\])/u
const mark = /^(?:[.;]|[ \t\u00a0]*[-–—])(?=\s)/u

/** `Anna + Ben`: somebody else follows. */
const joint = /^[+&/,]/u

/** Whether a known label may end at a place in a longer one, which ends at `end`: before a blank, or a mark and a blank. */
const mayEndAt = (text: string, at: number, end: number): boolean =>
  BLANKS.includes(text.charAt(at)) ||
  (at + 1 < end && MARKS.includes(text.charAt(at)) && BLANKS.includes(text.charAt(at + 1)))

/** Further initials or a number, by which one tells two people apart. */
const other = /^(?:\p{Lu}{1,4}|\p{N}+)$/u

/**
 * `RPR Next is the proposal: …`, `RPR – about modules: …`: a colon further on makes a label of what is said. Not `Ted via Jabber`,
 * nor a name that is longer by a word.
 */
export const longLabelIn = (block: Block, facts: Facts): LongLabel | undefined => {
  const { opening, text } = block
  if (opening?.colon === undefined || opening.emphasised !== 'none' || !opensTurn(facts, block)) return undefined
  const { label } = opening
  const own = knownLabelAt(facts.known, text, label.start, label.end)
  if (own?.end !== label.end || own.known.count > 1 || own.known.declared) return undefined
  for (let end = label.end - 1; end >= label.start; end--) {
    if (!mayEndAt(text, end, label.end)) continue
    const found = knownLabelAt(facts.known, text, label.start, end)
    if (found?.end !== end || found.known.count < OFTEN) continue
    const behind = end + (manner.exec(text.slice(end, label.end))?.[0].length ?? 0)
    const rest = text.slice(behind, label.end)
    const marked = mark.exec(rest)?.[0]
    const said = rest
      .slice(marked?.length ?? 0)
      .trim()
      .split(words)
    // `Anna – President` has an office, `Anna Meyer` a surname; initials have neither.
    const isCode = found.known.traits.form === 'initials' && found.known.label.length > 1
    const [first = ''] = said
    // But for a dash right behind the name: `Anna- Update: …`.
    const attached = marked !== undefined && /^[-–—]/u.test(marked)
    const isTitle =
      !attached && (said.length < 2 || (marked !== undefined && said.every(word => /^\p{Lu}/u.test(word))))
    const isOther = isCode ? said.length < 2 && marked === undefined && other.test(first) : isTitle
    if (isOther || joint.test(first) || QUALIFIERS.has(first)) return undefined
    return {
      label: found.known.label,
      span: { start: label.start, end: behind },
      mark: marked === undefined ? undefined : { start: behind, end: behind + marked.length },
    }
  }
  return undefined
}
