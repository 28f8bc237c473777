import type { Block } from '../../syntax/block.ts'
import { perObject } from '../../text/perObject.ts'
import { skipSpace } from '../../text/space.ts'
import { editDistance } from './distance.ts'
import { type Facts, opensTurnIn } from './facts.ts'
import type { KnownLabels } from './knownLabels.ts'
import { textLines } from './textLines.ts'
import type { UnreadLabel } from './unreadLabels.ts'

/** So many labels of a file are compared at the most. */
const MOST_COMPARED = 50

/** A title and a name in capitals, or an office. */
const stopped = /^(?:\p{Lu}\p{L}{1,3}\.? |The )\p{Lu}/u

/** The labels of the file that a full stop ends. */
const stoppedLabels = perObject((known: KnownLabels): readonly string[] =>
  [...known.values()]
    .flat()
    .filter(({ label, bare }) => bare && stopped.test(label))
    .map(({ label }) => label)
    .slice(0, MOST_COMPARED),
)

/** What follows such a label: a full stop and a sentence, or somebody in parentheses before it. */
const after = /(?:\.| \([^()\r\n]{1,60}\)\.) {1,2}["“‘`([]{0,2}[\p{Lu}\d]/uy

const isSlip = (written: string, label: string): boolean =>
  written === label.toUpperCase() || written === label.toLowerCase() || editDistance(written, label, 1) === 1

/**
 * Lines that open no turn for a slip in a label that a full stop ends: `MR. ADAMS. I rise …`. `Mr. Adams.` is the end of a
 * sentence about him.
 */
export const stoppedSlipsIn = (block: Block, facts: Facts): readonly UnreadLabel[] => {
  const labels = stoppedLabels(facts.known)
  if (labels.length === 0) return []
  const { text } = block
  const found: UnreadLabel[] = []
  for (const line of textLines(block, opensTurnIn(facts, block), facts.habits)) {
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
