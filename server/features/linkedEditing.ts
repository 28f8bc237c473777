import type { Transcript } from '../model/transcript.ts'
import { closingMark } from '../syntax/marks.ts'
import { placeAt, rangeIn } from '../syntax/position.ts'
import type { Position, Range, Span } from '../text/range.ts'

/** Places that are edited together, and what may stand in them. */
type LinkedMarks = { readonly ranges: Range[]; readonly wordPattern: string }

/** The marks of emphasis around a label, which are edited together: both `**`, or the names of both tags. */
export const linkedMarks = (transcript: Transcript, position: Position): LinkedMarks | undefined => {
  const place = placeAt(transcript.blocks, position)
  const opening = place?.block.opening
  if (place === undefined || opening?.emphasised !== 'both') return undefined
  const { block, line, offset } = place
  const { emphasis, head, label } = opening
  const closer = closingMark(emphasis)
  const close = block.text.indexOf(closer, label.end)
  if (close < 0) return undefined
  const isTag = emphasis.startsWith('<')
  const inner = (start: number, mark: string): Span => ({
    start: start + (isTag ? mark.length - emphasis.length + 1 : 0),
    end: start + mark.length - (isTag ? 1 : 0),
  })
  const spans = [inner(head.start, emphasis), inner(close, closer)]
  if (!spans.some(({ start, end }) => start <= offset && offset <= end)) return undefined
  // The same is typed at both places: another mark than these would close in the order in which it opens.
  const wordPattern = isTag ? '[a-zA-Z]+' : emphasis.includes('_') ? '_+' : '\\*+'
  return { ranges: spans.map(span => rangeIn(block, line, span)), wordPattern }
}
