import { labelOf } from '../../model/labels.ts'
import type { Resolution } from '../../model/resolve.ts'
import { resolutionOf, type Transcript } from '../../model/transcript.ts'
import type { Block } from '../../syntax/block.ts'
import { rangeIn } from '../../syntax/position.ts'
import type { SpeakerLine } from '../../syntax/speakerLine.ts'
import type { Range, Span } from '../../text/range.ts'
import { forEachItem, sizeOf } from '../../text/sequence.ts'

/** A line with the shape of a speaker line, whether its label is a speaker or not. */
export type Opening = {
  readonly block: Block
  /** Zero-based line of the file. */
  readonly line: number
  readonly parts: SpeakerLine
  readonly label: string
  readonly resolution: Resolution
}

const known = new WeakMap<Transcript, readonly Opening[]>()

/** All lines with the shape of a speaker line, in order; found once for a transcript. */
export const openingsOf = (transcript: Transcript): readonly Opening[] => {
  let openings = known.get(transcript)
  if (openings === undefined) {
    const found: Opening[] = []
    let line = 0
    forEachItem(transcript.blocks, 0, sizeOf(transcript.blocks), block => {
      const resolution = resolutionOf(transcript, block)
      if (block.opening !== undefined && resolution !== undefined)
        found.push({ block, line, parts: block.opening, label: labelOf(block), resolution })
      line += block.lines
    })
    openings = found
    known.set(transcript, openings)
  }
  return openings
}

/** Those of them that open a turn. */
export const turnOpenings = (transcript: Transcript): readonly Opening[] =>
  openingsOf(transcript).filter(opening => opening.resolution.kind !== 'rejected')

/** The range of a span of the opening's block in the file. */
export const rangeOf = (opening: Opening, span: Span): Range => rangeIn(opening.block, opening.line, span)
