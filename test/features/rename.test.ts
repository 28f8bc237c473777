import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { renameAt, renameableAt } from '../../server/features/rename.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import { english, say } from '../../server/text/message.ts'
import { finish } from '../../server/text/steps.ts'
import { applyEdits } from '../edits.ts'
import { marked } from '../marked.ts'
import { otherName, renameEverySpeaker } from '../renaming.ts'
import { ROSTER, rosterFrom } from '../rosters.ts'

const renameIn = (fixture: string, to: string) => {
  const { text, cursor } = marked(fixture)
  if (cursor === undefined) throw new Error('The fixture has no cursor.')
  return { text, rename: finish(renameAt(readTranscript(text), cursor, to)) }
}

/** The text after the speaker at `$0` is renamed. */
const renamed = (fixture: string, to: string): string => {
  const { text, rename } = renameIn(fixture, to)
  if ('refusal' in rename) throw new Error(english(rename.refusal))
  expect(rename.merges).toBeUndefined()
  return applyEdits(text, rename.edits)
}

/** Why the speaker at `$0` cannot be renamed. */
const refusal = (fixture: string, to: string): string | undefined => {
  const { rename } = renameIn(fixture, to)
  return 'refusal' in rename ? english(rename.refusal) : undefined
}

const SUMMIT = `---
speakers:
  - name: Kassym-Jomart Tokayev # the host
    role: President of Kazakhstan
    aliases: [KJT]
  - Vladimir Putin
---

President of Kazakhstan Kassym-Jomart Tokayev: One.

[0:10] **Kassym-Jomart Tokayev** (smiling): Two, said Kassym-Jomart Tokayev.

KJT: Three.

KASSYM-JOMART TOKAYEV: Four.

Tokayev: Five.

Vladimir Putin & Kassym-Jomart Tokayev: Six.

Kassym-Jomart Tokayev, President of Kazakhstan: Seven.
`

const at = (text: string, place: string): string => text.replace(place, `${place.slice(0, 1)}$0${place.slice(1)}`)

describe('a speaker', () => {
  const AFTER = `---
speakers:
  - name: Anna Berg # the host
    role: President of Kazakhstan
    aliases: [KJT]
  - Vladimir Putin
---

President of Kazakhstan Anna Berg: One.

[0:10] **Anna Berg** (smiling): Two, said Kassym-Jomart Tokayev.

KJT: Three.

ANNA BERG: Four.

Berg: Five.

Vladimir Putin & Anna Berg: Six.

Anna Berg, President of Kazakhstan: Seven.
`
  it.each([
    'President of Kazakhstan Kassym',
    'Kassym-Jomart Tokayev #',
    'KASSYM',
    'Tokayev: Five',
    'Kassym-Jomart Tokayev: Six',
  ])('is renamed in all labels, each in its own form, from %j', place => {
    expect(renamed(at(SUMMIT, place), 'Anna Berg')).toBe(AFTER)
  })

  it('keeps a short form that would mean somebody else out of the way', () => {
    expect(renamed(at(SUMMIT, 'Kassym-Jomart Tokayev #'), 'Igor Putin')).toContain('\nIgor Putin: Five.')
  })

  it('has white space of other kinds in its labels', () => {
    expect(
      renamed('President of\u00a0Russia\u00a0Vladimir  Pu$0tin: One.\n\nVladimir\u00a0Putin: Two.\n', 'Anna Berg'),
    ).toBe('President of\u00a0Russia\u00a0Anna Berg: One.\n\nAnna Berg: Two.\n')
  })

  it('is called by the surname', () => {
    expect(renamed('Mr. Ben Okafor: One.\n\nOkaf$0or: Two.\n\nAnna Berg: Three.\n', 'Tom Meyer')).toBe(
      'Mr. Tom Meyer: One.\n\nMeyer: Two.\n\nAnna Berg: Three.\n',
    )
  })

  it('keeps a role after a comma', () => {
    expect(
      renamed('Anna Meyer, Minister of Finance: One.\n\nBen Okafor: Two.\n\nAnna Me$0yer: Three.\n', 'Tom Berg'),
    ).toBe('Tom Berg, Minister of Finance: One.\n\nBen Okafor: Two.\n\nTom Berg: Three.\n')
  })

  it('keeps lists, chevrons, other colons, and questions without a colon as they are', () => {
    expect(renamed('- D$0E: One.\n- XY: Two.\n- DE: Three.\n', 'QR')).toBe('- QR: One.\n- XY: Two.\n- QR: Three.\n')
    expect(renamed('>> ANNA: One.\n>> B$0EN: Two.\n', 'Tom')).toBe('>> ANNA: One.\n>> Tom: Two.\n')
    expect(renamed('Q$0    Why?\n\nA: So.\n\nQ: And?\n', 'Anna Berg')).toBe(
      'Anna Berg: Why?\n\nA: So.\n\nAnna Berg: And?\n',
    )
  })

  it('keeps its quotation marks in the header', () => {
    expect(renamed(`---\nspeakers: ['A$0nna', "Ben"]\n---\nAnna: One.\n\nBen: Two.\n`, "Pat O'Hara")).toBe(
      `---\nspeakers: ['Pat O''Hara', "Ben"]\n---\nPat O'Hara: One.\n\nBen: Two.\n`,
    )
    expect(renamed('---\nspeakers:\n  - A$0nna\n---\nAnna: One.\n\nAnna: Two.\n', 'Meyer, Tom')).toContain(
      '  - "Meyer, Tom"\n---\nMeyer, Tom: One.',
    )
  })

  it('offers its full name to be changed', () => {
    const offered = (fixture: string) => {
      const { text, cursor = { line: 0, character: 0 } } = marked(fixture)
      return finish(renameableAt(readTranscript(text), cursor))
    }
    expect(offered(at(SUMMIT, 'Tokayev: Five'))).toMatchObject({ placeholder: 'Kassym-Jomart Tokayev' })
    expect(offered(at(SUMMIT, 'KJT: Three'))).toMatchObject({ placeholder: 'KJT' })
    expect(offered(at(SUMMIT, 'Vladimir Putin &'))).toMatchObject({ placeholder: 'Vladimir Putin' })
    expect(offered(at(SUMMIT, 'Five'))).toBeUndefined()
    expect(offered(SUMMIT.replace('Putin &', 'Putin &$0'))).toEqual({
      refusal: say`Several speakers stand here: put the cursor on one of their names.`,
    })
    expect(offered('Sli$0des: https://example.org\n\nAnna: One.\n\nAnna: Two.\n')).toEqual({
      refusal: expect.objectContaining({ text: expect.stringContaining('no speaker') }),
    })
  })
})

