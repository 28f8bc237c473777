import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { rosterOf } from '../../server/model/roster.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import { outline } from '../../server/model/turns.ts'
import { checkTranscript } from '../../server/rules/index.ts'
import { readRoster } from '../../server/workspace/roster.ts'
import { applyEdits } from '../edits.ts'
import { foundAt } from './foundAt.ts'
import { settings } from './settings.ts'

const examples = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'examples')
const read = (name: string): string => readFileSync(join(examples, name), 'utf8')
const clean = readdirSync(examples).filter(name => name.endsWith('.transcript') && !name.startsWith('mistakes'))

it.each(clean)('reports nothing in %s', name => {
  expect(checkTranscript(readTranscript(read(name)))).toEqual([])
})

it('writes a header that declares every speaker and changes no turn', () => {
  const text = read('astana-2024-07-03.txt')
  const [problem, ...others] = checkTranscript(readTranscript(text))
  expect([problem?.code, others]).toEqual(['header-speakers-missing', []])
  const written = applyEdits(text, problem?.fixes.at(-1)?.edits ?? [])
  expect(written.slice(0, written.indexOf('---', 3))).toMatchInlineSnapshot(`
    "---
    title: Meeting with President of Kazakhstan Kassym-Jomart Tokayev
    date: 2024-07-03
    place: Astana
    language: en
    speakers:
      - name: Kassym-Jomart Tokayev
        role: President of Kazakhstan
      - name: Vladimir Putin
        role: President of Russia
    "
  `)
  const transcript = readTranscript(written)
  expect(checkTranscript(transcript)).toEqual([])
  expect(outline(transcript).turns.map(turn => turn.resolution.kind)).toEqual(['declared', 'declared', 'declared'])
})

/** Lines that look like slips and are none. */
const sound: readonly (readonly [string, string])[] = [
  ['a sentence about a speaker', 'Vladimir Putin met the ministers, and Anna Meyer said that it went well.'],
  ['a title with a speaker', 'Vladimir Putin Meets Ministers of the Union'],
  ['an office after a comma', 'Vladimir Putin, President of Russia, opened the meeting.'],
  ['a longer name', 'Anna Meyer-Schmidt joined the meeting later.'],
  ['a list of those present', 'Vladimir Putin – President of Russia'],
  ['a lead-in', 'Here is an example: nobody speaks.'],
  ['a reference', 'As they say [12], and in John [3.16], or see [1, 2].'],
  ['a note over several paragraphs', '[The recording breaks off here.\n\nIt goes on after a while.]'],
  ['a clock time', 'Anna Meyer: We met at 13:75 Street, at a ratio of 12:3.'],
  ['an item of a numbered list', 'So:\n1. Anna Meyer: Yes.\n2. Vladimir Putin: No.'],
  ['a person with another title', 'Anna Meyer: Mr. Meyer is not Mrs. Meyer.'],
]

it.each(sound)('takes %s for what it is', (_, line) => {
  const body = `Vladimir Putin: Welcome.\n\nAnna Meyer: Thank you.\n\n${line}\n\nVladimir Putin: Well.\n\nAnna Meyer: Yes.\n`
  expect(checkTranscript(readTranscript(`---\nspeakers: [Vladimir Putin, Anna Meyer]\n---\n\n${body}`))).toEqual([])
})

it('asks about no initials of somebody who is named before the first turn', () => {
  const turns = `${'SYG: So.\n\nRPR: Yes.\n\n'.repeat(3)}SG: Right.\n\nRPR: Well.\n`
  const codes = (text: string) => checkTranscript(readTranscript(text)).map(({ code }) => code)
  expect(codes(turns)).toContain('speaker-misspelt')
  expect(codes(`Present: Shu-yu Guo (SYG), Rob Palmer (RPR), Sam Green.\n\n${turns}`)).not.toContain('speaker-misspelt')
})

