import fc from 'fast-check'
import { expect, it } from 'vitest'
import { afterEdits } from '../../server/features/afterEdits.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import type { TextEdit } from '../../server/text/range.ts'
import { itemsOf } from '../../server/text/sequence.ts'
import { finish } from '../../server/text/steps.ts'
import { applyEdits } from '../edits.ts'

const TALK = '<Anna Meyer:> One, two and three.\n\n<Ben Okafor:> Four.\nFive.\n\n# Six\n\nAnna Meyer: Seven.\n'
const lines = TALK.split('\n')

const textAfter = (edits: readonly TextEdit[]): string =>
  [...itemsOf(finish(afterEdits(readTranscript(TALK), edits)).blocks)].map(block => block.text).join('')

const edit = (line: number, from: number, to: number, newText: string): TextEdit => ({
  range: { start: { line, character: from }, end: { line, character: to } },
  newText,
})

it('of edits at one place the first comes first', () => {
  const edits = [edit(0, 0, 0, '**'), edit(0, 0, 1, ''), edit(0, 12, 13, '**')]
  expect(textAfter(edits)).toBe(applyEdits(TALK, edits))
  expect(textAfter(edits)).toMatch(/^\*\*Anna Meyer:\*\* One/)
})

it('any edits make the text that they make elsewhere', () => {
  const some = fc.uniqueArray(
    fc.record({
      line: fc.nat(lines.length - 1),
      word: fc.nat(6),
      newText: fc.constantFrom('', 'x', '\n', '**', ' [so] '),
    }),
    { selector: ({ line, word }) => `${line} ${word}`, maxLength: 12 },
  )
  fc.assert(
    fc.property(some, chosen => {
      const edits = chosen.flatMap(({ line, word, newText }) => {
        const { length } = lines[line] ?? ''
        const from = word * 6
        return from > length ? [] : [edit(line, from, Math.min(length, from + (word % 3)), newText)]
      })
      expect(textAfter(edits)).toBe(applyEdits(TALK, edits))
    }),
    { seed: 11, numRuns: 300 },
  )
})

it('many edits are made at once, and read as the text that they make', () => {
  const text = '[0:01] Anna Meyer: Yes.\r\n\r\nWell.\n'.repeat(400)
  const edits = text
    .split(/\r\n|\n/)
    .flatMap((line, at) =>
      line.startsWith('[') ? [edit(at, 7, 19, ''), edit(at, 0, 0, at % 5 === 0 ? '\n' : '')] : [],
    )
  const blocksOf = (transcript: ReturnType<typeof readTranscript>) =>
    [...itemsOf(transcript.blocks)].map(block => [block.kind, block.text])
  const { blocks } = finish(afterEdits(readTranscript(text), edits))
  const after = applyEdits(text, edits)
  expect([...itemsOf(blocks)].map(block => block.text).join('')).toBe(after)
  expect([...itemsOf(blocks)].map(block => [block.kind, block.text])).toEqual(blocksOf(readTranscript(after)))
})
