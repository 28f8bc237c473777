import { describe, expect, it } from 'vitest'
import { codeLenses } from '../../server/features/codeLenses.ts'
import { colorPresentations, documentColors } from '../../server/features/colors.ts'
import { inlayHints } from '../../server/features/inlayHints.ts'
import { linkedMarks } from '../../server/features/linkedEditing.ts'
import { speakerColors } from '../../server/features/speakerColors.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import { finish } from '../../server/text/steps.ts'
import { marked } from '../marked.ts'

const TALK = `---
title: A talk
speakers:
  - name: Anna Meyer
    aliases: [AM]
    color: "#2a7ab0"
  - Ben Okafor
  - Cleo Laurent
---

# Opening

[0:00:10] AM: Good morning to you all.

[0:00:15] Ben Okafor: Hello.

## Details

[0:01:00] AM: Well.
`

const ALL = { start: { line: 0, character: 0 }, end: { line: 200, character: 0 } }

it('code lenses count the speakers of the header and the sections', () => {
  const lenses = finish(codeLenses(readTranscript(TALK), 'file:///a'))
  expect(lenses.map(({ range, command }) => [range.start.line, command?.title])).toEqual([
    [3, '2 turns, 6 words (86 %)'],
    [6, '1 turn, 1 word (14 %)'],
    [7, 'never speaks'],
    [10, '3 turns, 0:00:10 – 0:01:00'],
    [16, '1 turn, 0:01:00'],
  ])
  expect(lenses[0]?.command).toMatchObject({
    command: 'transcript.showReferences',
    arguments: ['file:///a', { line: 3, character: 10 }],
  })
})

it('given names that nobody declared count for the declared speaker', () => {
  const text = `---
speakers:
  - name: Anna Meyer
    color: "#2a7ab0"
  - Ben Okafor
---

Anna: Good morning to you all.

Ben: Hello.

Anna: Well.
`
  const transcript = readTranscript(text)
  const lenses = finish(codeLenses(transcript, 'file:///a'))
  expect(lenses.map(({ command }) => command?.title)).toEqual(['2 turns, 6 words (86 %)', '1 turn, 1 word (14 %)'])
  const [anna] = finish(speakerColors(transcript, ALL))
  expect(anna?.color).toBe('#2a7ab0')
  expect(anna?.ranges.map(({ start }) => start.line)).toEqual([7, 11])
})

describe('inlay hints', () => {
  const hints = (text: string, kinds: Partial<Parameters<typeof inlayHints>[2]>, range = ALL) =>
    finish(inlayHints(readTranscript(text), range, { names: false, speakers: false, elapsed: false, ...kinds })).map(
      ({ position, label }) => `${position.line}:${position.character} ${String(label)}`,
    )

  it('tell the name behind initials', () => {
    expect(hints(TALK, { names: true })).toEqual(['12:12 Anna Meyer', '18:12 Anna Meyer'])
    expect(hints('Anna Meyer: One.\n\nBen: Two.\n\nAnna Meyer: Three.\n', { names: true })).toEqual([])
  })

  it('tell how much later a time is, from the one before the range on', () => {
    expect(hints(TALK, { elapsed: true })).toEqual(['14:9 +0:00:05', '18:9 +0:00:45'])
    const last = { start: { line: 17, character: 0 }, end: { line: 19, character: 0 } }
    expect(hints(TALK, { elapsed: true }, last)).toEqual(['18:9 +0:00:45'])
  })

  it('tell who speaks far below the label, and nothing after a heading', () => {
    const long = `Anna Meyer: One.\n\n${'More of it.\n\n'.repeat(14)}# Section\n\nNobody.\n\nBen Okafor: Two.\n`
    expect(hints(long, { speakers: true })).toEqual(['12:0 Anna Meyer:', '24:0 Anna Meyer:'])
  })
})

it('colours of the header can be seen, and are written as YAML needs them', () => {
  const [found, ...others] = documentColors(readTranscript(TALK))
  expect(others).toEqual([])
  expect(found?.range).toEqual({ start: { line: 5, character: 11 }, end: { line: 5, character: 20 } })
  expect(found && colorPresentations(found.color)).toEqual([{ label: '"#2a7ab0"' }])
  expect(documentColors(readTranscript(TALK.replace('#2a7ab0', 'blue')))).toEqual([])
})

it('speakers have colours of their own, the same in another file', () => {
  const colors = finish(speakerColors(readTranscript(TALK), ALL))
  expect(colors.map(({ color, ranges }) => [typeof color, ranges.length])).toEqual([
    ['string', 2],
    ['number', 1],
  ])
  const [other] = finish(speakerColors(readTranscript('Ben Okafor: One.\n\nBen Okafor: Two.\n'), ALL))
  expect(other?.color).toBe(colors[1]?.color)
  const many = Array.from({ length: 8 }, (_, i) => `Speaker ${i + 1}: Yes.\n\n`).join('')
  expect(new Set(finish(speakerColors(readTranscript(many.repeat(2)), ALL)).map(({ color }) => color)).size).toBe(8)
})

describe('linked editing', () => {
  const linked = (fixture: string) => {
    const { text, cursor } = marked(fixture)
    if (cursor === undefined) throw new Error('The fixture has no cursor.')
    return linkedMarks(readTranscript(text), cursor)?.ranges.map(({ start, end }) => [start.character, end.character])
  }

  it('joins the marks around a label', () => {
    expect(linked('*$0*Anna:** One.\n\n**Ben:** Two.\n')).toEqual([
      [0, 2],
      [7, 9],
    ])
    expect(linked('**Anna**$0: One.\n\n**Ben**: Two.\n')).toEqual([
      [0, 2],
      [6, 8],
    ])
    expect(linked('<b$0>Anna:</b> One.\n\n<b>Ben:</b> Two.\n')).toEqual([
      [1, 2],
      [10, 11],
    ])
    expect(linked('**An$0na:** One.\n\n**Ben:** Two.\n')).toBeUndefined()
  })
})
