import type { Transcript } from '../../model/transcript.ts'
import { lineEndAt, placeAt } from '../../syntax/position.ts'
import type { Position, TextEdit } from '../../text/range.ts'

/** Edits that silence a rule by a comment. */
export type Ignoring = {
  /** In the block of the problem; undefined in a header, where no comment can stand before. */
  readonly here: TextEdit | undefined
  readonly file: TextEdit
}

/** What stands for the reason until somebody writes one. */
const REASON = 'reason'

const insert = (line: number, newText: string): TextEdit => {
  const position: Position = { line, character: 0 }
  return { range: { start: position, end: position }, newText }
}

/** How a rule is silenced for the problem at `position`, or in the whole file. */
export const ignoring = (transcript: Transcript, code: string, position: Position): Ignoring => {
  const place = placeAt(transcript.blocks, position)
  const { headerBlock } = transcript
  const lineEnd = lineEndAt(transcript.blocks, headerBlock === undefined ? (place?.index ?? 0) : 0)
  const comment = (word: string): string => `<!-- ${word} ${code}: ${REASON} -->${lineEnd}`
  const afterHeader = headerBlock === undefined || headerBlock.unclosed ? 0 : headerBlock.lines
  const gap = afterHeader > 0 ? [lineEnd, ''] : ['', lineEnd]
  return {
    here:
      place === undefined || place.block.kind === 'header'
        ? undefined
        : insert(place.line, comment('transcript-ignore')),
    file: insert(afterHeader, `${gap[0]}${comment('transcript-ignore-file')}${gap[1]}`),
  }
}
