import type { TextEdit } from 'vscode-languageserver-types'
import type { Transcript } from '../model/transcript.ts'
import type { Config } from '../rules/index.ts'
import { factsOf } from '../rules/support/facts.ts'
import { isProse } from '../syntax/block.ts'
import { placeAt } from '../syntax/position.ts'
import { lineEndIn } from '../text/lines.ts'
import type { Position } from '../text/range.ts'
import { itemAt } from '../text/sequence.ts'
import type { Steps } from '../text/steps.ts'
import { formatting } from './format.ts'

/** So many blocks before the cursor show whether a paragraph is one line. */
const LOOK_BACK = 12

/** Whether the paragraphs before the cursor's are a line each: where they are wrapped, a line's end says nothing. */
const isOneLine = ({ blocks }: Transcript, index: number): boolean => {
  for (let i = index; i >= Math.max(0, index - LOOK_BACK); i--) {
    const block = itemAt(blocks, i)
    if (block !== undefined && isProse(block) && /[\r\n]./.test(block.text)) return false
  }
  return true
}

/**
 * The edits after Enter has brought the cursor to `position`. The line before it is laid out, as its words are finished.
 * Where turns stand apart and paragraphs are a line each, Enter at the end of one leaves a blank line, so that the next
 * turn can be typed at once; a further Enter, struck by habit, leaves no second one.
 */
export function* formattingOnEnter(
  transcript: Transcript,
  config: Config,
  { line }: Position,
): Steps<readonly TextEdit[]> {
  const ended = { line: line - 1, character: 0 }
  const end = { line: line - 1, character: Number.MAX_SAFE_INTEGER }
  const edits = yield* formatting(transcript, config, { start: ended, end }, true)
  const before = placeAt(transcript.blocks, ended)
  const here = placeAt(transcript.blocks, { line, character: 0 })
  if (before === undefined || here === undefined) return edits
  const atEnd = here.index === before.index && here.offset === here.block.text.length
  if (here.block.kind !== 'blank' && !atEnd) return edits
  const { habits } = yield* factsOf(transcript)
  if (!habits.turns || !habits.spaced || !isOneLine(transcript, before.index)) return edits
  if (isProse(before.block)) {
    const eol = lineEndIn(before.block.text)
    const place = { line: line - 1, character: before.block.text.length - eol.length }
    return [...edits, { range: { start: place, end: place }, newText: eol }]
  }
  const second = before.block.kind === 'blank' && ended.line > before.line
  return second ? [...edits, { range: { start: ended, end: { line, character: 0 } }, newText: '' }] : edits
}
