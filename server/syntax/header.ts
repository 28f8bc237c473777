import { afterLineEnd, contentEnds } from '../text/lines.ts'
import { say } from '../text/message.ts'
import type { Span } from '../text/range.ts'
import type { Steps } from '../text/steps.ts'
import type { Block } from './block.ts'
import { perBlockInSteps } from './block.ts'
import { type YamlTree, yamlSteps } from './yaml.ts'

/** A header as written; places are relative to the header block. */
export type HeaderTree = YamlTree & {
  /** The lines between the fences. */
  readonly content: Span
}

/** A header longer than this is not read: YAML of that size is data, and reading it would hold up the editor. */
export const LONGEST_HEADER = 200_000

/** The part of a header block between its fences. */
const contentOf = (block: Block): Span => {
  const contentEnd = contentEnds(block.text)
  const start = afterLineEnd(block.text, contentEnd(0))
  if (block.unclosed) return { start, end: block.text.length }
  let end = start
  const contentEndAgain = contentEnds(block.text)
  for (let pos = start; pos < block.text.length; ) {
    end = pos
    pos = afterLineEnd(block.text, contentEndAgain(pos))
    if (pos === end) break
  }
  return { start, end }
}

const reading = perBlockInSteps(function* (block: Block): Steps<HeaderTree> {
  const content = contentOf(block)
  if (content.end - content.start > LONGEST_HEADER) {
    const message = say`The header is too long to be read. Is its closing line \`---\` missing?`
    return { entries: [], problems: [{ message, span: { start: 0, end: Math.min(3, block.text.length) } }], content }
  }
  return { ...(yield* yamlSteps(block.text.slice(content.start, content.end), content.start)), content }
})

/** The tree of a header block; never throws, a header that is no YAML yields problems and what could be read. */
export const headerTree = reading.of

/** The same in small steps. */
export const headerTreeSteps = reading.steps
