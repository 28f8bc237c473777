import { describe, expect, it } from 'vitest'
import { formattingOnEnter } from '../../server/features/formatOnEnter.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import { configFor } from '../../server/rules/index.ts'
import { finish } from '../../server/text/steps.ts'
import { applyEdits } from '../edits.ts'
import { marked } from '../marked.ts'

const TALK = 'Anna Meyer: One.\n\nBen Okafor: Two.\n\n'.repeat(5)
const DENSE = 'Anna Meyer: One.\nBen Okafor: Two.\n'.repeat(5)
const WRAPPED = 'Anna Meyer: One\nand two.\n\nBen Okafor: Two.\n\n'.repeat(5)

/** The text after Enter has been struck at `$0`. */
const entered = (fixture: string, eol = '\n'): string => {
  const { text, cursor = { line: 0, character: 0 } } = marked(fixture)
  const typed = applyEdits(text, [{ range: { start: cursor, end: cursor }, newText: '\n' }]).replaceAll('\n', eol)
  const transcript = readTranscript(typed)
  const work = formattingOnEnter(transcript, configFor(transcript), { line: cursor.line + 1, character: 0 })
  return applyEdits(typed, finish(work)).replaceAll(eol, '\n')
}

describe('Enter', () => {
  it.each([
    ['lays out the line that it ends', `${TALK}Anna Meyer:Three.$0 Four.\n`, `${TALK}Anna Meyer: Three.\n Four.\n`],
    ['leaves a blank line after the last turn', `${TALK}Anna Meyer: Three.$0`, `${TALK}Anna Meyer: Three.\n\n`],
    ['at the end of a last line too', `${TALK}Anna Meyer: Three.$0\n`, `${TALK}Anna Meyer: Three.\n\n\n`],
    [
      'leaves one between two turns',
      `${TALK}Anna Meyer: Three.$0\n\nBen Okafor: Four.\n`,
      `${TALK}Anna Meyer: Three.\n\n\n\nBen Okafor: Four.\n`,
    ],
    ['leaves one after a further paragraph', `${TALK}And four.$0`, `${TALK}And four.\n\n`],
    ['struck again leaves no second one', `${TALK}Anna Meyer: Three.\n\n$0`, `${TALK}Anna Meyer: Three.\n\n`],
    ['in a paragraph only breaks it', `${TALK}Anna Meyer: Three $0and four.`, `${TALK}Anna Meyer: Three\nand four.`],
    ['in a heading adds nothing', `${TALK}# Money$0`, `${TALK}# Money\n`],
    ['adds nothing where turns stand close', `${DENSE}Anna Meyer: Three.$0`, `${DENSE}Anna Meyer: Three.\n`],
    ['adds nothing where paragraphs are wrapped', `${WRAPPED}Anna Meyer: Three$0`, `${WRAPPED}Anna Meyer: Three\n`],
    ['adds nothing where nobody speaks', 'Some words.\n\nMore.$0', 'Some words.\n\nMore.\n'],
  ])('%s', (_, fixture, expected) => {
    expect(entered(fixture)).toBe(expected)
    expect(entered(fixture, '\r\n')).toBe(expected)
  })
})
