import type { Block } from '../../syntax/block.ts'
import type { Span } from '../../text/range.ts'
import { fold, trimSpaceEnd } from '../../text/space.ts'
import { editDistance } from './distance.ts'
import type { Facts } from './facts.ts'
import { UNREAD_WORDS } from './knownLabels.ts'
import { silentLines } from './silentLines.ts'

const LONGEST = 180

/** A list mark, a tag or emphasis, the label, something in parentheses, the colon. */
const lowerLabel =
  /^[ \t]*(?:[-+*] |<\p{L}{1,20}>)?[*_]{0,3}(\p{Ll}[^:：\r\n]{1,80}?)(?: ?\([^()\r\n]{1,60}\))?[*_]{0,3}[:：][*_]{0,3}(?:[ \t]|$)/u

const wordsIn = (label: string): number => label.split(' ').length

/** A label of a line that opens no turn, and that of the file which is meant. */
export type UnreadLabel = { readonly span: Span; readonly label: string; readonly meant: string }

/** Lines with a long label of the file that is not read as one, since a slip makes it begin in lower case. */
export const unreadLabelsIn = (block: Block, facts: Facts): readonly UnreadLabel[] => {
  const labels = facts.long
  if (labels.length === 0 || block.kind === 'verbatim') return []
  const found: UnreadLabel[] = []
  for (const line of silentLines(block, facts)) {
    const written = lowerLabel.exec(block.text.slice(line.start, Math.min(line.end, line.start + LONGEST)))?.[1]
    if (written === undefined) continue
    const label = fold(written)
    if (wordsIn(label) < UNREAD_WORDS) continue
    const meant = labels.find(one => editDistance(label.toLowerCase(), one.toLowerCase(), 1) <= 1)
    const start = block.text.indexOf(written, line.start)
    const end = trimSpaceEnd(block.text, start, start + written.length)
    if (meant !== undefined) found.push({ span: { start, end }, label, meant })
  }
  return found
}
