import { expect, it } from 'vitest'
import { afterEdit } from '../../server/model/afterEdit.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import { checkTranscript } from '../../server/rules/index.ts'
import { editBlocks } from '../../server/syntax/edit.ts'
import { foundAt } from './foundAt.ts'

const talk = 'Anna Meyer: So.\n\nBen Okafor: Well.\n\n'

/** Lines that lack their colon, or have another mark for it: each is the only one of its kind. */
const slips: readonly (readonly [string, string])[] = [
  ['the only other turn of a speaker', 'Clara packet loss makes this hard to measure.'],
  ['initials before a noun', 'AM the idea is to wait'],
  ['initials with a manner and nothing else', 'AM (whiteboard)'],
  ['a dash before a note', 'AM – (whiteboard)'],
  ['a full stop before a question', 'Anna. shall we leave that for next week?'],
]

it.each(slips)('asks about %s', (_, line) => {
  const turns = 'Anna Meyer: So.\n\nAM: Yes.\n\nAnna: Right.\n\nBen: No.\n\n'.repeat(3)
  expect(foundAt(`Clara: Hello.\n\n${turns}$${line}\n\n${turns}`)).toEqual([
    expect.stringMatching(/^information speaker-colon-/),
  ])
})

const news = 'It rained.\n\nAnna Meyer: So.\n\nAM: Yes.\n\nBen: No.\n\nIt snowed.\n\n'.repeat(3)
const between = 'Then the door opened.\n\nIt was cold.\n\n'

/** The same without turns beside: the label and what follows have to tell. */
const alone: readonly (readonly [string, string])[] = [
  ['two blanks after a label', 'Anna Meyer  has nobody heard it?'],
  ['speech after a manner', 'Ben (chat) I think that it is so.'],
  ['speech after a label that opens a single turn', 'Dora I think so'],
  ['strong type of a label that opens a single turn', '**Dora** what follows from that?'],
  ['a question to all', 'Ben can we go on with the next item?'],
  ['an adjective after initials', 'AM stateless resets are fun.'],
  ['an abbreviation, which is no surname', 'Ben RFC has a mechanism for the path that works.'],
  ['a manner of a label that opens a single turn', 'Dora (chat) My question is about that.'],
  ['dots and a note', 'Anna Meyer ... <notes missing>'],
  ['a dash and a modal verb', 'Ben – should not hold up the release'],
  ['strong type alone', '**Anna Meyer**'],
  ['a mark and a note', 'Anna Meyer – (laughs)'],
  ['a full stop and a note', 'Ben. [laughs]'],
  ['a full stop with no blank after it', 'Anna Meyer.Yeah, it is.'],
  ['strong type and a note', '**Anna Meyer** \\[laughs\\] There we are.'],
]

/** What is an error there, too. */
const sure: readonly (readonly [string, string])[] = [
  ['a dash and a long text', 'Anna Meyer – Back in the days of the Old Bridge, people went around –'],
  ['a dash within strong type', '**Anna Meyer –**And then we stopped.'],
]

it.each(alone)('asks about %s, whatever stands beside it', (_, line) => {
  expect(foundAt(`Dora: Hello.\n\n${news}${between}$${line}\n\n${between}${news}`)).toEqual([
    expect.stringMatching(/^information speaker-colon-/),
  ])
})

it.each(sure)('finds %s, whatever stands beside it', (_, line) => {
  expect(foundAt(`${news}${between}$${line}\n\n${between}${news}`)).toEqual(['error speaker-colon-wrong'])
})

it.each([
  ['a surname that is not declared', 'Ben Duke asked if they should wait for the draft.', []],
  ['somebody spoken to', 'AM, I would like to hear more of that.', ['information speaker-colon-wrong']],
  ['a picture', 'Anna Meyer at a press conference.', []],
])('raises no alarm, but a question at most, at %s', (_, line, found) => {
  expect(foundAt(`${news}${between}$${line}\n\n${between}${news}`)).toEqual(found)
})

it('finds the first turn without its colon', () => {
  expect(
    foundAt(`# Talk\n\n$Anna Meyer Mayors and friends, many of us have come a long way.\n\n${talk.repeat(2)}`),
  ).toEqual(['information speaker-colon-missing'])
  const strong = '**Anna Meyer:**\n\nSo.\n\n**Ben Okafor:**\n\nWell.\n\n'.repeat(3)
  expect(foundAt(`$**Anna Meyer**\n\nWelcome.\n\n${strong}`)).toContain('information speaker-colon-missing')
})

