import { type Mention, mentionsIn } from '../model/mentions.ts'
import { namingSteps } from '../model/namings.ts'
import type { Transcript } from '../model/transcript.ts'
import type { Block } from '../syntax/block.ts'
import { placeAt } from '../syntax/position.ts'
import type { Position, Span } from '../text/range.ts'
import type { Steps } from '../text/steps.ts'

/** What names somebody at a place, and the block and zero-based line of it. */
export type NamedAt = { readonly mentions: readonly Mention[]; readonly block: Block; readonly line: number }

const holds = (span: Span, offset: number): boolean => span.start <= offset && offset <= span.end

/**
 * Who is named at a position, in a label or in the header. Between the parts of a label for several speakers it is all of
 * them; otherwise one, or nobody.
 */
export function* mentionsAt(transcript: Transcript, position: Position): Steps<NamedAt | undefined> {
  const place = placeAt(transcript.blocks, position)
  if (place === undefined) return undefined
  const { block, line, offset } = place
  yield* namingSteps(transcript)
  const all = mentionsIn(transcript, block)
  const here = all.find(({ whole }) => whole.start <= offset && offset < whole.end)
  const one = here ?? all.find(({ whole }) => holds(whole, offset))
  if (one !== undefined) return { mentions: [one], block, line }
  const label = block.opening?.label
  return label !== undefined && all.length > 0 && holds(label, offset) ? { mentions: all, block, line } : undefined
}
