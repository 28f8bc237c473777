import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { turnRows } from '../server/cli/turns.ts'
import { readTranscript } from '../server/model/transcript.ts'
import { checkTranscript, RULES } from '../server/rules/index.ts'
import { inlinesOf } from '../server/syntax/notes.ts'
import { itemsOf } from '../server/text/sequence.ts'
import { fold } from '../server/text/space.ts'

const read = (name: string): string => readFileSync(`examples/${name}`, 'utf8')
const problemsOf = (name: string) => checkTranscript(readTranscript(read(name)))

const PUBLISHED = 'astana-2024-07-03.txt'
const EDITED = 'astana-2024-07-03.transcript'

test('a transcript as published, without a header: three turns, the first and the third by one speaker', () => {
  const turns = turnRows(PUBLISHED, read(PUBLISHED))
  expect(turns.map(({ line, label, speaker, resolution }) => [line, label, speaker, resolution])).toEqual([
    [17, 'President of\u00a0Kazakhstan Kassym-Jomart Tokayev', 'Kassym-Jomart Tokayev', 'inferred'],
    [29, 'President of\u00a0Russia Vladimir Putin', 'President of Russia Vladimir Putin', 'inferred'],
    [41, 'Kassym-Jomart Tokayev', 'Kassym-Jomart Tokayev', 'chained'],
  ])
  expect(problemsOf(PUBLISHED).filter(({ severity }) => severity !== 'information')).toEqual([])
})

test('the same with a header: two declared speakers, no problem, the note in brackets an editorial one', () => {
  const transcript = readTranscript(read(EDITED))
  expect(transcript.speakers.map(({ name, roles }) => [name, ...roles])).toEqual([
    ['Kassym-Jomart Tokayev', 'President of Kazakhstan'],
    ['Vladimir Putin', 'President of Russia'],
  ])
  const turns = turnRows(EDITED, read(EDITED))
  expect(turns.map(({ speaker, resolution }) => [speaker, resolution])).toEqual([
    ['Kassym-Jomart Tokayev', 'declared'],
    ['Vladimir Putin', 'declared'],
    ['Kassym-Jomart Tokayev', 'declared'],
  ])
  expect(checkTranscript(transcript)).toEqual([])
  const notes = itemsOf(transcript.blocks).flatMap(block => inlinesOf(block).notes)
  expect(notes.map(({ kind, content }) => [kind, content])).toEqual([['editorial', 'the Collective Security Council']])
})

test('the words of both are the same', () => {
  const wordsOf = (name: string): string[] => turnRows(name, read(name)).map(({ text }) => fold(text))
  const published = wordsOf(PUBLISHED).map(text => text.replace(/ July 3, 2024, Astana$/, ''))
  expect(wordsOf(EDITED)).toEqual(published)
})

test('the interview is free of problems', () => {
  expect(problemsOf('interview.transcript')).toEqual([])
  const turns = turnRows('interview.transcript', read('interview.transcript'))
  expect(turns).toHaveLength(15)
  expect(new Set(turns.map(({ resolution }) => resolution))).toEqual(new Set(['declared']))
})

test('the mistakes are of every kind that is found without a choice of rules', () => {
  const files = [
    'mistakes.transcript',
    'mistakes-header.transcript',
    'mistakes-undeclared.transcript',
    'mistakes-unopened.transcript',
  ]
  const codes = new Set(files.flatMap(problemsOf).map(({ code }) => code))
  // What other transcripts tell cannot be seen in one.
  const usual = RULES.filter(rule => rule.byDefault !== false && rule.code !== 'speaker-elsewhere')
  expect([...codes].sort()).toEqual(usual.map(({ code }) => code).sort())
})