it('finds initials alone where labels stand on lines of their own', () => {
  const turns = 'DH:\n\n  - So.\n\nYK:\n\n  - Well.\n\n'.repeat(3)
  expect(foundAt(`${turns}$DH\n\n  - Right.\n\n${turns}`)).toEqual(['information speaker-colon-missing'])
})

it.each([
  ['the colon', '    Ben that works', 'information speaker-colon-missing'],
  ['another mark', '    Ben; that works', 'error speaker-colon-wrong'],
])('finds a reply beneath a turn without %s', (_, line, problem) => {
  const replies = 'Anna: First item.\n    with a line.\n    Ben: Agreed.\n\n'.repeat(3)
  const turns = 'Clara: So.\n\nBen: Well.\n\n'.repeat(2)
  expect(foundAt(`${replies}${turns}Anna: Next item.\n    with a line.\n$${line}\n\n${turns}`)).toEqual([problem])
})

it.each([
  ['strong type and no blank after the colon', 'So it is. **Ben:**This is new.', 'information'],
  ['no blank after the colon', 'So it is. AM:Tell me more.', 'information'],
  ['a letter', 'so it is M: yeah', 'information'],
  ['question marks', 'so it is ???: and then', 'information'],
  ['a face', 'My microphone is broken :( AM: Well.', 'warning'],
  ['code', 'Call `a?.(` and wait. AM: Well.', 'warning'],
  ['a title that is written out', 'Yes, Admiral. Anna Meyer: Well.', 'warning'],
  ['a word with a hyphen', 'Bye-bye. Anna Meyer: Well.', 'warning'],
  ['nothing but a time', '**Clara:** [0:12] **Ben:** Well.', 'warning'],
  ['a label of a single other line', 'so it is Derek: Well.', 'information'],
])('finds a second turn on a line after %s', (_, line, severity) => {
  const turns = 'Anna Meyer: So.\n\nAM: Yes.\n\nBen: No.\n\nM: Right.\n\n???: Well.\n\n'.repeat(3)
  expect(foundAt(`${turns}$${line}\n\n${turns}Derek: we wait.\n\n${turns}`)).toContain(`${severity} turn-joint`)
})

it('finds a turn with nothing said before another, where both labels are initials', () => {
  const turns = 'MM: So.\n\nJH: Well.\n\n'.repeat(3)
  expect(foundAt(`${turns}$MM: JH: predicts that it waits.\n\n${turns}`)).toContain('information turn-joint')
  expect(foundAt(`${turns}$MM: MM: I am curious.\n\n${turns}`)).toEqual([])
})

it.each([
  ['a plan by its letter', 'We go with plan M: wait.'],
  ['a label that opens no turn', '* Derek: we wait'],
])('sees no second turn in %s', (_, line) => {
  const turns = 'Anna Meyer: So.\n\nM: Right.\n\n'.repeat(3)
  expect(foundAt(`${turns}$${line}\n\n${turns}`)).toEqual([])
})

it.each(['.', ';', ' –'])('finds “%s” behind the time of a turn', mark => {
  const timed = 'Anna Meyer [12:03]: So.\n\nBen Okafor [12:07]: Well.\n\n'.repeat(3)
  expect(foundAt(`${timed}$Anna Meyer [12:09]${mark} Right.\n`)).toEqual(['error speaker-colon-wrong'])
  expect(foundAt(`${timed}$Anna Meyer [1209]: Right.\n`)).toContain('error time-malformed')
})

it('finds a mark behind a manner where another colon follows', () => {
  const turns = 'BK: So.\n\nTL (chat): Well.\n\n'.repeat(3)
  expect(foundAt(`${turns}$BK (chat) – Tova: it is internal.\n\n${turns}`)).toEqual(['information speaker-colon-wrong'])
})

it('asks about initials that are a word for something else', () => {
  const turns = 'TL: So.\n\nLI: Well.\n\n'.repeat(3)
  const text = `${turns}PS: Agreed.\n\n${turns}$PS we are interested in this.\n\nTL: So.\n\nPS: Indeed.\n`
  expect(foundAt(text)).toEqual(['information speaker-colon-missing'])
})

it('asks about four digits in brackets where a single other turn has a time', () => {
  const first = 'Anna Meyer: [12:03] So.\n\nBen: Well.\n\n'
  expect(foundAt(`${first}$Anna Meyer: [1532] Right.\n\nBen: Yes.\n`)).toContain('information time-malformed')
  expect(foundAt(`Anna Meyer: So.\n\nBen: Well.\n\n$Anna Meyer: [1532] Right.\n\nBen: Yes.\n`)).toEqual([])
})