it('asks about rare initials that no list of those present explains', () => {
  const asked = (before: string, label: string): boolean =>
    checkTranscript(
      readTranscript(`${before}${'CLW: So.\n\nTL: Yes.\n\n'.repeat(3)}${label}: Right.\n\nTL: Well.\n`),
    ).some(({ code }) => code === 'speaker-misspelt')
  const present = '- Christine Lemmer-Webber\n- Thomas Lively\n- Ulrik Larsen\n\n'
  for (const label of ['CW', 'LT', 'T', 'PL', 'TO']) expect(asked(present, label), label).toBe(true)
  expect(asked(present, 'UL')).toBe(false)
  // Somebody in a title is not present.
  expect(asked(`${present}Slides for Undecidable Logics: see the chat\n\n`, 'UL')).toBe(false)
  expect(asked('Slides about the use of Undecidable Logics in types\n\n', 'UL')).toBe(true)
})

it('takes votes for no turns', () => {
  const votes = 'SF: 22\nF: 15\nN: 0\nA: 0\nSA: 0\n'
  const problems = checkTranscript(readTranscript(`${'NF: So.\n\nSC: Yes.\n\n'.repeat(3)}${votes}\nSC: Well.\n`))
  expect(problems.filter(({ code }) => code === 'speaker-misspelt')).toEqual([])
})

const talk = 'Anna Meyer: So.\n\nBen Okafor: Well.\n\n'

