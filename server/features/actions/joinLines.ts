import { opensTurn, type Transcript } from '../../model/transcript.ts'
import { BOUNDARY, isProse } from '../../syntax/block.ts'
import { cueHeadsIn } from '../../syntax/cues.ts'
import { type Place, placeAt, positionIn } from '../../syntax/position.ts'
import { say } from '../../text/message.ts'
import type { TextEdit } from '../../text/range.ts'
import { itemAt } from '../../text/sequence.ts'
import type { Steps } from '../../text/steps.ts'
import { edited, type Operation, refused } from './operation.ts'

/** Where a paragraph starts: the index of its first block, and that one's line. */
function* startOf(transcript: Transcript, { index, line, block }: Place): Steps<{ index: number; line: number }> {
  let start = { index, line }
  let first = block
  while (first.before !== BOUNDARY && !opensTurn(transcript, first)) {
    const before = itemAt(transcript.blocks, start.index - 1)
    if (before === undefined || !isProse(before)) break
    start = { index: start.index - 1, line: start.line - before.lines }
    first = before
    if (start.index % 512 === 0) yield
  }
  return start
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。、；：！？]/u

/** What stands between two lines that are joined: nothing after a hyphen, and in scripts that have no blanks. */
const between = (before: string, after: string): string =>
  /[\p{L}]-$/u.test(before) && /^\p{Ll}/u.test(after)
    ? ''
    : unspaced.test(before.slice(-1)) && unspaced.test(after.slice(0, 1))
      ? ''
      : ' '

/** Joins the lines of the paragraph at the cursor to one; where Markdown has a line break, one stays. */
export const joinLines: Operation = function* (transcript, { start }) {
  const place = placeAt(transcript.blocks, start)
  if (place === undefined || !isProse(place.block))
    return refused(say`There is no paragraph here whose lines could be joined.`)
  let { index, line } = yield* startOf(transcript, place)
  const edits: TextEdit[] = []
  const first = index
  for (let block = itemAt(transcript.blocks, index); block !== undefined; block = itemAt(transcript.blocks, index)) {
    if (!isProse(block)) break
    if (index > first && (block.before === BOUNDARY || opensTurn(transcript, block))) break
    const next = itemAt(transcript.blocks, index + 1)
    const goesOn = next !== undefined && isProse(next) && next.before !== BOUNDARY && !opensTurn(transcript, next)
    for (const { 0: gap, index: at } of block.text.matchAll(/[ \t\u00a0]*(?:\r\n|\r|\n)[ \t\u00a0]*/gu)) {
      const end = at + gap.length
      const last = end >= block.text.length
      const hard = /^ {2,}[\r\n]/.test(gap) || /(?:\\|<br\s*\/?>)$/i.test(block.text.slice(0, at))
      // The label alone on its line has its words below for a purpose.
      const label = block.opening !== undefined && opensTurn(transcript, block) && at <= block.opening.body
      if ((last && !goesOn) || hard || label) continue
      // Number and times of a cue of captions stand on lines of their own.
      if (cueHeadsIn(block).some(cue => cue.start <= at && at < cue.end)) continue
      const newText = between(block.text.slice(0, at), last ? (next?.text ?? '') : block.text.slice(end))
      edits.push({ range: { start: positionIn(block, line, at), end: positionIn(block, line, end) }, newText })
    }
    line += block.lines
    index++
    if (index % 512 === 0) yield
  }
  return edits.length === 0 ? refused(say`This paragraph is one line already.`) : edited(edits)
}