const poll = 'SF: 25\nF: 8\nN: 0\nA: 0\nSA: 0\n\n'

it.each([
  ['no colon', '$TL Let’s do a poll in the chat.', 'speaker-colon-missing'],
  ['a semicolon', '$TL; Let’s do a poll in the chat.', 'speaker-colon-wrong'],
  ['a full stop', '$TL. Let’s do a poll in the chat.', 'speaker-colon-wrong'],
])('asks about a label with %s in a file where nobody speaks twice', (_, line, code) => {
  const text = `SC: We added some instructions.\n\n${line}\n\n${poll}TL: That is consensus.\n`
  expect(foundAt(text)).toEqual([`information ${code}`])
})

it('finds a slip in a run of turns without blank lines between, where the file has others', () => {
  const turns = 'SL: So it is, and\nthen we go on.\n\nLW: Well, and\nso on.\n\n'.repeat(3)
  const text = `${turns}LW: Yes.\nSL: It is.\n$LW I know how to do that.\nSL: Right.\n\n${turns}`
  expect(foundAt(text).join()).toContain('speaker-colon-missing')
})

it('asks about a given name in a file where nobody speaks twice', () => {
  const text =
    'Place: Berlin\n\nDate: today\n\nTopic: nvm\n\nStatus: open\n\nLink: https://example.org/\n\nVideo: none\n\nAudio: none\n\nWilliam: I feel we should ask.\n\n$Rod; What if all want that?\n\nJosh: Then so be it.\n\nRod: Well.\n'
  expect(foundAt(text)).toEqual(['information speaker-colon-wrong'])
})

it('finds two turns on a line where nobody speaks twice', () => {
  const text = `$SC: We added some instructions. TL: Any questions?\n\n${poll}TL: Then we go on.\n`
  expect(foundAt(text)).toContain('information turn-joint')
})

it('tells a time that runs backwards from midnight by what follows', () => {
  const from = (next: string) =>
    `[20:17] Anna: So.\n\n[22:13] Ben: Well.\n\n$[00:58] Anna: Yes.\n\n[${next}] Ben: No.\n\nAnna: So.\n`
  expect(foundAt(from('27:58'))).toEqual(['warning time-backwards'])
  expect(foundAt(from('01:10'))).toEqual([])
})

it.each([
  ['no colon', 'Derek work could fork off from this.', 'information speaker-colon-missing'],
  ['a semicolon', 'Derek; work could fork off from this.', 'information speaker-colon-wrong'],
  ['a full stop', 'Derek. work could fork off from this.', 'information speaker-colon-wrong'],
  ['a dash', 'Derek – work could fork off from this.', 'information speaker-colon-wrong'],
])('asks about a label with %s that stands before a single other line', (_, line, problem) => {
  const text = `JF: So.\n\nBN: Well.\n\nDerek: we talked about this before.\n\nJF: Right.\n\n$${line}\n\nJF: Yes.\n\n## End\n\nBN: Bye.\n`
  expect(foundAt(text)).toContain(problem)
})

const frequent = 'Lee: So.\n\nSC: Yes.\n\nPat: No.\n\n'.repeat(6)

it.each([
  ['a title in a list of turns', '* Lee Current Use Cases and Requirements', '* Lee: So.\n* Pat: No.\n'.repeat(6)],
  [
    'words that look like a surname, and stand elsewhere',
    'Lee Following on that we can define it.',
    `${frequent}Ben: following you.\n\n`,
  ],
  ['an abbreviation that looks like a surname', 'Lee CommonJS is gone and dead', frequent],
  ['a shortened verb', "Lee Haven't thought of it before.", frequent],
  ['initials before a plural, where turns begin all paragraphs', 'SC decorators suffered the same.', frequent],
  ['an opened question in Spanish', 'Lee. ¿Esto va a estar?', frequent],
])('asks about a frequent label before %s', (_, line, turns) => {
  const found = foundAt(`${turns}$${line}\n${line.startsWith('*') ? '' : '\n'}${turns}`)
  expect(found).toEqual([expect.stringMatching(/speaker-colon-/)])
})

it('asks about initials within a paragraph, where speech follows', () => {
  const turns =
    'SC: So it is, and that goes on\nfor a line or two.\n\nLW: Yes, and that goes on\nfor a line or two.\n\n'.repeat(5)
  expect(foundAt(`${turns}Issue 881, the annotations\n$SC we just discussed that\n\n${turns}`)).toEqual([
    'information speaker-colon-missing',
  ])
  expect(foundAt(`${turns}Issue 881, as explained by\n$SC and others\n\n${turns}`)).toEqual([])
})