describe('an alias', () => {
  it('changes alone', () => {
    expect(renamed(at(SUMMIT, 'KJT: Three'), 'Host')).toBe(
      SUMMIT.replace('[KJT]', '[Host]').replace('KJT: T', 'Host: T'),
    )
  })

  it('changes where a longer label introduces it', () => {
    expect(renamed('Anna Meyer (AM): One.\n\nBen Okoro (BO): Two.\n\nA$0M: Three.\n\nBO: Four.\n', 'XY')).toBe(
      'Anna Meyer (XY): One.\n\nBen Okoro (BO): Two.\n\nXY: Three.\n\nBO: Four.\n',
    )
  })

  it('cannot be that of somebody else', () => {
    expect(refusal(at(SUMMIT, 'KJT: Three'), 'Vladimir Putin')).toContain('Vladimir Putin')
  })
})

describe('a speaker in a roster', () => {
  const transcript = readTranscript('BO: One.\n\nBen Okoro: Two.\n', rosterFrom('Anna Meyer (AM)\nBen Okoro (BO)\n'))
  const rename = (line: number, to: string) => finish(renameAt(transcript, { line, character: 1 }, to))

  it('is renamed there too', () => {
    expect(rename(2, 'Tom Lee')).toMatchObject({
      edits: [{ range: { start: { line: 2 } }, newText: 'Tom Lee' }],
      elsewhere: { uri: ROSTER, edits: [{ range: { start: { line: 1, character: 0 } }, newText: 'Tom Lee' }] },
    })
    expect(rename(0, 'TL')).toMatchObject({
      edits: [{ range: { start: { line: 0 } }, newText: 'TL' }],
      elsewhere: { uri: ROSTER, edits: [{ range: { start: { line: 1, character: 11 } }, newText: 'TL' }] },
    })
  })

  it('is known by the name after a role', () => {
    const chair = readTranscript('Chair Ben Okoro: One.\n\nAM: Two.\n', rosterFrom('Anna Meyer (AM)\nBen Okoro (BO)\n'))
    expect(finish(renameAt(chair, { line: 0, character: 8 }, 'Tom Lee'))).toMatchObject({
      edits: [{ range: { start: { line: 0, character: 6 } }, newText: 'Tom Lee' }],
      elsewhere: { uri: ROSTER },
    })
  })

  it('is not where the roster would have to be written in another way', () => {
    expect(rename(2, 'Lee, Tom')).toEqual({
      refusal: expect.objectContaining({ text: expect.stringContaining('roster') }),
    })
  })
})

