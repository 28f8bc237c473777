import { expect, it } from 'vitest'
import { readTranscript } from '../../server/model/transcript.ts'
import { finish } from '../../server/text/steps.ts'
import { collectRoster } from '../../server/workspace/collect.ts'
import { openIndex } from '../../server/workspace/index.ts'
import { readRoster } from '../../server/workspace/roster.ts'
import { summaryOf } from '../../server/workspace/summary.ts'
import { rosterFrom } from '../rosters.ts'

const collected = (texts: readonly string[], roster = '') => {
  const index = openIndex()
  texts.forEach((text, i) => {
    index.put(
      `file:///${i}.transcript`,
      summaryOf(readTranscript(text, roster === '' ? undefined : rosterFrom(roster))),
    )
  })
  return finish(collectRoster(index))
}

const SUMMIT = `President of Kazakhstan Kassym-Jomart Tokayev: One.

Vladimir Putin: Two.

Kassym-Jomart Tokayev: Three.

Question: Four.
`
const TALK = `---
speakers:
  - name: Vladimir Putin
    aliases: [VP]
---

VP: One.

Vladmir Putin: Two.

VP: Three.
`

it('lists who speaks in all files, the most heard first, with roles, other labels and what may be the same', () => {
  const { text, people } = collected([SUMMIT, TALK, 'Mr Putin: One.\n\nMr Tokayev: Two.\n\nMr Putin: Three.\n', SUMMIT])
  expect(
    text,
  ).toBe(`# Collected from 4 transcripts. Look it through, save it, and name it under “roster” in .transcript.yaml.

speakers:
  - name: Kassym-Jomart Tokayev  # 4 turns in 2 transcripts
    role: President of Kazakhstan
  - name: Vladimir Putin  # 4 turns in 3 transcripts
    aliases: [VP]
    # “Vladmir Putin” (1 turn): a slip for it?
  - Mr Putin  # 2 turns in 1 transcript
  - Mr Tokayev  # 1 turn in 1 transcript
  - Vladmir Putin  # 1 turn in 1 transcript
`)
  expect(people).toBe(5)
})

it('takes neither a title nor what many share for a short form of one of them', () => {
  const texts = (...names: string[]): string[] => names.map(name => `${name}: One.\n\n${name}: Two.\n`)
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const guests = letters.flatMap(a => [`Visitor B${a}lu`, `Visitor C${a}ma`])
  const { text } = collected(texts('Mr A', 'Mr Adams', 'Tom', 'Tom Baker', 'Visitor D', 'Visitor Dona', ...guests))
  expect(text.match(/# “.*short.*/g)).toEqual(['# “Tom” (2 turns): short for it?'])
})

it('is read as the roster that it is', () => {
  const { text } = collected([SUMMIT, TALK, 'O’Neill, Tom: One.\n\nyes: Two.\n\nO’Neill, Tom: Three.\n\nyes: Four.\n'])
  const { people, problems } = readRoster(text, 'file:///people.yaml')
  expect(problems).toEqual([])
  expect(people.map(({ name }) => name)).toContain('Kassym-Jomart Tokayev')
  expect(people.find(({ name }) => name === 'Vladimir Putin')?.aliases.map(alias => alias.text)).toEqual(['VP'])
})

it('leaves out whom a roster lists already', () => {
  expect(collected(['Anna Berg: One.\n\nBen Okafor: Two.\n'], 'Ben Okafor (BO)\n').text).not.toContain('Okafor')
  expect(collected([]).text).toContain('speakers: []')
})

it('takes names that differ in case and spacing only for one, with an alias where a roster would not find it', () => {
  const { text } = collected([
    'Ian: One.\n\nMike Bishop: Two.\n\nIan: Three.\n\nMike Bishop: Four.\n',
    'ian: One.\n\nMIKE BISHOP: Two.\n\nian: Three.\n\nMIKE BISHOP: Four.\n\nian: Five.\n',
  ])
  expect(text.split('\n').slice(2)).toEqual([
    'speakers:',
    '  - name: ian  # 5 turns in 2 transcripts',
    '    aliases: [Ian]',
    '  - Mike Bishop  # 4 turns in 2 transcripts',
    '',
  ])
})