it('asks about sentences on a speaker where turns are such sentences', () => {
  const found = (turns: string, line: string): readonly string[] =>
    foundAt(`${turns}## Plan\n\nIt rained.\n\nMyles: asks for it\n\n$${line}\n\n## End\n\nIt rained.\n\n${turns}`)
  const telling = 'Myles: asks for the agenda\n\nJory: explains the plan\n\nIt rained.\n\n'.repeat(4)
  const plain = 'Myles: the agenda\n\nJory: the plan\n\nIt rained.\n\n'.repeat(4)
  expect(found(telling, 'Jory wants to know more')).toEqual(['information speaker-colon-missing'])
  expect(found(telling, 'Jory wanted to know more')).toEqual([])
  expect(found(plain, 'Jory wants to know more')).toEqual([])
})

const section = 'SF: 25\nF: 8\n\n## Poll\n\n'

it('asks about a name before the words of a single turn where it is listed as present', () => {
  const present = (name: string): string =>
    `## Present\n\n* ${name}\n* Pat Roe\n\n## Notes\n\nPR: So.\n\nPR: Well.\n\n${section}$TL The idea is to wait.\n\n${section}TL: That is consensus.\n`
  expect(foundAt(present('Thea Lund'))).toEqual(['information speaker-colon-missing'])
  expect(foundAt(present('Anna Meyer'))).toEqual([])
})

it('takes a list of people for what it is, whoever speaks later', () => {
  const turns = 'Lee: So.\n\nPat: No.\n\n'.repeat(6)
  expect(foundAt(`## Present\n\n$* Lee Byron (chair)\n* Pat Roe\n\n## Notes\n\n${turns}`)).toEqual([])
  expect(foundAt(`## Present\n\n* Pat Roe\n$* Lee Byron @lee\n\n## Notes\n\n${turns}`)).toEqual([])
})

it.each([
  [' :', 'Anna : So.', 'speaker-colon-spacing'],
  [':', 'Anna:So.', 'speaker-colon-spacing'],
])('asks about “%s” where many turns have it, and warns of a single one', (_, turn, code) => {
  const file = (others: number): string => `${'Anna: So.\n\nBen: Well.\n\n'.repeat(10)}${`${turn}\n\n`.repeat(others)}`
  expect(foundAt(`${file(6)}$${turn}\n`)).toEqual([`information ${code}`])
  expect(foundAt(`${file(0)}$${turn}\n`)).toEqual([`warning ${code}`])
})

it('asks about a spelling that is the file’s own, and warns of a single one', () => {
  const header = '---\nspeakers: [Anna van Meyer, Ben]\n---\n\n'
  const own = 'Anna Van Meyer: So.\n\nBen: Well.\n\n'
  expect(foundAt(`${header}${own.repeat(3)}$Anna Van Meyer: Right.\n`)).toEqual(['information speaker-spelling'])
  expect(foundAt(`${header}${own.repeat(3)}Anna van Meyer: So.\n\n$Anna Van Meyer: Right.\n`)).toEqual([
    'warning speaker-spelling',
  ])
})

it('finds a letter before several blanks where the others have a colon', () => {
  const turns = 'Q: Is that so?\n\nA: It is.\n\n'.repeat(4)
  expect(foundAt(`${turns}$Q  I don’t know.\n\n${turns}`)).toEqual(['information speaker-colon-missing'])
  expect(foundAt(`${'Q  Is that so?\n\nMr. Meyer: It is.\n\n'.repeat(4)}$Q  I don’t know.\n`)).toEqual([])
})

it('follows how often a label opens a turn', () => {
  const turn = 'Lee: So.\n\nIt rained.\n\n'
  let transcript = readTranscript(
    `${'Pat: No.\n\nIt rained.\n\n'.repeat(3)}Lee CommonJS Streams risk WG\n\nIt snowed.\n`,
  )
  const counts: number[] = []
  for (let count = 1; count < 7; count++) {
    const start = { line: 0, character: 0 }
    transcript = afterEdit(transcript, editBlocks(transcript.blocks, { range: { start, end: start }, newText: turn }))
    if (checkTranscript(transcript).some(({ code }) => code === 'speaker-colon-missing')) counts.push(count)
  }
  expect(counts).toEqual([5, 6])
})