it.each([
  [
    'a bracket and a quotation',
    `${talk}$Anna Meyer: [“It is so” is wrong here.\n\n${talk}`,
    'information note-unclosed',
  ],
  ['an escaped bracket', `${talk}$\\[points at the screen\n\n${talk}`, 'information note-unclosed'],
  [
    'a bracket, a blank and a short word',
    `${talk}$Anna Meyer: So [ in chat it is.\n\n${talk}`,
    'information note-unclosed',
  ],
  ['a bracket and a blank', `${talk}$Anna Meyer: It [ indiscernible is so.\n\n${talk}`, 'information note-unclosed'],
  [
    'the first digits of a time as the end of a label',
    `${'Anna – 0:01:02:\n\nSo.\n\n'.repeat(5)}$Anna – 0010:23:\n\nSo.\n`,
    'error time-malformed',
  ],
  [
    'a time with a letter, the beginning of which is read as the end of a label',
    `${'Anna – 0:01:02:\n\nSo.\n\n'.repeat(5)}$Anna – O0:10:23:\n\nSo.\n`,
    'error time-malformed',
  ],
  [
    'a title as the only key of a header',
    `$title: A talk\ntypes:\n  - lecture\n---\n\n${talk}`,
    'error header-unopened',
  ],
  [
    'a full stop after the initials of the first turn',
    `$AT. presenting\n\n${'AT: So.\n\nBT: Well.\n\n'.repeat(3)}`,
    'information speaker-colon-wrong',
  ],
  [
    'a slip in one of two labels that stand in a list, and whom it names among those present',
    '* Pirmin Nizam @pini\n* Tova Lund\n\n## Agenda\n\n* A new release\n  * Pirmin: We wait.\n  * Nobody objects\n$  * Pimin: So be it.\n',
    'information speaker-misspelt',
  ],
  [
    'another case in one of two labels that stand in a list, of somebody present by one name',
    '* Pirmin (chair)\n* Tova\n\n## Agenda\n\n* A new release\n  * Pirmin: We wait.\n  * Nobody objects\n$  * pirmin: So be it.\n',
    'information speaker-misspelt',
  ],
  [
    'another case in one of two labels that stand in a list, and whom it names among those present',
    '* Pirmin Nizam @pini\n* Tova Lund\n\n## Agenda\n\n* A new release\n  * Pirmin: We wait.\n  * Nobody objects\n$  * PIRMIN: So be it.\n',
    'information speaker-misspelt',
  ],
  [
    'a slip in a long short name that speaks seldom',
    '# Call\n\nquentinmarlow: We sat in a cafe.\n\nIt rained.\n\n$quentnimarlow: It went well.\n',
    'information speaker-misspelt',
  ],
  [
    'initials with a particle that lost a letter',
    `${'BvK: So.\n\nTL: Yes.\n\n'.repeat(3)}$Bv: Right.\n\nTL: Well.\n`,
    'information speaker-misspelt',
  ],
  [
    'emphasis of a whole paragraph of several lines',
    `${talk}$**Anna Meyer: All of this\nis said loudly**\n\n${talk}`,
    'information speaker-emphasis-broken',
  ],
  [
    'a slip in one of two initials of which neither recurs',
    `* Tova Lund\n* Ben Okafor\n\n# Notes\n\nTL: Can we go on?\n\nNobody objects.\n\n$TLL: Then we do.\n`,
    'information speaker-misspelt',
  ],
  [
    'a slip in a label on a line of its own, with the words below',
    `${'Ben:\n\nSo it is.\n\nWilma:\n\nYes, it is.\n\n'.repeat(4)}$Bn:\n\nRight.\n\nWilma:\n\nWell.\n`,
    'information speaker-misspelt',
  ],
  [
    'another title of somebody who speaks often',
    `${'MS. LUND: So.\n\nMR. OKAFOR: Yes.\n\n'.repeat(6)}$MR. LUND: Right.\n\nMR. OKAFOR: Well.\n`,
    'information speaker-misspelt',
  ],
  ['a small letter in one of two initials', `${talk}TL: So.\n\n${talk}$Tl: Yes.\n`, 'warning speaker-spelling'],
  [
    'a slip in initials before a link',
    `${'BK: So.\n\nTL: Yes.\n\n'.repeat(3)}$BKK: https://example.org/a\n\nTL: Well.\n`,
    'information speaker-misspelt',
  ],
  [
    'a slip in initials that follow other lines',
    `${'BK: So.\nTL: Yes.\n'.repeat(3)}\nNext: modules\n\nTopic is new\n$KB: Right.\nTL: Well.\n`,
    'information speaker-misspelt',
  ],
  [
    'a letter lost after a blank',
    `${'Tova S: So.\n\nBen Okafor: Well.\n\n'.repeat(3)}$Tova : Right.\n\nBen Okafor: Well.\n`,
    'information speaker-misspelt',
  ],
  [
    'a long label that begins in lower case',
    `${'Tova De La Luz:\n\nSo.\n\nBen Okafor:\n\nWell.\n\n'.repeat(3)}$tova de la luz:\n\nRight.\n`,
    'error speaker-misspelt',
  ],
  [
    'a strong label with a full stop that begins in lower case',
    `${'**Tova A. Lund, Psy.D:** So.\n\n**Ben Okafor:** Well.\n\n'.repeat(3)}$**tova a. lund, psy.d:** Right.\n`,
    'error speaker-misspelt',
  ],
  ...['MR. LUND.', 'Mrr. LUND.', 'M. LUND.', 'Mr. LUNd.', 'mr. lund.'].map((label): [string, string, string] => [
    `a slip in a label with a full stop: ${label}`,
    `  Mr. LUND. I rise today.\n\n  The PRESIDING OFFICER. The clerk will call.\n\n$  ${label} I thank the Chair.\n`,
    'error speaker-misspelt',
  ]),
  [
    'a slip in an office with a full stop',
    `  Mr. LUND. I rise today.\n\n  The PRESIDING OFFICER. The clerk will call.\n\n$  Th PRESIDING OFFICER (Mr. Oy). Without objection.\n`,
    'error speaker-misspelt',
  ],
  ['another case of a number', `${talk}Guest 2: So.\n\n${talk}$guest 2: Yes.\n`, 'warning speaker-spelling'],
  ['a small letter among capitals', `${talk}GUEST ONE: So.\n\n${talk}$GUEsT ONE: Yes.\n`, 'warning speaker-spelling'],
  [
    'a declared name that is near one who speaks once',
    `---\nspeakers:\n$  - Anna Meyyer\n  - Ben Okafor\n---\n\nAnna Meyer: So.\n\nBen Okafor: Well.\n\nAnna: So.\n`,
    'information speaker-misspelt',
  ],
  [
    'a semicolon after a given name in a list',
    '* Michael: Board meeting this week.\n$* Michael; the rest is as before\n',
    'error speaker-colon-wrong',
  ],
])('finds %s', (_, text, problem) => expect(foundAt(text)).toContain(problem))

