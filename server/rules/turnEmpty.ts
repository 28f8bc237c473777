import { outline } from '../model/turns.ts'
import { rangeIn } from '../syntax/position.ts'
import { forEachItem } from '../text/sequence.ts'
import { skipSpace } from '../text/space.ts'
import type { DocumentRule, Fix } from './rule.ts'
import { quoted } from './support/wording.ts'

export const turnEmpty: DocumentRule = {
  code: 'turn-empty',
  severity: 'warning',
  scope: 'document',
  summary: 'A speaker who says nothing',
  explanation:
    'A label stands here, and neither on its line nor below it is anything said. Write the words, a note such as `[inaudible]`, or take the label out.',
  origin: 'Slips in public archives: a label left behind when its text was moved or deleted.',
  examples: [
    {
      bad: 'Anna Meyer: Good morning.\n\nBen Okafor:\n^^^^^^^^^^^\n\nAnna Meyer: Shall we?\n\nBen Okafor: Yes.\n',
      good: 'Anna Meyer: Good morning.\n\nAnna Meyer: Shall we?\n\nBen Okafor: Yes.\n',
    },
  ],
  check: function* (transcript) {
    for (const turn of outline(transcript).turns) {
      const { opening, from, to, line } = turn
      const parts = opening.opening
      if (parts === undefined) continue
      const { text } = opening
      if (skipSpace(text, Math.min(parts.body, parts.end), text.length) < text.length) continue
      let empty = true
      forEachItem(transcript.blocks, from + 1, to, block => {
        empty = block.kind === 'blank' || block.kind === 'comment'
        return empty
      })
      if (!empty || parts.head.end === parts.head.start) continue
      let next = line + opening.lines
      let blankBelow = false
      forEachItem(transcript.blocks, from + 1, from + 2, block => {
        if (block.kind === 'blank') {
          blankBelow = true
          next += block.lines
        }
      })
      const range = { start: { line, character: 0 }, end: { line: next, character: 0 } }
      const fixes: Fix[] =
        opening.lines > 0 || blankBelow
          ? [{ title: 'Remove the empty turn', safety: 'suggested', edits: [{ range, newText: '' }] }]
          : []
      const message = `Nothing is said after ${quoted(turn.label)}; write the words, or remove the label.`
      yield { range: rangeIn(opening, line, { start: parts.label.start, end: parts.head.end }), message, fixes }
    }
  },
}
