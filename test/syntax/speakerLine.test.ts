import { describe, expect, test } from 'vitest'
import { readSpeakerLine } from '../../server/syntax/speakerLine.ts'

/** The parts of a speaker line as texts; a part that is not there is left out. */
const partsOf = (line: string): Record<string, unknown> | undefined => {
  const read = readSpeakerLine(line)
  if (read === undefined) return undefined
  const { label, manner, colon, time, body, end, emphasised, dash, chevrons, mannerClosed } = read
  expect(end).toBe(line.length)
  return {
    label: line.slice(label.start, label.end),
    ...(manner === undefined ? {} : { manner: line.slice(manner.start, manner.end) }),
    ...(mannerClosed ? {} : { mannerClosed }),
    ...(colon === undefined ? {} : { colon: line.slice(colon.start, colon.end) }),
    ...(time === undefined ? {} : { ms: time.ms }),
    text: line.slice(body),
    ...(emphasised === 'none' ? {} : { emphasised }),
    ...(dash ? { dash } : {}),
    ...(chevrons ? { chevrons } : {}),
  }
}

const colon = ':'

describe('the spellings that are understood', () => {
  test.each([
    // plain
    ['Vladimir Putin: Agreed.', { label: 'Vladimir Putin', colon, text: 'Agreed.' }],
    ['  Vladimir Putin: Agreed.', { label: 'Vladimir Putin', colon, text: 'Agreed.' }],
    ['Vladimir\u00a0Putin:\u00a0Agreed.', { label: 'Vladimir\u00a0Putin', colon, text: 'Agreed.' }],
    ['\u200bVladimir Putin: Agreed.', { label: 'Vladimir Putin', colon, text: 'Agreed.' }],
    ['Vladimir Putin:Agreed.', { label: 'Vladimir Putin', colon, text: 'Agreed.' }],
    ['Vladimir Putin:', { label: 'Vladimir Putin', colon, text: '' }],
    // initials
    ['RPR: All right…', { label: 'RPR', colon, text: 'All right…' }],
    ['J. F. Kennedy: Ask not.', { label: 'J. F. Kennedy', colon, text: 'Ask not.' }],
    // role and name
    [
      'President of Kazakhstan Kassym-Jomart Tokayev: Mr Putin,',
      { label: 'President of Kazakhstan Kassym-Jomart Tokayev', colon, text: 'Mr Putin,' },
    ],
    ['Anna Meyer, Chair of the Board: Welcome.', { label: 'Anna Meyer, Chair of the Board', colon, text: 'Welcome.' }],
    ['Parl. Staatssekretär Jens Beispiel: Ja.', { label: 'Parl. Staatssekretär Jens Beispiel', colon, text: 'Ja.' }],
    // capitals
    ['MS. PSAKI: Hi.', { label: 'MS. PSAKI', colon, text: 'Hi.' }],
    ['THE PRESIDENT: Hi.', { label: 'THE PRESIDENT', colon, text: 'Hi.' }],
    // question and answer
    ['Q: Why?', { label: 'Q', colon, text: 'Why?' }],
    ['Q    Why?', { label: 'Q', text: 'Why?' }],
    ['Q Why?', { label: 'Q', text: 'Why?' }],
    ['Q “Why?” you ask.', { label: 'Q', text: '“Why?” you ask.' }],
    ['Q Meyer: Why?', { label: 'Q Meyer', colon, text: 'Why?' }],
    ['Q - Why?', { label: 'Q', text: 'Why?' }],
    ['A – Nobody knows.', { label: 'A', text: 'Nobody knows.' }],
    ['A\tBecause.', { label: 'A', text: 'Because.' }],
    // a record's full stop
    ['  Mr. ADAMS. Mr. President, I ask', { label: 'Mr. ADAMS', text: 'Mr. President, I ask' }],
    ['Mrs. McKAY of Ohio. Yes.', { label: 'Mrs. McKAY of Ohio', text: 'Yes.' }],
    [
      'The PRESIDING OFFICER (Mr. Ames). So: yes',
      { label: 'The PRESIDING OFFICER', manner: 'Mr. Ames', text: 'So: yes' },
    ],
    ['Mr ADAMS. Yes.', { label: 'Mr ADAMS', text: 'Yes.' }],
    [
      'The PRESIDING OFFICER (Mr. Ames. The clerk will',
      { label: 'The PRESIDING OFFICER', manner: 'Mr. Ames', mannerClosed: false, text: 'The clerk will' },
    ],
    ['The SPEAKER pro tempore. Without objection', { label: 'The SPEAKER pro tempore', text: 'Without objection' }],
    // a group in brackets
    ['[others]: So do we, mostly', { label: '[others]', colon, text: 'So do we, mostly' }],
    // strong
    ['**Anna Meyer:** text', { label: 'Anna Meyer', colon, text: 'text', emphasised: 'both' }],
    ['**Anna Meyer**: text', { label: 'Anna Meyer', colon, text: 'text', emphasised: 'both' }],
    ['**Anna Meyer** [0:00]', { label: 'Anna Meyer', ms: 0, text: '', emphasised: 'both' }],
    ['__Anna__: text', { label: 'Anna', colon, text: 'text', emphasised: 'both' }],
    ['<b>Anna:</b> text', { label: 'Anna', colon, text: 'text', emphasised: 'both' }],
    ['**Anna: text', { label: 'Anna', colon, text: 'text', emphasised: 'open' }],
    ['Anna:** text', { label: 'Anna', colon, text: 'text', emphasised: 'close' }],
    ['Anna**: text', { label: 'Anna', colon, text: 'text', emphasised: 'close' }],
    ['**Anna: text.**', { label: 'Anna', colon, text: 'text.**', emphasised: 'whole' }],
    // time before
    ['[00:01:29] Anna: text', { label: 'Anna', colon, ms: 89_000, text: 'text' }],
    ['00:01:29 Anna: text', { label: 'Anna', colon, ms: 89_000, text: 'text' }],
    ['[0:00:10.250] Anna: text', { label: 'Anna', colon, ms: 10_250, text: 'text' }],
    ['\\[43:58\\] Anna: text', { label: 'Anna', colon, ms: 2_638_000, text: 'text' }],
    // an hour of the day
    ['10:31 AM Anna: text', { label: 'Anna', colon, text: 'text' }],
    ['10:31am - Anna: text', { label: 'Anna', colon, text: 'text' }],
    ['[10:31:05 p.m.] Anna: text', { label: 'Anna', colon, text: 'text' }],
    ['**10:31\u202fPM Anna:** text', { label: 'Anna', colon, text: 'text', emphasised: 'both' }],
    ['**Anna** 10:31 AM', { label: 'Anna', text: '10:31 AM', emphasised: 'both' }],
    ['**Anna**, 10:31 am', { label: 'Anna', text: ', 10:31 am', emphasised: 'both' }],
    ['**Anna** 10:31 PM: text', { label: 'Anna', colon, text: 'text', emphasised: 'both' }],
    ['10:31 AM: text', { label: 'AM', colon, ms: 631_000, text: 'text' }],
    // time after
    ['Anna (00:20:12): text', { label: 'Anna', colon, ms: 1_212_000, text: 'text' }],
    ['Anna: 00:00:51', { label: 'Anna', colon, ms: 51_000, text: '' }],
    ['Anna: [00:51] text', { label: 'Anna', colon, ms: 51_000, text: 'text' }],
    ['Anna [0:00]', { label: 'Anna', ms: 0, text: '' }],
    ['James – 00:03:18:', { label: 'James', colon, ms: 198_000, text: '' }],
    // manner
    ['Anna (via translator): text', { label: 'Anna', manner: 'via translator', colon, text: 'text' }],
    ['KM (on queue): text', { label: 'KM', manner: 'on queue', colon, text: 'text' }],
    ['Jens Beispiel (SPD): text', { label: 'Jens Beispiel', manner: 'SPD', colon, text: 'text' }],
    ['[0:10] Anna (laughing): text', { label: 'Anna', manner: 'laughing', colon, ms: 10_000, text: 'text' }],
    ['Anna (on queue: text', { label: 'Anna', manner: 'on queue', mannerClosed: false, colon, text: 'text' }],
    // several
    ['Anna & Ben: text', { label: 'Anna & Ben', colon, text: 'text' }],
    ['ABC/DEF: text', { label: 'ABC/DEF', colon, text: 'text' }],
    ['James, Colin, Julien: text', { label: 'James, Colin, Julien', colon, text: 'text' }],
    // unknown
    ['???: text', { label: '???', colon, text: 'text' }],
    ['Unknown: text', { label: 'Unknown', colon, text: 'text' }],
    ['Speaker 1: text', { label: 'Speaker 1', colon, text: 'text' }],
    ['SPEAKER_00: text', { label: 'SPEAKER_00', colon, text: 'text' }],
    // chevrons
    ['>> ALICE: Hi', { label: 'ALICE', colon, text: 'Hi', chevrons: true }],
    ['>>: Hi', { label: '', colon, text: 'Hi', chevrons: true }],
    // list item
    ['- DE: text', { label: 'DE', colon, text: 'text', dash: true }],
    // full-width and spaced colon
    ['SA：言归正传', { label: 'SA', colon: '：', text: '言归正传' }],
    ['Marie-Sophie : Bonjour', { label: 'Marie-Sophie', colon, text: 'Bonjour' }],
    ['Marie-Sophie\u00a0: Bonjour', { label: 'Marie-Sophie', colon, text: 'Bonjour' }],
    // quotation marks inside a word, apostrophes, digits
    ['היו"ר משה: שלום', { label: 'היו"ר משה', colon, text: 'שלום' }],
    ["Sinéad O'Neill: Hello", { label: "Sinéad O'Neill", colon, text: 'Hello' }],
    ['Caller 2: Hello', { label: 'Caller 2', colon, text: 'Hello' }],
    // slips
    ['**Anna 12:03', { label: 'Anna', ms: 723_000, text: '', emphasised: 'open' }],
    ['Anna:: text', { label: 'Anna', colon: '::', text: 'text' }],
  ])('%s', (line, parts) => {
    expect(partsOf(line)).toEqual(parts)
  })
})

