import { type Block, isProse } from '../../syntax/block.ts'
import { inlinesOf } from '../../syntax/notes.ts'
import type { Span } from '../../text/range.ts'

/** One of these stands in all that is no words: to compile the expression for it takes milliseconds, and most text has none. */
const signs = /[`@]|:\/\/|www\./
/** Code, and addresses of web pages and mail: no words. */
const noWords = /`[^`\n\r]+`|\bhttps?:\/\/\S+|\bwww\.\S+|\S+@\S+\.\p{L}+/gu

/** A block longer than this, in UTF-16 units, is data. */
const LONGEST = 100_000

/**
 * The stretches of a paragraph or turn opening in which words are spoken: without label, notes, times, code, addresses. One
 * rule after the other asks for the same block, and then nobody any more: only the last answer is kept.
 */
export const proseIn = (block: Block): readonly Span[] => {
  if (last?.block !== block) last = { block, spans: readProse(block) }
  return last.spans
}

let last: { readonly block: Block; readonly spans: readonly Span[] } | undefined

const readProse = (block: Block): readonly Span[] => {
  const { text } = block
  if (!isProse(block) || text.length > LONGEST) return []
  const from = block.opening?.body ?? 0
  const { notes, times } = inlinesOf(block)
  const hasSigns = signs.test(text)
  if (!hasSigns && notes.length === 0 && times.length === 0)
    return from < text.length ? [{ start: from, end: text.length }] : []
  const matches = hasSigns ? [...text.matchAll(noWords)] : []
  const others = matches.map(({ index, 0: match }) => ({ start: index, end: index + match.length }))
  const holes = [...notes, ...times, ...others].sort((a, b) => a.start - b.start)
  const spans: Span[] = []
  let start = from
  for (const hole of holes) {
    if (hole.start > start) spans.push({ start, end: hole.start })
    start = Math.max(start, hole.end)
  }
  if (start < text.length) spans.push({ start, end: text.length })
  return spans
}

/** The matches of a global expression in the spoken words of a block, with their places. */
export function* proseMatches(
  block: Block,
  pattern: RegExp,
): Generator<{ readonly span: Span; readonly text: string }> {
  for (const { start, end } of proseIn(block)) {
    for (const { index, 0: text } of block.text.slice(start, end).matchAll(pattern)) {
      yield { span: { start: start + index, end: start + index + text.length }, text }
    }
  }
}

const special = /[.*+?^${}()|[\]\\]/g

/** Finds any of some words or phrases, whole and in any case; undefined where there are none to find. */
export const wordPattern = (words: readonly string[]): RegExp | undefined => {
  const known = words.filter(word => word.trim() !== '')
  if (known.length === 0) return undefined
  const longestFirst = [...known].sort((a, b) => b.length - a.length)
  const either = longestFirst.map(word => word.trim().replace(special, '\\$&').replace(/\s+/gu, '\\s+')).join('|')
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}'’-])(?:${either})(?![\\p{L}\\p{M}\\p{N}'’-])`, 'giu')
}
