import { opensTurn } from '../../model/transcript.ts'
import { isProse } from '../../syntax/block.ts'
import { placeAt, rangeIn } from '../../syntax/position.ts'
import { say } from '../../text/message.ts'
import { skipSpace, trimSpaceEnd } from '../../text/space.ts'
import { edited, type Operation, refused } from './operation.ts'

/** Makes a note of the selection: `(applause)` and `applause` become `[applause]`. */
export const wrapNote: Operation = function* (transcript, range) {
  const [first, last] = [placeAt(transcript.blocks, range.start), placeAt(transcript.blocks, range.end)]
  if (first === undefined || last === undefined || first.index !== last.index || !isProse(first.block))
    return refused(say`Select what is to be a note, within one paragraph.`)
  const { block, line } = first
  const { text } = block
  const start = skipSpace(text, first.offset, last.offset)
  const end = trimSpaceEnd(text, start, last.offset)
  if (start >= end) return refused(say`Select what is to be a note first.`)
  if (opensTurn(transcript, block) && start < (block.opening?.body ?? 0))
    return refused(say`The label of a turn cannot be a note: select words that stand after it.`)
  const round = text[start] === '(' && text[end - 1] === ')'
  const inner = round ? { start: start + 1, end: end - 1 } : { start, end }
  if (/[[\]]/.test(text.slice(inner.start, inner.end)))
    return refused(say`Square brackets stand in the selection already.`)
  const put = (from: number, to: number, newText: string) => ({
    range: rangeIn(block, line, { start: from, end: to }),
    newText,
  })
  return edited([put(start, inner.start, '['), put(inner.end, end, ']')])
}
