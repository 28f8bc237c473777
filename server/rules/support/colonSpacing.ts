import type { Block } from '../../syntax/block.ts'
import type { Span } from '../../text/range.ts'
import { isSpace, trimSpaceEnd } from '../../text/space.ts'

/** Blanks around a colon that are not none before and one after. */
export type Spacing = { readonly kind: 'tight' | 'before' | 'wide'; readonly span: Span; readonly newText: string }

/** How the blanks around the colon of a turn differ from none before and one after. */
export const spacingOf = ({ text, opening }: Block): readonly Spacing[] => {
  if (opening === undefined) return []
  const { colon, head, end, label } = opening
  if (colon === undefined || text[colon.start] !== ':' || label.end === label.start) return []
  const found: Spacing[] = []
  const before = trimSpaceEnd(text, label.end, colon.start)
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
