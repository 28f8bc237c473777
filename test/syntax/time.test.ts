import { expect, test } from 'vitest'
import { inlinesOf } from '../../server/syntax/notes.ts'
import { parseBlocks } from '../../server/syntax/pieces.ts'
import { bareTimeAt, formatClock, hourOfDayEnd, parseClock } from '../../server/syntax/time.ts'
import { itemsOf } from '../../server/text/sequence.ts'

test.each([
  ['0:10', 10_000],
  ['00:20:12', 1_212_000],
  ['1:00:00.5', 3_600_500],
  ['43:58', 2_638_000],
  ['100:00', 6_000_000],
  ['0:00,250', 250],
  ['0:60', undefined],
  ['0:60:00', undefined],
  ['1:2', undefined],
  ['1:2:03', undefined],
  ['1:02:03:04', undefined],
  ['a:bc', undefined],
  ['', undefined],
])('the time %s', (source, ms) => {
  expect(parseClock(source)).toBe(ms)
})

test('times are written with hours, and milliseconds where there are any', () => {
  expect(formatClock(0)).toBe('0:00:00')
  expect(formatClock(3_723_004)).toBe('1:02:03.004')
  expect(formatClock(-12_000)).toBe('-0:00:12')
})

test.each(['9:00am', '12:30pm', '9:00 am', '9:00 a.m.', '9:00PM', '9:00 P.M.'])(
  '%s is an hour of the day, and no time of a recording',
  time => {
    expect(bareTimeAt(time, 0, time.length)).toBeUndefined()
    expect(bareTimeAt(`${time.replace(/[ap]\.?m\.?$/i, '')} AM: So`, 0, 20)?.start).toBe(0)
  },
)

test.each(['0:12 am I right', '0:12 am Ende', '13:00 am Ende', '9:00 Amen', '9:00 AM'])(
  '%s begins with a time of a recording',
  text => {
    expect(bareTimeAt(text, 0, text.length)?.start).toBe(0)
  },
)

test.each([
  ['10:31 AM', 8],
  ['9:00a.m.', 8],
  ['[10:31 am] Anna', 10],
  ['9:00 amen', 0],
  ['13:00 pm', 0],
  ['9:00', 0],
])('the hour of the day in %s ends at %i', (text, end) => {
  expect(hourOfDayEnd(text, 0)).toBe(end)
})

/** The times and notes of a text, as texts. */
const inlines = (text: string) => {
  const read = itemsOf(parseBlocks(text)).map(block => ({ block, ...inlinesOf(block) }))
  return {
    times: read.flatMap(({ times }) => times.map(time => time.ms)),
    notes: read.flatMap(({ block, notes }) =>
      notes.map(note => [block.text.slice(note.start, note.end), note.kind, note.ms]),
    ),
    unclosed: read.reduce((sum, { unclosed }) => sum + unclosed.length, 0),
  }
}

test('times are found in brackets anywhere, bare at the beginning of a line', () => {
  expect(inlines('Anna: yes [0:10] and \\[0:11\\] and (0:12)\n0:13\nat 0:14 or 1:00 pm\n').times).toEqual([
    10_000, 11_000, 12_000, 13_000,
  ])
})

test.each([
  ['[laughter]', 'sound'],
  ['[Applause.]', 'sound'],
  ['(Laughter.)', 'sound'],
  ['[inaudible]', 'gap'],
  ['[crosstalk]', 'gap'],
  ['[pause]', 'pause'],
  ['[Kandahar?]', 'doubt'],
  ['[sic]', 'doubt'],
  ['[ph]', 'doubt'],
  ['[the Collective Security Council]', 'editorial'],
])('the note %s is of the kind %s', (note, kind) => {
  expect(inlines(`Anna: Well ${note} yes.\n`).notes).toEqual([[note, kind, undefined]])
})

test('a gap may name its time', () => {
  expect(inlines('Anna: So [inaudible 00:12:03] yes.\n').notes).toEqual([['[inaudible 00:12:03]', 'gap', 723_000]])
})

test('links, references, check boxes, code and other parentheses are no notes', () => {
  expect(inlines('Anna: [a link](https://example.org) [ref][1] [x] `[code]` (aside) ![image] a[0]\n')).toEqual({
    times: [],
    notes: [],
    unclosed: 0,
  })
})

test('an unclosed bracket is told', () => {
  expect(inlines('Anna: So [laughter and\n\nBen: yes\n').unclosed).toBe(1)
})
