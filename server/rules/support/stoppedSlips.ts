import type { Block } from '../../syntax/block.ts'
import { skipSpace } from '../../text/space.ts'
import { editDistance } from './distance.ts'
import type { Facts } from './facts.ts'
import { silentLines } from './silentLines.ts'
import type { UnreadLabel } from './unreadLabels.ts'

/** What follows such a label: a full stop and a sentence, or somebody in parentheses before it. */
const after = /(?:\.| \([^()\r\n]{1,60}\)\.) {1,2}["“‘`([]{0,2}[\p{Lu}\d]/uy

const isSlip = (written: string, label: string): boolean =>
  written === label.toUpperCase() || written === label.toLowerCase() || editDistance(written, label, 1) === 1

/**
 * Lines that open no turn for a slip in a label that a full stop ends: `MR. ADAMS. I rise …`. `Mr. Adams.` is the end of a
 * sentence about him.
 */
export const stoppedSlipsIn = (block: Block, facts: Facts): readonly UnreadLabel[] => {
  const labels = facts.stopped
  if (labels.length === 0) return []
  const { text } = block
  const found: UnreadLabel[] = []
  for (const line of silentLines(block, facts)) {
    const start = skipSpace(text, line.start, line.end)
    for (const meant of labels) {
      const end = [0, -1, 1]
        .map(more => start + meant.length + more)
        .find(at => {
          after.lastIndex = at
          return after.test(text) && isSlip(text.slice(start, at), meant)
        })
      if (end === undefined) continue
      found.push({ span: { start, end }, label: text.slice(start, end), meant })
      break
    }
  }
  return found
}