it.each([
  [
    'the end of a sentence about somebody',
    `  Mr. LUND. I rise today for\n$Mr. Lund. He asked.\n\n  Mr. OKAFOR. I thank the Chair.\n\n  Mr. LUND. Yes.\n`,
  ],
  ['one thing and several', '# List\n\n* Advantage: It is fast.\n* Quality\n$* Advantages: They are many.\n'],
  ['a word in two cases', '# List\n\n* governance: It is new.\n* Quality\n$* Governance: They are many.\n'],
  ['something that is played', `${talk}$**Jingle:** [47:02]\n\n${talk}`],
  ['one of two who spoke', `${talk}$Anna Meyer or Ben Okafor: No, none.\n\n${talk}`],
  [
    'what stands before links',
    `${talk}Tracking page: [One](https://example.org)\n\n${talk}Tracking page: [Two](https://example.org)\n\n${talk}$Tracking Page: [Three](https://example.org)\n`,
  ],
  [
    'a word in lower case among speakers',
    `# List\n\n$* governance: Add members\n\n## Minutes\n\n* Governance: Add members\n\n${talk.repeat(3)}`,
  ],
  ['two short names', 'Anna Meyer: So.\n\nJo: Yes.\n\nBen Okafor: Well.\n\nJO: No.\n'],
  [
    'a label of many words in a wrapped sentence',
    `${'Vice President of the Council: So.\n\nAnna Meyer: Yes.\n\n'.repeat(3)}Anna Meyer: I put this question to the\nvice president of the council: why do we wait?\n`,
  ],
])('finds no mistake in %s', (_, text) => expect(foundAt(text)).toEqual([]))

it('offers first who speaks in this section, also where others speak nearby', () => {
  const turns = (label: string, times: number): string => `${label}: So.\n\nTL: Yes.\n\n`.repeat(times)
  const text = `${turns('AK', 8)}## Next\n\n${turns('BK', 4)}${turns('CD', 4)}K: Right.\n\n${turns('CD', 4)}`
  const problem = checkTranscript(readTranscript(text)).find(({ code }) => code === 'speaker-misspelt')
  expect(problem?.fixes[0]?.edits[0]?.newText).toBe('BK')
})

it('respects what most lines of a file do', () => {
  const french = 'Marie-Sophie : Bonjour à tous.\n\nJean Dupont : Merci beaucoup.\n\n'.repeat(4)
  const tight = 'Anna Meyer:Hello.\n\nBen Okafor:Yes.\n\n'.repeat(4)
  const wide = 'ANNA MEYER:  Hello.\n\nBEN OKAFOR:  Yes.\n\n'.repeat(4)
  const chinese = '主持人：大家好。\n\n嘉宾：谢谢。\n\n'.repeat(4)
  for (const text of [french, tight, wide, chinese])
    expect(checkTranscript(readTranscript(text)).filter(problem => problem.code !== 'header-speakers-missing')).toEqual(
      [],
    )
})

it('asks once about a roster of other people, whatever severity the rule has', () => {
  const roster = rosterOf(readRoster('Anna Meyer (AM)\nBen Okafor (BO)\n', 'file:///roster.txt').people)
  const found = (text: string) =>
    checkTranscript(readTranscript(text, roster), settings({}, 'meeting')).flatMap(({ code, severity, range }) =>
      code === 'speaker-undeclared' ? [`${severity} ${range.start.line}`] : [],
    )
  const others = 'Kim Park: So.\n\nSam Green: Well.\n\nKim Park: Yes.\n\nSam Green: No.\n\n'
  expect(found(others)).toEqual(['information 0'])
  expect(found(`Anna Meyer: So.\n\n${others}`)).toEqual(['error 2', 'error 4', 'error 6', 'error 8'])
})

/** Narration about speakers, each sentence a paragraph among turns. */
const told = [
  'Anna Meyer met the ministers',
  'Anna suggests to wait',
  'AM volunteers',
  'Anna Meyer to send the slides.',
]

it.each(told)('asks nothing about the narration “%s”', line => {
  const turns = 'Anna Meyer: So.\n\nAM: Yes.\n\nAnna: Right.\n\nBen: No.\n\n'.repeat(3)
  expect(checkTranscript(readTranscript(`${turns}${line}\n\n${turns}`))).toMatchObject([
    { code: 'header-speakers-missing' },
  ])
})
