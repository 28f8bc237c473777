import { expect, it } from 'vitest'
import { guessAt } from '../../server/features/actions/guess.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import { outline } from '../../server/model/turns.ts'
import { english } from '../../server/text/message.ts'
import { finish } from '../../server/text/steps.ts'
import { applyEdits } from '../edits.ts'
import { marked } from '../marked.ts'

const turned = (fixture: string) => {
  const { text, cursor } = marked(fixture)
  if (cursor === undefined) throw new Error('The fixture has no cursor.')
  const action = guessAt(readTranscript(text), cursor)
  return action && { title: english(action.title), text: applyEdits(text, finish(action.edits())) }
}

const speakersOf = (text = ''): string[] => [
  ...new Set(outline(readTranscript(text)).turns.map(turn => turn.resolution.speaker)),
]

const TALK = 'Anna Meyer: One.\n\nBen Okafor: Two.\n\nAnna Meyer: Three.\n\nBen Okafor: Four.\n\n'

it('declares what was taken for no speaker, and the others with it', () => {
  const action = turned(`${TALK}No$0te: Five.\n`)
  expect(action?.title).toBe('“Note” is a speaker: declare it, and declare the others too')
  expect(speakersOf(action?.text)).toEqual(['Anna Meyer', 'Ben Okafor', 'Note'])
  const listed = turned(`---\nspeakers:\n  - Anna Meyer\n  - Ben Okafor\n---\n\n${TALK}No$0te: Five.\n`)
  expect(listed?.title).toBe('“Note” is a speaker: declare it')
  expect(speakersOf(listed?.text)).toEqual(['Anna Meyer', 'Ben Okafor', 'Note'])
})

it('escapes the colons of what was taken for a speaker', () => {
  const action = turned(`${TALK}Red$0 Line: Five.\n\nRed Line: Six.\n`)
  expect(action?.title).toBe('“Red Line” is no speaker: escape the colons of its 2 lines')
  expect(action?.text).toBe(`${TALK}Red Line\\: Five.\n\nRed Line\\: Six.\n`)
  expect(speakersOf(action?.text)).toEqual(['Anna Meyer', 'Ben Okafor'])
})

it('says nothing of what is declared, and of the words of a turn', () => {
  expect(turned(`---\nspeakers: [Anna Meyer]\n---\n\nAnna$0 Meyer: One.\n`)).toBeUndefined()
  expect(turned('Anna Meyer: On$0e.\n\nAnna Meyer: Two.\n')).toBeUndefined()
})
