import { guessTime } from '../../model/timeGuess.ts'
import { writtenTime } from '../../rules/support/clockFormat.ts'
import { factsOf } from '../../rules/support/facts.ts'
import { type Block, isData } from '../../syntax/block.ts'
import { readBlocks } from '../../syntax/blocks.ts'
import { behindCueHead, inCue } from '../../syntax/cues.ts'
import { placeAt, positionIn } from '../../syntax/position.ts'
import { changed } from '../../text/changes.ts'
import { say } from '../../text/message.ts'
import { isSpace, skipSpace } from '../../text/space.ts'
import { beforeWord } from './beforeWord.ts'
import { type Operation, refused } from './operation.ts'

/** Where a time before a label has to stand for the line to be read as that turn: behind the mark of a list, say. */
const beforeLabel = ({ text, opening, before }: Block, offset: number, time: string): number => {
  if (opening === undefined || offset > opening.label.start) return offset
  for (let at = offset; at <= opening.label.start; at++) {
    const put = { start: at, end: at, newText: `${time} ` }
    const read = readBlocks(changed(text.slice(0, opening.end), [put]), before)[0]?.opening
    if (read?.name === opening.name && read.time !== undefined) return at
  }
  return offset
}

/** Where a time can stand: at an offset, or, if the words before it would make a label of a speaker with it, before those. */
const soundPlace = ({ text, before, opening }: Block, offset: number, time: string): number => {
  if (offset === 0) return 0
  const blocks = readBlocks(changed(text, [{ start: offset, end: offset, newText: `${time} ` }]), before)
  if (blocks.length === 1 && blocks[0]?.opening?.name === opening?.name) return offset
  const line = 1 + Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1))
  return skipSpace(text, Math.max(line, opening !== undefined && offset >= opening.body ? opening.body : 0), offset)
}

/** Puts a time at the cursor: what it should be by the times around, selected, so that one can type over it. */
export const insertTime: Operation = function* (transcript, { start: cursor }) {
  const at = placeAt(transcript.blocks, cursor)
  const sound = at === undefined ? 0 : soundPlace(at.block, beforeWord(at), '[0:00:00]')
  const place = at === undefined ? undefined : { ...at, offset: beforeLabel(at.block, sound, '[0:00:00]') }
  const start = place === undefined ? cursor : positionIn(place.block, place.line, place.offset)
  const kind = place?.block.kind ?? 'blank'
  // Captions have their times above them; what stands between two of them belongs to none.
  const besideCue =
    at !== undefined &&
    (behindCueHead(at.block, at.offset) !== at.offset || (kind === 'blank' && inCue(transcript.blocks, at.index - 1)))
  if (at !== undefined && isData(at.block))
    return refused(say`This line is too long for an editor, so that it is left as it is.`)
  if (besideCue || kind === 'header' || kind === 'code' || kind === 'comment')
    return refused(say`A time is put into what is said, not into a header, comment or code.`)
  const { habits } = yield* factsOf(transcript)
  const guess = place === undefined ? undefined : guessTime(transcript, place)
  const clock = writtenTime(guess ?? 0, habits.clock ?? 'hours')
  const [before, after] = [place?.block.text[place.offset - 1], place?.block.text[place.offset]]
  const gap = (char: string | undefined): string => (char === undefined || isSpace(char.charCodeAt(0)) ? '' : ' ')
  const lead = start.character === 0 ? '' : gap(before)
  const from = start.character + lead.length + 1
  return {
    kind: 'edits',
    edits: [{ range: { start, end: start }, newText: `${lead}[${clock}]${gap(after)}` }],
    select: { start: { line: start.line, character: from }, end: { line: start.line, character: from + clock.length } },
    message:
      guess === undefined
        ? say`There is no time near from which this one could be estimated.`
        : say`${clock} is estimated from the times around it.`,
  }
}
