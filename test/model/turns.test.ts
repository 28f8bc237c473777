import { expect, test } from 'vitest'
import { readTranscript } from '../../server/model/transcript.ts'
import { outline, turnText, turnWords } from '../../server/model/turns.ts'

const read = (text: string) => {
  const transcript = readTranscript(text)
  const { turns, sections } = outline(transcript)
  return {
    sections,
    turns: turns.map(turn => ({
      line: turn.line,
      endLine: turn.endLine,
      label: turn.label,
      manner: turn.manner,
      start: turn.start,
      end: turn.end,
      words: turnWords(transcript, turn),
      text: turnText(transcript, turn),
    })),
  }
}

const HEADER = '---\nspeakers: [Anna, Ben]\n---\n'

test('a turn goes on up to the next one, over paragraphs and lists', () => {
  const { turns } = read(`${HEADER}Anna: One\ntwo.\n\nThree:\n\n- four\n- five\n\nBen: Six.\n`)
  expect(turns.map(({ text, line, endLine }) => ({ text, line, endLine }))).toEqual([
    { text: 'One\ntwo.\n\nThree:\n\n- four\n- five', line: 3, endLine: 10 },
    { text: 'Six.', line: 11, endLine: 12 },
  ])
})

test('a heading or a break ends a turn; what follows is narration', () => {
  const { turns, sections } = read(
    `${HEADER}Anna: One.\n\n# Part *two* #\n\nNarration.\n\nBen: Two.\n\n* * *\n\nNarration.\n`,
  )
  expect(turns.map(({ text }) => text)).toEqual(['One.', 'Two.'])
  expect(sections.map(({ level, title, line }) => ({ level, title, line }))).toEqual([
    { level: 1, title: 'Part *two*', line: 5 },
  ])
})

test('an underlined heading is a section', () => {
  expect(read('The end\n=======\n').sections).toMatchObject([{ level: 1, title: 'The end', line: 0 }])
})

test('a comment is not spoken; a line that only looks like a label is', () => {
  const [turn] = read(`${HEADER}Anna: One.\n<!-- not this -->\n\nNote: that is so.\n`).turns
  expect(turn).toMatchObject({ text: 'One.\n\nNote: that is so.', words: 5 })
})

test('the text may stand below the label', () => {
  expect(read(`${HEADER}Anna:\nOne two.\n\nBen (aside):\n\nThree.\n`).turns).toMatchObject([
    { text: 'One two.', manner: undefined },
    { text: 'Three.', manner: 'aside' },
  ])
})

test('notes and times are no words', () => {
  const [turn] = read(`${HEADER}Anna: Well [laughter], it [0:12] is — so to say — 3 o’clock (applause) 早上好.\n`).turns
  expect(turn?.words).toBe(11)
})

test('a turn lasts from its first time to the next in the file', () => {
  const { turns } = read(
    `${HEADER}[0:10] Anna: One.\n\nBen: Two.\n\nAnna: Three. [0:30]\n\nBen: Four [0:40] and [0:50] five.\n`,
  )
  expect(turns.map(({ start, end }) => [start, end])).toEqual([
    [10_000, 30_000],
    [undefined, undefined],
    [30_000, 40_000],
    [40_000, undefined],
  ])
})

test('line ends do not matter', () => {
  const text = `${HEADER}Anna: One\ntwo.\n\nThree.\n`
  expect(read(text.replaceAll('\n', '\r\n'))).toEqual(read(text))
  expect(read(text.replaceAll('\n', '\r'))).toEqual(read(text))
})

test('without any text there is nothing', () => {
  expect(read('')).toEqual({ turns: [], sections: [] })
  expect(read('\ufeff')).toEqual({ turns: [], sections: [] })
})
