import type { Turn } from '../../../server/model/turns.ts'
import { inlinesOf } from '../../../server/syntax/notes.ts'
import { positionIn } from '../../../server/syntax/position.ts'
import type { Span } from '../../../server/text/range.ts'
import { forEachItem, itemAt, sizeOf } from '../../../server/text/sequence.ts'
import { trimSpaceEnd } from '../../../server/text/space.ts'
import type { Random } from '../random.ts'
import { type Clean, type Made, type Mistake, recurs, replaced } from './mistake.ts'

/** Joins a turn to the one before it, with nothing but line ends between them. */
const joined = ({ transcript }: Clean, first: Turn, second: Turn): Made | undefined => {
  let at = second.from - 1
  let line = second.line
  let block = itemAt(transcript.blocks, at)
  while (block?.kind === 'blank') {
    line -= block.lines
    block = itemAt(transcript.blocks, --at)
  }
  if (block === undefined || at < first.from || (block.kind !== 'opening' && block.kind !== 'paragraph'))
    return undefined
  const start = positionIn(block, line - block.lines, trimSpaceEnd(block.text, 0, block.text.length))
  const end = { line: second.line, character: 0 }
  return { edit: { range: { start, end }, newText: ' ' }, line: start.line }
}

const turnsJoined: Mistake = {
  name: 'two turns joined in one line',
  codes: ['turn-joint'],
  places: clean =>
    clean.turns.flatMap((second, i) => {
      const first = clean.turns[i - 1]
      const { colon, dash } = second.opening.opening ?? {}
      return first === undefined || colon === undefined || dash || second.label === '' || !recurs(clean, second)
        ? []
        : [() => joined(clean, first, second)]
    }),
}

/** Whether a bracket is not the transcriber's: an index or a name in code, as in `f(x)[i]`, a letter behind an item, an image. */
const isOther = (text: string, { start }: Span): boolean =>
  /[\p{L}\p{N}_!\])]/u.test(text[start - 1] ?? ' ')
    ? !text.startsWith('[?', start)
    : !/^\[(?:\s?\p{L}|\?|\.|…|["“])/u.test(text.slice(start, start + 4))

const bracketOpen: Mistake = {
  name: 'bracket not closed',
  codes: ['note-unclosed'],
  places: ({ transcript }) => {
    const places: ((random: Random) => Made | undefined)[] = []
    let line = 0
    forEachItem(transcript.blocks, 0, sizeOf(transcript.blocks), block => {
      const first = line
      if (block.kind === 'opening' || block.kind === 'paragraph') {
        for (const note of inlinesOf(block).notes) {
          const escaped = block.text[note.end - 2] === '\\'
          if (note.round || escaped || isOther(block.text, note)) continue
          const made = replaced(block, first, { start: note.end - 1, end: note.end }, '')
          places.push(() => ({ ...made, line: positionIn(block, first, note.start).line }))
        }
      }
      line += block.lines
    })
    return places
  },
}

export const textMistakes: readonly Mistake[] = [turnsJoined, bracketOpen]
