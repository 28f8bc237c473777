import type { Block } from '../syntax/block.ts'
import { inlinesOf, noteKind } from '../syntax/notes.ts'
import { rangeIn } from '../syntax/position.ts'
import { contentEnds } from '../text/lines.ts'
import { itemsOf } from '../text/sequence.ts'
import type { DocumentRule, Fix } from './rule.ts'
import { isRest } from './support/rest.ts'
import { quoted } from './support/wording.ts'

/** A bracket may be closed in one of so many blocks further down, within so many UTF-16 units. */
const BLOCKS_AHEAD = 12
const FAR = 6000

/** Whether the first square bracket of `text` closes; undefined where there is none. */
const closes = (text: string): boolean | undefined => {
  const at = text.search(/[[\]]/)
  return at < 0 ? undefined : text[at] === ']'
}

const closedLater = (blocks: readonly Block[], index: number, offset: number): boolean => {
  let looked = 0
  for (let i = index; i < Math.min(blocks.length, index + BLOCKS_AHEAD) && looked < FAR; i++) {
    const block = blocks[i]
    if (block === undefined || (i > index && (block.kind === 'heading' || block.kind === 'break'))) return false
    const from = i === index ? offset : 0
    const text = block.text.slice(from, from + FAR)
    const answer = closes(text)
    if (answer !== undefined) return answer
    looked += text.length
  }
  return false
}

const word = /[\p{L}\p{M}'’-]+/gu

/** Where the closing bracket belongs: after a known note of up to four words, else undefined. */
const knownEnd = (text: string, from: number, end: number): number | undefined => {
  const ahead = text.slice(from, Math.min(end, from + 80))
  let best: number | undefined
  let words = 0
  for (const match of ahead.matchAll(word)) {
    if (++words > 4) break
    const to = match.index + match[0].length
    const kind = noteKind(ahead.slice(0, to))
    if (kind !== 'editorial') best = from + to
  }
  if (best === undefined) return undefined
  // A gap may name its time.
  const time = /^ \d{1,2}(?::\d{2}){1,2}/.exec(text.slice(best, end))
  return best + (time?.[0].length ?? 0)
}

export const noteUnclosed: DocumentRule = {
  code: 'note-unclosed',
  severity: 'warning',
  scope: 'document',
  summary: 'A bracket is not closed',
  explanation:
    'A note by the transcriber stands in square brackets: `[laughter]`. Without the closing bracket, nobody can tell where the note ends and the speech goes on.',
  origin: 'Slips in public archives; the notes of this format (section 7).',
  examples: [
    {
      bad: 'Anna Meyer: Good morning. [laughter And welcome.\n                          ^\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: Good morning. [laughter] And welcome.\n\nAnna Meyer: Well.\n',
    },
    {
      bad: 'Anna Meyer: Good morning. [applause)\n                          ^\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: Good morning. [applause]\n\nAnna Meyer: Well.\n',
    },
  ],
  check: function* (transcript) {
    const blocks = itemsOf(transcript.blocks)
    let line = 0
    for (const [index, block] of blocks.entries()) {
      if (block.kind === 'opening' || block.kind === 'paragraph') {
        const { text } = block
        const contentEnd = contentEnds(text)
        for (const { start } of inlinesOf(block).unclosed) {
          const next = text[start + 1] ?? ' '
          // `[` before white space, a digit or a sign is no note: a range, a reference, a piece of code.
          if (!/[\p{L}?]/u.test(next) || /[\p{L}\p{N}_)\]]/u.test(text[start - 1] ?? ' ')) continue
          if (closedLater(blocks, index, start + 1)) continue
          const end = contentEnd(start)
          const other = text.slice(start + 1, Math.min(end, start + 80)).search(/[)}>]/)
          const known = knownEnd(text, start + 1, end)
          const edit =
            other >= 0 && !text.slice(start + 1, start + 1 + other).includes('(')
              ? { span: { start: start + 1 + other, end: start + 2 + other }, title: 'Replace it by “]”' }
              : known !== undefined
                ? {
                    span: { start: known, end: known },
                    title: `Close the bracket after “${text.slice(start + 1, known)}”`,
                  }
                : undefined
          const fixes: Fix[] =
            edit === undefined
              ? []
              : [
                  {
                    title: edit.title,
                    safety: 'suggested',
                    edits: [{ range: rangeIn(block, line, edit.span), newText: ']' }],
                  },
                ]
          const shown = text.slice(start, Math.min(end, known ?? start + 30, start + 30)).trimEnd()
          yield {
            range: rangeIn(block, line, { start, end: start + 1 }),
            message: `The bracket of ${quoted(shown)} is not closed; put “]” where the note ends.`,
            fixes,
          }
        }
      }
      line += block.lines
      if (isRest(index)) yield undefined
    }
  },
}