describe('a name that somebody else has', () => {
  const TALK = `---
speakers:
  - Anna
  - Ben
---

Anna: One.

Be$0n: Two.
`
  it('makes the two one, if somebody agrees', () => {
    const { text, rename } = renameIn(TALK, 'Anna')
    if ('refusal' in rename) throw new Error(english(rename.refusal))
    expect(rename.merges && english(rename.merges)).toBe('“Ben” becomes one speaker with “Anna”.')
    expect(applyEdits(text, rename.edits)).toBe('---\nspeakers:\n  - Anna\n---\n\nAnna: One.\n\nAnna: Two.\n')
  })

  it('does so too where nobody is declared, and where it is the end of a longer label', () => {
    const merges = (fixture: string, to: string) => {
      const { rename } = renameIn(fixture, to)
      return 'merges' in rename && rename.merges ? english(rename.merges) : undefined
    }
    const talk = 'Chair Anna Meyer: One.\n\nBen O$0koro: Two.\n\nChair Anna Meyer: Three.\n\nBen Okoro: Four.\n'
    expect(merges(talk, 'Chair Anna Meyer')).toContain('“Chair Anna Meyer”')
    expect(merges(talk, 'Anna Meyer')).toContain('“Chair Anna Meyer”')
    expect(merges(talk, 'Tom Meyer')).toBeUndefined()
  })
})

test.each([
  ['', 'empty'],
  ['  \u00a0', 'empty'],
  ['Anna: Berg', 'colon'],
  ['Anna\nBerg', 'one line'],
  ['…!', 'letter'],
  ['x'.repeat(200), 'too long'],
  ['Anna (on the phone)', 'beginning of line 1'],
  ['Anna [sic]', 'beginning of line 1'],
  ['*Anna*', 'emphasis'],
  ['We went home. They stayed', 'beginning of a sentence'],
  ['0:10', 'colon'],
  ['- Anna', 'could not be read'],
  ['# Anna', 'could not be read'],
])('the name %j is refused', (name, reason) => {
  expect(refusal('An$0na: One.\n\nBen: Two.\n\nAnna: Three.\n', name)).toContain(reason)
})

test('a name that has to be declared is, where the file lists its speakers', () => {
  expect(renamed('---\nspeakers:\n  - Anna\n---\n\nAnna: One.\n\nQues$0tion: Two.\n', 'Ben Okoro')).toBe(
    '---\nspeakers:\n  - Anna\n  - Ben Okoro\n---\n\nAnna: One.\n\nBen Okoro: Two.\n',
  )
})

test('a name that the file would take for something else is refused', () => {
  const record = 'Mr. AD$0AMS. I ask for time.\n\nThe SPEAKER pro tempore. Without objection.\n'
  expect(renamed(record, 'Mr. BERG')).toBe(record.replace('AD$0AMS', 'BERG'))
  expect(refusal(record, 'Anna Berg')).toContain('would not be taken for a speaker')
  expect(refusal('An$0na: One.\n\nBen: Two.\n\nAnna: Three.\n', 'Note')).toContain('would not be taken for a speaker')
})

describe('every speaker', () => {
  const problemsWith = (text: string): string[] =>
    [...renameEverySpeaker(text, otherName)].flatMap(({ speaker, to, outcome }) =>
      outcome.kind === 'renamed' ? outcome.failures.map(failure => `${speaker} → ${to}: ${failure}`) : [],
    )

  it.each(['astana-2024-07-03.txt', 'astana-2024-07-03.transcript', 'interview.transcript', 'mistakes.transcript'])(
    'of %s can be renamed',
    name => {
      expect(problemsWith(readFileSync(`examples/${name}`, 'utf8'))).toEqual([])
    },
  )

  it('of any talk can be renamed, and nobody else is meant anywhere', () => {
    const label = fc.constantFrom(
      ...[
        'Anna Meyer',
        'Chair Anna Meyer',
        'MEYER',
        'Meyer',
        'Ben Okafor',
        'BO',
        '**Ben Okafor**',
        'Anna Meyer & Ben Okafor',
      ],
      ...[
        'Ben Okafor (BO)',
        'Ben Okafor, Treasurer',
        'RPR',
        'RPR/BO',
        'Question',
        'anna meyer',
        'Tom\u00a0Lee',
        'Lee',
        'Note',
      ],
    )
    const turn = fc.tuple(fc.constantFrom('', '[0:10] ', '- '), label).map(([lead, who]) => `${lead}${who}: Well, yes.`)
    const header = fc.constantFrom(
      '',
      '---\nspeakers:\n  - Anna Meyer\n  - name: Ben Okafor\n    role: Treasurer\n    aliases: [BO]\n---\n\n',
      '---\nspeakers: [Tom Lee, RPR]\n---\n\n',
    )
    fc.assert(
      fc.property(header, fc.array(turn, { minLength: 2, maxLength: 14 }), (head, turns) => {
        expect(problemsWith(`${head}${turns.join('\n\n')}\n`)).toEqual([])
      }),
      { seed: 20240703, numRuns: 60 },
    )
  })
})
