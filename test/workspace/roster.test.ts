import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rangeInSource } from '../../server/model/speakers.ts'
import { english } from '../../server/text/message.ts'
import { readRoster } from '../../server/workspace/roster.ts'

const read = (text: string, name = 'roster.txt') => readRoster(text, `file:///ws/${name}`)

const told = (text: string, name?: string) =>
  read(text, name).people.map(({ name: who, aliases, roles, organization }) =>
    [who, aliases.map(alias => alias.text).join(' '), roles.join(' '), organization ?? ''].join('|'),
  )

const problems = (text: string, name?: string) =>
  read(text, name).problems.map(
    ({ range: { start }, message }) => `${start.line + 1}:${start.character + 1} ${english(message)}`,
  )

describe('lines', () => {
  it('hold a name, and labels in parentheses', () => {
    const text =
      '# Delegates\r\n\r\nAllen Wirfs-Brock (AWB)\r\nJ. F. Bastien ( JF , Bastien)\n- István Sebestyén\n王小明（XM）\nKevin (Kev) Smith (KS)'
    expect(told(text)).toEqual([
      'Allen Wirfs-Brock|AWB||',
      'J. F. Bastien|JF Bastien||',
      'István Sebestyén|||',
      '王小明|XM||',
      'Kevin (Kev) Smith|KS||',
    ])
    expect(problems(text)).toEqual([])
  })

  it('that cannot be read are told, and cost nobody else', () => {
    const text = `Anna Meyer (AM\n(BO)\nBen) \n${'long '.repeat(60)}\nCarl (CM)\n`
    expect(told(text)).toEqual(['Carl|CM||'])
    expect(problems(text).map(line => line.split(';')[0])).toEqual([
      '1:1 The parenthesis is not closed',
      '2:1 A name is missing',
      '3:1 The parenthesis is not opened',
      '4:1 This is too long for a name',
    ])
  })

  it('whose label another has already are told with that line', () => {
    expect(problems('Anna Meyer (AM)\nAlex Moreau (AM)\nAnna Meyer (AMe)\n')).toEqual([
      '2:14 “AM” already stands for “Anna Meyer” in line 1; a label can mean one speaker only.',
      '3:1 “Anna Meyer” is listed twice, first in line 1.',
    ])
  })
})

describe('comma-separated values', () => {
  it('have a row of titles in any order', () => {
    const text =
      'Role,Name,Initials,Affiliation,E-mail\nchair;editor,"Meyer, Anna","AM; ""Annie""",Example,x@y\n\n,Ben Okafor,BO,,\n'
    expect(told(text, 'r.csv')).toEqual(['Meyer, Anna|AM "Annie"|chair editor|Example', 'Ben Okafor|BO||'])
    expect(problems(text, 'r.csv')).toEqual([])
  })

  it('may be separated by semicolons or tabs, and quoted over lines', () => {
    expect(told('name;aliases\nAnna;"AM;A"\n', 'r.csv')).toEqual(['Anna|AM A||'])
    expect(told('\ufeffname\taliases\r\n"Anna\r\nMeyer"\tAM\r\n', 'r.tsv')).toEqual(['Anna Meyer|AM||'])
  })

  it('that are none say so', () => {
    expect(problems('Anna,AM\nBen,BO\n', 'r.csv')[0]).toMatch(/^1:1 The first row has to name the columns/)
    expect(problems('name,alises\nAnna,AM\n', 'r.csv')).toEqual(['1:6 “alises” is no column; did you mean “aliases”?'])
    expect(problems('name,aliases\n,AM\n"Ben,BO\n', 'r.csv')).toEqual([
      '2:1 This row has no name.',
      '3:1 The quotation mark is not closed.',
    ])
  })
})

describe('YAML', () => {
  it('has the list of speakers as a header has it', () => {
    const text =
      'speakers:\n  - Anna Meyer\n  - name: Ben Okafor\n    aliases: [BO]\n    organization: Example\n  - role: chair\n'
    expect(told(text, 'r.yaml')).toEqual(['Anna Meyer|||', 'Ben Okafor|BO||Example'])
    expect(problems(text, 'r.yaml')).toEqual(['6:5 This speaker has no name.'])
    expect(problems('people: [Anna]\n', 'r.yml')).toEqual([
      '1:1 The list of people has to stand under the key “speakers”.',
    ])
  })
})

it('each person and label has its place in the file', () => {
  const text = 'Anna Meyer (AM, Annie)\nBen Okafor (BO)\n'
  const [, ben] = read(text).people
  if (ben?.source === undefined) throw new Error('nobody')
  expect(ben.source.uri).toBe('file:///ws/roster.txt')
  expect(rangeInSource(ben.source, ben.nameSpan)).toEqual({
    start: { line: 1, character: 0 },
    end: { line: 1, character: 10 },
  })
  for (const person of read(text).people)
    for (const { text: alias, span } of person.aliases) expect(text.slice(span.start, span.end)).toBe(alias)
})

it('any text is read, with places in it', () => {
  const piece = fc.constantFrom(
    'Anna',
    '(',
    ')',
    ',',
    ';',
    '"',
    '\n',
    '\r\n',
    '\t',
    'name',
    'aliases',
    ' ',
    '-',
    ':',
    'speakers',
    '[',
    '\ud800',
    '#',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom('a.txt', 'a.csv', 'a.yaml'), (pieces, name) => {
      const text = pieces.join('')
      const { people } = read(text, name)
      for (const { span, nameSpan, aliases } of people)
        for (const at of [span, nameSpan, ...aliases.map(alias => alias.span)]) {
          expect(at.start).toBeLessThanOrEqual(at.end)
          expect(at.end).toBeLessThanOrEqual(text.length)
        }
    }),
    { seed: 9, numRuns: 1500 },
  )
})
