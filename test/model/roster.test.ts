import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openDocuments } from '../../server/lsp/document.ts'
import { rosterOf } from '../../server/model/roster.ts'
import { readTranscript, withRoster } from '../../server/model/transcript.ts'
import { checkTranscript } from '../../server/rules/index.ts'
import { english } from '../../server/text/message.ts'
import { readRoster } from '../../server/workspace/roster.ts'

const roster = rosterOf(
  readRoster('Anna Meyer (AM)\nBen Okafor (BO)\nCarla Diaz (CD, Carla)\n', 'file:///r.txt').people,
)

const line = fc.constantFrom(
  'AM: Hello.',
  'am: Hello.',
  'Anna Meyer: Yes.',
  'ANNA MEYER: No.',
  'Carla & BO: Both.',
  'MA: Swapped.',
  'XY: A guest.',
  'President Ben Okafor: Welcome.',
  'Carl: Short.',
  '# Heading',
  '',
)
const text = fc.array(line, { maxLength: 12 }).map(lines => lines.join('\n\n'))

it('a transcript that is given a roster is the one that is read with it', () => {
  fc.assert(
    fc.property(text, source => {
      const given = withRoster(readTranscript(source), roster)
      const read = readTranscript(source, roster)
      expect([...given.resolutions]).toEqual([...read.resolutions])
      expect(checkTranscript(given).map(({ message }) => message)).toEqual(
        checkTranscript(read).map(({ message }) => message),
      )
    }),
    { seed: 3, numRuns: 100 },
  )
})

it('an open file keeps its roster through edits, and loses it when it goes', () => {
  const kinds = (document: ReturnType<typeof openDocuments.create>) =>
    [...document.transcript().resolutions].map(([label, { kind }]) => `${label} ${kind}`)
  const first = openDocuments.create('file:///a', 'transcript', 1, 'AM: Hello.\n\nBO: Yes.\n')
  first.transcript()
  first.cover(roster)
  expect(kinds(first)).toEqual(['AM roster', 'BO roster'])
  const start = { line: 0, character: 0 }
  const second = openDocuments.update(first, [{ range: { start, end: start }, text: 'CD: Well.\n\n' }], 2)
  expect(kinds(second)).toEqual(['CD roster', 'AM roster', 'BO roster'])
  const third = openDocuments.update(second, [{ text: 'CD: Well.\n' }], 3)
  expect(kinds(third)).toEqual(['CD roster'])
  third.cover(undefined)
  expect(kinds(third)).not.toContain('CD roster')
})

it('people who are listed need no declaration, and all others are found', () => {
  const messages = (source: string) =>
    checkTranscript(readTranscript(source, roster)).map(({ code, message }) => `${code} ${english(message)}`)
  expect(messages('AM: Hello.\n\nBen Okafor: Yes.\n\nCarla: Well.\n\nAM & BO: Both of us.\n')).toEqual([])
  expect(messages('Anna Meyer: Hello.\n\nBen Okafro: Yes.\n\nAnna Meyer: Well.\n')).toEqual([
    'speaker-misspelt “Ben Okafro” is not in r.txt; did you mean “Ben Okafor”?',
  ])
  expect(messages('---\nspeakers: [Dora Lind]\n---\n\nDora Lind: Hello.\n\nEve Holm: Yes.\n\nAM: Well.\n')).toEqual([
    'speaker-undeclared “Eve Holm” is neither declared nor in r.txt.',
  ])
  expect(messages('AM: Hello.\n\nPresident Ben Okafor: Yes.\n\nAM: Well.\n\nBO: So.\n')).toEqual([
    'speaker-undeclared “President Ben Okafor” ends with the name of “Ben Okafor”, whose role “President” is not in r.txt.',
  ])
})