test.each([
  'Mr. Adams. He is here.',
  'MR. ADAMS. He is here.',
  'The EU. It grows.',
  'Mr. ADAMS.',
  'Mr. ADAMS. he said',
  '[others]: https://example.org "A title of it"',
  '[others]: two words',
  'Association](https://example.org/a): so it is.',
])('a full stop or brackets alone make no speaker line: %s', line => {
  expect(readSpeakerLine(line)).toBeUndefined()
})

describe('what is no speaker line', () => {
  test.each([
    'https://example.org/a',
    '13:30 is when it starts',
    'We met at 13:30',
    'It was terrible. And then: nothing.',
    'Is it so? Yes: it is.',
    'const x = { a: 1 }',
    '`code: text`',
    'Anna\\: text',
    'A sentence of prose that is so long that nobody can be called by it, and it goes on and on before it comes to a colon: here.',
    ': text',
    '',
    'no colon at all',
    'C:\\Users\\anna',
    'std::vector',
  ])('%s', line => {
    expect(readSpeakerLine(line)).toBe(undefined)
  })
})

test('a line of any length is read in time', () => {
  const started = performance.now()
  for (const piece of ['a', 'Anna ', ': ', '(', '[', '*', '**a', '1:', '<b>', '\u00a0', '>> ', '? ', 'a.b ', '"'])
    readSpeakerLine(piece.repeat(200_000))
  expect(performance.now() - started).toBeLessThan(500)
})
