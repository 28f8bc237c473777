import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readTranscript } from '../../server/model/transcript.ts'
import { checkSteps, checkTranscript } from '../../server/rules/index.ts'
import { lineStarts } from '../../server/text/lines.ts'
import { settings } from './settings.ts'

const pieces = fc.constantFrom(
  '---\n',
  '\n',
  '\r',
  '\r\n',
  'speakers:',
  '  - name: ',
  'Anna Meyer',
  'Ben',
  ':',
  '：',
  ';',
  ' – ',
  '. ',
  '**',
  '*',
  '<b>',
  '</b>',
  '(',
  ')',
  '[',
  ']',
  '[00:01:02]',
  '[1:75:00]',
  '00:20',
  '>> ',
  '# ',
  '<!--',
  '-->',
  '```',
  '\ufeff',
  '\u00a0',
  '\ud800',
  '\0',
  '{',
  '"',
  '&a *a',
  'rules:\n  turn-empty: off\n',
  '…',
  'Yes, I agree.',
)
const garbage = fc.oneof(
  fc.array(pieces, { maxLength: 60 }).map(list => list.join('')),
  fc.array(pieces, { maxLength: 40 }).map(list => `---\n${list.join('')}`),
  fc.string({ unit: 'binary', maxLength: 200 }),
)

it('answers for any text, with places that are in it', () => {
  fc.assert(
    fc.property(garbage, text => {
      const starts = lineStarts(text)
      const inside = ({ line, character }: { line: number; character: number }): boolean =>
        line < starts.length && character >= 0 && (starts[line] ?? 0) + character <= text.length
      const problems = checkTranscript(readTranscript(text))
      for (const { range, fixes, message, code } of problems) {
        expect(inside(range.start) && inside(range.end), code).toBe(true)
        expect(range.start.line < range.end.line || range.start.character <= range.end.character, code).toBe(true)
        expect(message).not.toBe('')
        for (const fix of fixes) for (const { range: at } of fix.edits) expect(inside(at.start), code).toBe(true)
      }
      const order = problems.map(problem => problem.range.start.line * 10_000 + problem.range.start.character)
      expect(order).toEqual([...order].sort((a, b) => a - b))
    }),
    { seed: 42, numRuns: 3000 },
  )
}, 60_000)

it('honours severities: the header’s over the settings’', () => {
  const text =
    '---\ntitle: A talk\nrules:\n  turn-empty: error\n  header-speakers-missing: off\n---\n\nAnna Meyer: Hello.\n\nBen Okafor:\n\nAnna Meyer: Well.\n\nBen Okafor: Yes.\n'
  const problems = checkTranscript(
    readTranscript(text),
    settings({ 'turn-empty': 'hint', 'header-speakers-missing': 'error' }),
  )
  expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['turn-empty', 'error']])
  expect(checkTranscript(readTranscript(text.replace('error', 'off')))).toEqual([])
})

it('can be left between steps', () => {
  const text = 'Anna Meyer: Hello.\n\nBen Okafor: Yes.\n\n'.repeat(3000)
  let steps = 0
  for (const _ of checkSteps(readTranscript(text))) steps++
  expect(steps).toBeGreaterThan(20)
})

it('checks a large file in well under a second, and in bounded time where every line is odd', () => {
  const seconds = (text: string): number => {
    const transcript = readTranscript(text)
    const start = performance.now()
    checkTranscript(transcript)
    return (performance.now() - start) / 1000
  }
  const names = Array.from({ length: 3000 }, (_, i) => `  - Person N${i.toString(36)}`).join('\n')
  const labels = Array.from({ length: 10_000 }, (_, i) => `Persom M${(i * 7).toString(36)}: hello\n\n`).join('')
  expect(
    seconds(`Anna Meyer: Hello to you.\n\nBen Okafor: Yes, ${'so we said '.repeat(40)}.\n\n`.repeat(10_000)),
  ).toBeLessThan(3)
  expect(seconds(`---\nspeakers:\n${names}\n---\n${labels}`)).toBeLessThan(5)
  expect(seconds(`Anna: x\n\nBen: y\n\n${'[a'.repeat(300_000)}\n${'[a\n\n'.repeat(50_000)}`)).toBeLessThan(5)
  expect(seconds(`Anna: x\n\nBen: y\n\nAnna: z\n\n[${'1:'.repeat(300_000)}\n${'[12;'.repeat(100_000)}`)).toBeLessThan(3)
}, 60_000)
