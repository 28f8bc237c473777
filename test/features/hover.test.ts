import { describe, expect, it } from 'vitest'
import { hoverAt } from '../../server/features/hover.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import { finish } from '../../server/text/steps.ts'
import { marked } from '../marked.ts'

const URI = 'file:///talks/one.transcript'

/** What a hover at `$0` says; checks that it is about what `^^^` marks. */
const hover = (fixture: string, uri = URI): string | undefined => {
  const { text, ranges, cursor } = marked(fixture)
  if (cursor === undefined) throw new Error('The fixture has no cursor.')
  const found = finish(hoverAt(readTranscript(text), cursor, uri))
  expect(found?.range).toEqual(ranges[0])
  return found === undefined ? undefined : (found.contents as { value: string }).value
}

describe('on a speaker', () => {
  it('tells who it is, how that is known, and the share of words', () => {
    const text = hover(`---
speakers:
  - name: Kassym-Jomart Tokayev
    role: President of Kazakhstan
    organization: Republic of Kazakhstan
    aliases: [KJT]
---

KJT: One two three.

Ben Okafor: Four.

Presi$0dent of Kazakhstan Kassym-Jomart Tokayev: Five six seven eight.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`)
    expect(text).toBe(
      [
        '**Kassym-Jomart Tokayev**',
        'President of Kazakhstan · Republic of Kazakhstan',
        'Declared in the header, because it is the role and name of Kassym-Jomart Tokayev.',
        '2 turns, 7 words (88 % of all)',
        'First turn: [line 9](<file:///talks/one.transcript#L9>), last turn: [line 13](<file:///talks/one.transcript#L13>)',
      ].join('\n\n'),
    )
  })

  it('has no links in a file that was never saved', () => {
    const fixture = 'Anna Be$0rg: One.\n^^^^^^^^^\n\nAnna Berg: Two.\n'
    expect(hover(fixture, 'untitled:Untitled-1')).toContain('First turn: line 1, last turn: line 3')
  })

  it('says that a longer label introduced it', () => {
    const text = hover(`President of Russia Vladimir Putin: One.

Anna Berg: Two.

Vladimir Puti$0n: Three.
^^^^^^^^^^^^^^
`)
    expect(text).toContain('the end of the longer label President of Russia Vladimir Putin')
    expect(text).toContain('2 turns, 2 words')
  })

  it('says why a line is no speaker line', () => {
    const text = hover(`Anna Berg: One.

Slid$0es: https://example.org/slides
^^^^^^
`)
    expect(text).toMatch(/^\*\*Not a speaker\*\*, because only a link follows\./)
  })

  it('names each of several speakers', () => {
    const text = hover(`---
speakers: [Anna, Ben]
---
Anna: One.

Anna & B$0en: Two.
^^^^^^^^^^
`)
    expect(text).toContain('**Anna and Ben**')
    expect(text).toContain('**Anna**: 2 turns, 2 words')
    expect(text).toContain('**Ben**: 1 turn, 1 word')
  })

  it('keeps the marks in a name from being Markdown', () => {
    const text = hover(
      `---
speakers: ["A_b_ [x](y) <i>"]
           ^^^^^^^^^^^^^^^^^
---
`.replace('["A_b', '["A$0_b'),
    )
    expect(text).toContain('**A\\_b\\_ \\[x\\](y) \\<i\\>**')
  })
})

describe('in the header', () => {
  it('tells what a key is for', () => {
    const text = hover(`---
dur$0ation: "1:00:00"
^^^^^^^^
---
`)
    expect(text).toContain('How long the recording is.')
    expect(text).toContain('```yaml\nduration: "1:02:30"\n```')
  })

  it('tells what a key of a speaker is for', () => {
    const text = hover(`---
speakers:
  - name: Anna
    al$0iases: [AB]
    ^^^^^^^
---
`)
    expect(text).toContain('Other labels of the same speaker')
  })

  it('tells what another tool’s key is here', () => {
    const text = hover(`---
tags$0: [one]
^^^^
---
`)
    expect(text).toContain('Other tools write `tags`; here it is `keywords`.')
  })

  it('tells who a declared speaker is', () => {
    const text = hover(`---
speakers:
  - name: An$0na
          ^^^^
    role: Chair
---

Anna: One two.
`)
    expect(text).toContain('**Anna**\n\nChair\n\n1 turn, 2 words (100 % of all)')
  })

  it('says when a declared speaker never speaks', () => {
    const text = hover(`---
speakers: [An$0na]
           ^^^^
---
`)
    expect(text).toContain('Speaks nowhere in this file.')
  })
})

describe('on a time', () => {
  it('tells the position and the time since the last one', () => {
    const text = hover(`[0:00:10] Anna: One.

[0:01:$040] Anna: Two.
^^^^^^^^^
`)
    expect(text).toBe('**0:01:40** in the recording\n\n0:01:30 since the last time, 0:00:10')
  })

  it('heeds the offset and the duration of the header', () => {
    const text = hover(`---
offset: "-0:00:10"
duration: PT1H
---
Anna: One [0:01:$040] two.
          ^^^^^^^^^
`)
    expect(text).toBe(
      '**0:01:30** of 1:00:00 in the recording\n\nWritten as 0:01:40; the offset of the header is -0:00:10.',
    )
  })

  it('says that it runs backwards', () => {
    const text = hover(`Anna: One [0:02:00] two [0:01$0:00] three.
                        ^^^^^^^^^
`)
    expect(text).toContain('0:01:00 *before* the last time, 0:02:00')
  })
})

describe('on a note', () => {
  it('says whose word it is that a workspace or profile adds', () => {
    const at = (text: string, character: number): string =>
      JSON.stringify(
        finish(hoverAt(readTranscript(text), { line: 0, character }, URI, { gap: ['Unhörbar'], sound: ['Beifall'] })),
      )
    expect(at('Anna: So [unhörbar].', 12)).toMatch(/Gap.*The vocabulary of this workspace or profile has this word/)
    expect(at('Anna: So [Beifall].', 12)).toMatch(/Sound/)
    expect(at('Anna: So [inaudible].', 12)).not.toContain('vocabulary')
  })

  it.each([
    ['Anna: One [laugh$0ter] two.\n          ^^^^^^^^^^', 'Sound'],
    ['Anna: One [inaudi$0ble 0:01] two.\n          ^^^^^^^^^^^^^^^^', 'Gap'],
    ['Anna: One [pau$0se] two.\n          ^^^^^^^', 'Pause'],
    ['Anna: One [wo$0rd?] two.\n          ^^^^^^^', 'Doubt'],
    ['Anna: One [the Coun$0cil] two.\n          ^^^^^^^^^^^^^', 'Editorial note'],
  ])('%#', (fixture, kind) => {
    expect(hover(`${fixture}\n`)).toMatch(new RegExp(`^\\*\\*${kind}\\*\\*`))
  })
})

describe('elsewhere', () => {
  it.each(['Anna: One t$0wo.', '$0', '$0---\ntitle: One\n---\n', '```\nAn$0na: code\n```'])(
    'has nothing to say: %j',
    fixture => {
      expect(hover(fixture)).toBeUndefined()
    },
  )

  it('answers at any place of any text', () => {
    const text = '\ufeff---\r\nspeakers: [A]\r\n---\r\nA: \ud800 [x\0y?]\r[0:10] B: \u2028 c'
    for (let line = 0; line < 9; line++)
      for (let character = 0; character < 30; character++) {
        expect(() => finish(hoverAt(readTranscript(text), { line, character }, URI))).not.toThrow()
      }
  })
})
