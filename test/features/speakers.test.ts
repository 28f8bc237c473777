// Where a speaker is declared, named and highlighted.
import { describe, expect, it, test } from 'vitest'
import { definitionAt } from '../../server/features/definition.ts'
import { highlightsAt } from '../../server/features/highlights.ts'
import { referencesAt } from '../../server/features/references.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import type { Range } from '../../server/text/range.ts'
import { finish } from '../../server/text/steps.ts'
import { marked } from '../marked.ts'
import { ROSTER, rosterFrom } from '../rosters.ts'

const URI = 'file:///talks/one.transcript'

const read = (fixture: string) => {
  const { text, ranges, cursor } = marked(fixture)
  if (cursor === undefined) throw new Error('The fixture has no cursor.')
  return { transcript: readTranscript(text), ranges, cursor }
}

/** The definition of what is named at `$0` is what `^^^` marks. */
const expectDefinition = (fixture: string): void => {
  const { transcript, ranges, cursor } = read(fixture)
  const links = finish(definitionAt(transcript, cursor, URI))
  expect(links.map(({ targetSelectionRange }) => targetSelectionRange)).toEqual(ranges)
}

/** The references of who is named at `$0` are what `^^^` marks. */
const expectReferences = (fixture: string, declarations = true): void => {
  const { transcript, ranges, cursor } = read(fixture)
  const places = finish(referencesAt(transcript, cursor, URI, declarations))
  expect(places.map(({ range }) => range)).toEqual(ranges)
}

describe('the definition', () => {
  it('of a label is the name in the header', () => {
    expectDefinition(`---
speakers:
  - name: Kassym-Jomart Tokayev
          ^^^^^^^^^^^^^^^^^^^^^
    role: President of Kazakhstan
---

President of Kaz$0akhstan Kassym-Jomart Tokayev: One.
`)
  })

  it('of an alias is the alias', () => {
    expectDefinition(`---
speakers:
  - name: Ben Okafor
    aliases: [BO, Ben]
              ^^
---

[0:10] **BO$0** (on the phone): One.
`)
  })

  it('of a part of a joint label is that speaker’s', () => {
    expectDefinition(`---
speakers: [Anna, Ben]
                 ^^^
---
Anna & B$0en: One.
`)
  })

  it('between the parts is that of each', () => {
    expectDefinition(
      `---
speakers: [Anna, Ben]
           ^^^^  ^^^
---
Anna & Ben: One.
`.replace('Anna & Ben', 'Anna &$0 Ben'),
    )
  })

  it('of an undeclared speaker is the line that introduces the name in full', () => {
    expectDefinition(`Kassym-Jomart Tokayev: One.

Anna Berg: Two.

President of Kazakhstan Kassym-Jomart Tokayev: Three.
                        ^^^^^^^^^^^^^^^^^^^^^

Kassym-Jomart Tok$0ayev: Four.
`)
  })

  it('of initials is where a longer label introduces them', () => {
    expectDefinition(`Christian Decker (CD): One.
                  ^^

Anna Berg (AB): Two.

C$0D: Three.

AB: Four.
`)
  })

  it('of words is none', () => {
    expectDefinition('Anna Berg: On$0e.\n\nAnna Berg: Two.\n')
  })
})

test('of a speaker in a roster it is the line of the roster', () => {
  const file = 'Anna Meyer (AM)\nBen Okoro (BO)\n'
  const roster = rosterFrom(file)
  const transcript = readTranscript('BO: One.\n\nBen Okoro: Two.\n', roster)
  const at = { line: 0, character: 1 }
  expect(finish(definitionAt(transcript, at, URI))).toMatchObject([
    {
      targetUri: ROSTER,
      targetSelectionRange: { start: { line: 1, character: 11 }, end: { line: 1, character: 13 } },
    },
  ])
  expect(finish(referencesAt(transcript, at, URI, true)).map(({ uri }) => uri)).toEqual([ROSTER, URI, URI])
})

describe('the references', () => {
  const TALK = `---
speakers:
  - name: Ben Okafor
          ^^^^^^^^^^
    role: Treasurer
    aliases: [BO]
              ^^
  - Anna Berg
---

BO: One. BO said so, and Ben Okafor.
^^

Anna Berg: Two.

- [0:10] **Treasurer Ben Okafor** (smiling): Three.
           ^^^^^^^^^^^^^^^^^^^^

Anna Berg/B$0O: Four.
          ^^
`
  it('are labels, aliases, parts of labels and declarations, but no words', () => {
    expectReferences(TALK)
  })

  it('leave out the declarations where they are not wanted', () => {
    expectReferences(TALK.replace(/\n +\^+(?=\n {4}role|\n {2}- Anna)/g, ''), false)
  })

  it('are found from the header', () => {
    expectReferences('---\nspeakers: [An$0na, Ben]\n           ^^^^\n---\nAnna: One.\n^^^^\n\nBen: Two.\n')
  })

  it('are those of a name with white space of other kinds', () => {
    expectReferences(
      'President of\u00a0Russia  Vladimir\u00a0Putin: One.\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n\nVladimir Pu$0tin: Two.\n^^^^^^^^^^^^^^\n',
    )
  })
})

describe('the highlights', () => {
  it('tell declarations from uses, and are those near the cursor', () => {
    const turns = Array.from({ length: 2500 }, (_, i) => `Anna: ${i}.\n\nBen: ${i}.\n\n`).join('')
    const text = `---\nspeakers: [Anna, Ben]\n---\n\n${turns}`
    const transcript = readTranscript(text)
    const at = { line: 4 + 4 * 1200, character: 2 }
    const found = finish(highlightsAt(transcript, at))
    const lines = found.map(({ range }) => (range as Range).start.line)
    expect(found.map(({ kind }) => kind)).toEqual([3, ...new Array(2000).fill(2)])
    expect([lines[0], lines[1], lines.at(-1)]).toEqual([1, 4 + 4 * 200, 4 + 4 * 2199])
    expect(lines).toContain(at.line)
  })
  it('take the place that introduces somebody for the declaration, if nobody declares him or her', () => {
    const highlighted = (fixture: string) => {
      const { transcript, cursor } = read(fixture)
      return finish(highlightsAt(transcript, cursor)).map(({ range, kind }) => [(range as Range).start.line, kind])
    }
    const talk = 'Ben: Two.\n\nChair Anna Meyer: Three.\n\nAn$0na Meyer: Four.\n\nBen: Five.\n\nAnna Meyer: Six.\n'
    expect(highlighted(talk)).toEqual([
      [2, 3],
      [4, 2],
      [8, 2],
    ])
    expect(highlighted(`---\nspeakers: [Anna Meyer, Ben]\n---\n\n${talk}`).slice(0, 2)).toEqual([
      [1, 3],
      [6, 2],
    ])
    expect(
      highlighted('Christian Decker (CD): One.\n\nC$0D: Two.\n\nAM: So.\n\nCD: Three.\n\nAM: Yes.\n'),
    ).toContainEqual([0, 3])
  })
})
