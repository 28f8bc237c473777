import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTranscript } from '../../server/model/transcript.ts'

/** How each label of a text resolves: `kind speaker`. */
const resolutions = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...readTranscript(text).resolutions].map(([label, { kind, speaker }]) => [label, `${kind} ${speaker}`]),
  )

const header = (speakers: string): string => `---\nspeakers:\n${speakers}\n---\n\n`
const talk = (...labels: readonly string[]): string => labels.map(label => `${label}: Well, yes.\n\n`).join('')

const TOKAYEV = header(`  - Vladimir Putin
  - name: Kassym-Jomart Tokayev
    role: [President of Kazakhstan, Chair]
    aliases: [KJT]`)

describe('declared', () => {
  test.each([
    ['Vladimir Putin', 'Vladimir Putin'],
    ['Vladimir\u00a0Putin', 'Vladimir Putin'],
    ['Kassym-Jomart Tokayev', 'Kassym-Jomart Tokayev'],
    ['KJT', 'Kassym-Jomart Tokayev'],
    ['President of Kazakhstan Kassym-Jomart Tokayev', 'Kassym-Jomart Tokayev'],
    ['Chair KJT', 'Kassym-Jomart Tokayev'],
    ['Kassym-Jomart Tokayev, President of Kazakhstan', 'Kassym-Jomart Tokayev'],
    ['VLADIMIR PUTIN', 'Vladimir Putin'],
    ['Ｖladimir Putin', 'Vladimir Putin'],
  ])('%s', (label, speaker) => {
    expect(Object.values(resolutions(TOKAYEV + talk(label)))).toEqual([`declared ${speaker}`])
  })

  test('a spelling that differs in case only is told', () => {
    const { resolutions: found } = readTranscript(TOKAYEV + talk('vladimir putin'))
    expect(found.get('vladimir putin')).toMatchObject({ kind: 'declared', spelling: 'Vladimir Putin' })
    expect(readTranscript(TOKAYEV + talk('Vladimir Putin')).resolutions.get('Vladimir Putin')).not.toHaveProperty(
      'spelling',
    )
  })

  test('even a word that is no name', () => {
    expect(resolutions(header('  - Note') + talk('Note'))).toEqual({ Note: 'declared Note' })
  })
})

describe('chained', () => {
  test('the name beside a role without one', () => {
    expect(resolutions('Guest (Anna): Welcome.\n\nBen Okafor: Well.\n\nAnna: So.\n\nBen Okafor: Yes.\n')).toMatchObject(
      {
        Guest: 'inferred Guest',
        Anna: 'chained Guest',
      },
    )
  })

  test('not a name beside what it speaks about', () => {
    const text = 'Open Standards (Anna): So.\n\nAnna: Well.\n\nBen: So.\n\nAnna: Well.\n\nBen: So.\n'
    expect(resolutions(text)['Anna']).toBe('inferred Anna')
  })

  test('the end of a longer label', () => {
    expect(resolutions(talk('President of Kazakhstan Kassym-Jomart Tokayev', 'Kassym-Jomart Tokayev'))).toEqual({
      'President of Kazakhstan Kassym-Jomart Tokayev': 'inferred Kassym-Jomart Tokayev',
      'Kassym-Jomart Tokayev': 'chained Kassym-Jomart Tokayev',
    })
  })

  test('whichever comes first', () => {
    const forwards = resolutions(talk('Chair Anna Meyer', 'Anna Meyer'))
    expect(resolutions(talk('Anna Meyer', 'Chair Anna Meyer'))).toEqual(forwards)
  })

  test('a name with a role after a comma, where it speaks alone too', () => {
    const minister = 'Anna Meyer, Minister of Finance'
    const found = resolutions(talk(minister, 'Ben Okafor', 'Anna Meyer', 'Ben Okafor'))
    expect(found).toMatchObject({ [minister]: 'chained Anna Meyer', 'Anna Meyer': 'inferred Anna Meyer' })
    expect(resolutions(talk('Anna Meyer', 'Ben Okafor', minister, 'Ben Okafor'))).toMatchObject(found)
    expect(resolutions(talk('Chair Anna Meyer', minister, 'Anna Meyer'))).toMatchObject({
      'Chair Anna Meyer': 'inferred Anna Meyer',
      [minister]: 'chained Anna Meyer',
    })
    expect(resolutions(talk(minister, 'Ben Okafor', minister, 'Ben Okafor'))[minister]).toBe(`inferred ${minister}`)
  })

  test('not a name with another name after a comma', () => {
    const both = 'Anna Meyer, Jonas van Berg'
    expect(resolutions(talk('Anna Meyer', both, 'Ben Okafor', both))[both]).toBe(`inferred ${both}`)
  })

  test('initials that a longer label introduces', () => {
    expect(resolutions('Anna Meyer (AM): Well.\n\nBen Okoro (BO): Yes.\n\nAM: No.\n\nBO: Yes.\n')).toEqual({
      'Anna Meyer': 'inferred Anna Meyer',
      'Ben Okoro': 'inferred Ben Okoro',
      AM: 'chained Anna Meyer',
      BO: 'chained Ben Okoro',
    })
  })

  test('the end of several labels of one declared speaker', () => {
    const labels = ['President of Kazakhstan Kassym-Jomart Tokayev', 'Kassym-Jomart Tokayev', 'Tokayev']
    expect(resolutions(TOKAYEV + talk(...labels))['Tokayev']).toBe('chained Kassym-Jomart Tokayev')
  })

  test('an ending of two labels introduces nobody', () => {
    expect(resolutions(talk('Anna Meyer', 'Tom Meyer', 'Meyer'))['Meyer']).not.toMatch(/^chained/)
  })
})

describe('inferred and rejected', () => {
  test('names that recur, initials that recur, words for a speaker', () => {
    expect(resolutions(talk('Anna Meyer', 'RPR', 'Question', 'Anna Meyer', 'RPR', '???'))).toEqual({
      'Anna Meyer': 'inferred Anna Meyer',
      RPR: 'inferred RPR',
      Question: 'inferred Question',
      '???': 'inferred ???',
    })
  })

  test.each([
    'Font size:\nSite colours:\n',
    'Note: this is a note.\n',
    "Editor's note: It rained.\n\n".repeat(3),
    'Slides: https://example.org/slides\n',
    'Here is an example: it shows nothing.\n',
    'Next steps: we go home.\n',
    'Date: 3 July\nPlace: Astana\n',
    'The NASDAQ. It fell by ten points.\n',
    'The harbour is new.\n\nDr. NO. Then came the next film.\n',
    '第二个问题就是可组合性。他对 Anna 说：没有问题。\n\n其中一个是代表 Anna 的公钥，我说：没有。\n',
  ])('%j', text => {
    for (const resolution of Object.values(resolutions(text))) expect(resolution).toMatch(/^rejected/)
  })
})

const rejected = (text: string): string[] =>
  Object.entries(resolutions(text)).flatMap(([label, as]) => (as.startsWith('rejected') ? [label] : []))

describe('headlines of a text in which nobody speaks', () => {
  test.each([
    [
      'strong ones before paragraphs',
      '**ENSURING A SAFE HARBOUR:** The city builds.\n\n**More Room at the Quays:** The ships come.\n',
    ],
    ['one with a verb among titles', 'MAYOR MEYER KEEPS HER PROMISES: The harbour grows.\n\nMayor Meyer: It does.\n'],
    ['items of a list', '- Harbour version: 1.1\n- Harbour version: 2.0\n- Harbour version: 2.1\n'],
    [
      'newspapers before links',
      'Harbour Daily News: [**Ships come** in numbers that nobody had seen](https://example.org/)\n',
    ],
    [
      'newspapers before strong links',
      '**Harbour Times:** **[**Ships come in numbers that nobody had seen](https://example.org/)\n\n**Harbour Times:** **[**Ships go as they came and nobody knows](https://example.org/)\n',
    ],
    [
      'short ones among long ones',
      ['New Harbour', 'Quiet Harbour Signage, Pumps, and Lamps', 'Wide Harbour Entrance Gate and Lamps']
        .map(title => `**${title}:** The ships come.\n\n`)
        .join(''),
    ],
    [
      'people with whom strong type goes on',
      ['Tova Lund', 'Ben Okafor', 'Judge Anna Meyer']
        .map(name => `**${name}: candidate for the harbour\nand the quays**\n\n${name} was born here.\n\n`)
        .join(''),
    ],
    [
      'links in a list with who published them',
      '- NW: Harbour Times (North, NW): [Ships come](https://example.org/)\n- NW: Quay News: [Ships go](https://example.org/)\n',
    ],
    ['words for things', '**PREVENTION:** We build walls.\n\n**PARTNERSHIPS:** We talk.\n'],
    ['people who are told of', 'Tova Lund: Tova has sailed for years.\n'],
    ['a word that is no initials', '**WALL:** The sea is calm.\n\nSo it is not.\n\n**WALL:** The ships are safe.\n'],
    ['the fields of a form', 'Harbour: Oslo\nShip: the Nora\nCargo: ten tons of oats\n\n'.repeat(4)],
    [
      'a lone item of lists',
      '* FINNS: not supported\n\nSo it is.\n\n* FINNS: supported in part\n\n* FINNS: not supported\n',
    ],
    ['fields of a document', '**Sponsoring Browser:** Chromium\n\n**Related Issues:** none\n'],
    ['a heading above a list of people', 'Participants:\n\n- Anna Meyer\n- Ben King\n'],
    ['a statement', 'Statement from the Mayor: “The ships come.”\n'],
    ['a salutation', 'Dear Madam Mayor: I write about the harbour.\n'],
  ])('%s', (_, text) => {
    expect(rejected(text)).toEqual(Object.keys(resolutions(text)).filter(label => label !== 'Mayor Meyer'))
    expect(rejected(text).length).toBeGreaterThan(0)
  })

  test.each(['SECURING THE HARBOUR', 'OPEN OUR HARBOUR', 'Approved a Harbour for the City'])(
    'one among turns: %s',
    label => {
      expect(rejected(talk('Anna Meyer', label, 'Anna Meyer'))).toEqual([label])
    },
  )

  test.each([
    'CEO of the Harbour Investment Fund Kirill Dobrov',
    'Anna Maria Sofia Okoro',
    'Deputy Minister for Harbours and Quays Yun Ma',
    'Tilmann Zabel',
    'Alfred Zabel',
    'Xiaoming Wang',
    'Sterling Brown',
    'Planning Director Yun Ma',
    'Acting Secretary Yun Ma',
  ])('but people they are: %s', label => {
    expect(rejected(talk(label))).toEqual([])
  })
})

test.each([
  ['a full name', '– Rustam Karimov: I am a teacher.\n– And where?\n– Rustam Karimov: In Kazan.\n'],
  ['a time beside the label', '* [0:10] Rustam: I am a teacher.\n* [0:12] Rustam: In Kazan.\n'],
  ['question marks', '* ???: I am a teacher.\n* ???: In Kazan.\n'],
])('who speaks alone in a list is told from a word by %s', (_, text) => {
  expect(rejected(text)).toEqual([])
})

test('fields that begin all items of a list are nobody', () => {
  const text = '* Harbour Fixes: better lamps\n* Harbour Fixes: wider quays\n* Harbour Fixes: less noise\n'
  expect(rejected(text)).toEqual(['Harbour Fixes'])
})

test('verses in strong type that goes on below are nobody', () => {
  const verses = '**John 3:16\nThe ships come.**\n\n**Romans 8:28\nThe ships go.**\n\n'
  expect(rejected(verses)).toEqual(['John', 'Romans'])
  expect(rejected('**Anna** 3:10\n\nSo.\n\n**Ben 3:16\n\nWell.\n')).toEqual([])
})

test('hours of the day tell nothing of a speaker, as agendas have them', () => {
  expect(rejected('9:00 am Welcome: the chair\n\n10:00 am Break: coffee\n')).toEqual(['Welcome', 'Break'])
  const chat = '[10:31 AM] Anna: Hello.\n\n[10:32 AM] Ben: Hi.\n\n'.repeat(2)
  expect(rejected(chat)).toEqual([])
})

test('a single word of a declared office is no name', () => {
  const text = `${header('  - Ministry of Finance\n  - Anna Meyer')}Anna Meyer: So.\n\nFinance: the money.\n`
  expect(rejected(text)).toEqual(['Finance'])
})

test('short Chinese names may end like sentences', () => {
  expect(resolutions('林志道：你好。\n\n王小明：再见。\n\n林志道：好。\n\n王小明：好。\n')['林志道']).toBe(
    'inferred 林志道',
  )
})

test.each(['Anna Meyer, Ben King', 'Anna Meyer, Justice Ray', 'Anna Meyer, and Ben King'])(
  'another person is no role: %s',
  label => {
    const found = resolutions(talk('Anna Meyer', 'Tom Berg', 'Anna Meyer', 'Tom Berg', label))
    expect(found[label]).not.toBe('chained Anna Meyer')
  },
)

describe('people who might be taken for something else', () => {
  const round = (...labels: readonly string[]): string => talk(...labels, ...labels, ...labels, ...labels)
  test.each([
    ['three who speak equally often', round('Hrabal', 'Nze', 'Tveit')],
    ['the same in lower case', round('Hrabal', 'Nze', 'Tveit').replaceAll('Well, yes.', 'well, yes')],
    ['one who speaks alone, in capitals', 'PUTAN: The sea is calm.\n\nSo it is not.\n\n'.repeat(3)],
    ['a surname with the ending of a thing', talk('Blankenship', 'Anna Meyer', 'Blankenship', 'Anna Meyer')],
    [
      'those who introduce themselves',
      'Chair: Please begin.\n\nTova Lund: Tova from the harbour office.\n\nBen Okafor: Ben with the bank.\n\nChair: Thanks.\n',
    ],
  ])('%s', (_, text) => expect(rejected(text)).toEqual([]))
})

test('a link and long words behind it are read at once', () => {
  expect(rejected(`Slides: https://example.org/a ${`${'b'.repeat(40)} `.repeat(4)}`)).toEqual(['Slides'])
})

describe('a question without a colon', () => {
  const questions = (text: string): number => readTranscript(text).uses.get('Q')?.count ?? 0
  const kindOf = (text: string): string | undefined => readTranscript(text).resolutions.get('Q')?.kind
  const briefing = (count: number): string => 'Q Thanks, Anna.\n\nMS. MEYER: Go ahead.\n\n'.repeat(count)

  test('is one where several paragraphs begin with it', () => {
    expect(kindOf(briefing(3))).toBe('inferred')
    expect(kindOf(briefing(2))).toBe('rejected')
    expect(kindOf('Q: Why?\n\nMS. MEYER: Well.\n\nQ Thanks.\n')).toBe('inferred')
  })

  test('is one with a tab, also where lines are wrapped', () => {
    expect(kindOf('Q\tWhy?\n\nA\tBecause.\n')).toBe('inferred')
    expect(questions('Q\tWhy?\nA\tBecause.\nQ\tSince when?\n')).toBe(2)
  })

  test('does not stand in the middle of a paragraph', () => {
    expect(questions('MS. MEYER: Well.\n\nThe letters P and\nQ Were left out.\n')).toBe(0)
  })
})

test('a label for several speakers names each', () => {
  const { resolutions: found } = readTranscript(`${talk('Anna Meyer', 'Ben Okoro', 'Anna Meyer & Ben Okoro')}`)
  expect(found.get('Anna Meyer & Ben Okoro')?.parts).toEqual(['Anna Meyer', 'Ben Okoro'])
})

test('who is meant does not depend on the order of the turns', () => {
  const turns = ['Chair Anna Meyer', 'Anna Meyer', 'Meyer', 'RPR', 'RPR', 'Note', 'Ben Okoro (BO)', 'BO', 'Q', 'Slides']
  fc.assert(
    fc.property(fc.shuffledSubarray(turns, { minLength: turns.length }), shuffled => {
      expect(resolutions(talk(...shuffled))).toEqual(resolutions(talk(...turns)))
    }),
    { seed: 20240703 },
  )
})

describe('labels that occur once', () => {
  const turns = talk('Anna', 'Ben', 'Anna', 'Ben', 'Anna', 'Ben')
  const speaks = (text: string, label: string): boolean => {
    const kind = readTranscript(text).resolutions.get(label)?.kind
    return kind !== undefined && kind !== 'rejected'
  }

  test.each([
    [
      'the same name in another case, neither of which recurs',
      `${talk('Clara Diaz')}clara diaz: is that so?\n\n`,
      'clara diaz',
    ],
    ['a name in a list of turns, before words in lower case', '- Clara: packets are lost, mostly\n\n', 'Clara'],
    ['a group in brackets', '[others]: We do think so, mostly.\n\n', '[others]'],
    [
      'a group in brackets, with a word about it',
      '[unknown, mumbling]: how do we measure this?\n\n',
      '[unknown, mumbling]',
    ],
    ['a title and a name in capitals before a full stop', 'Mr. ADAMS. Mr. President, I ask.\n\n', 'Mr. ADAMS'],
  ])('are speakers where there is evidence: %s', (_, line, label) => {
    const list = line.startsWith('-') ? turns.replace(/^(?=\p{L})/gmu, '- ') : turns
    expect(speaks(list + line + list, label)).toBe(true)
  })

  test('a voice without a name speaks, where labels stand on lines of their own', () => {
    const line = 'AUDIENCE MEMBER:\n\nIs that so?\n\n'
    const alone = turns.replaceAll(': Well', ':\n\nWell')
    expect(speaks(alone + line + alone, 'AUDIENCE MEMBER')).toBe(true)
    expect(speaks(turns + line + turns, 'AUDIENCE MEMBER')).toBe(false)
  })

  test.each([
    ['a line in emphasis with nothing but a name', '*Bad Note Taker: Clara Diaz*\n\n', 'Bad Note Taker'],
    ['a note in brackets', '[figure]: it shows how this works.\n\n', '[figure]'],
  ])('are none otherwise: %s', (_, line, label) => {
    const { resolutions: found } = readTranscript(turns + line + turns)
    expect([...found.keys()]).toContain(label)
    expect(speaks(turns + line + turns, label)).toBe(false)
  })
})

describe('names in lower case', () => {
  const items = (...labels: readonly string[]): string =>
    labels.map(label => `- ${label}: we should wait for that\n`).join('')
  const rejected = (text: string): readonly string[] =>
    Object.entries(resolutions(text)).flatMap(([label, resolution]) =>
      resolution.startsWith('rejected') ? [label] : [],
    )

  test('are speakers where several are given names', () => {
    expect(rejected(items('david', 'anna meyer', 'brian', 'mt', 'yunfei ma', 'gorry', 'mt'))).toEqual([])
  })

  test('and other words are none', () => {
    const others = items('stream', 'in short', 'next steps', 'so we have').replace('in short', 'in short,')
    expect(rejected(items('david', 'anna meyer', 'brian') + others)).toEqual(
      Object.keys(resolutions(others)).filter(label => label !== 'stream'),
    )
    expect(rejected(items('david', 'stream', 'fs', 'util'))).toEqual(['stream', 'fs', 'util'])
  })

  test('are speakers where they recur in lists, and sentences follow', () => {
    const said = (label: string, words: string): string => `- ${label}: ${words}\n`.repeat(3)
    const both = (words: string): readonly string[] => rejected(said('ronag', words) + said('eP', words))
    expect(both('We should wait for that.')).toEqual([])
    expect(both('wait for the links')).toEqual(['ronag', 'eP'])
    const once = `${said('ronag', 'So.') + said('eP', 'So.') + said('mcol', 'So.')}- trott: Well.\n- doc: fix links\n`
    expect(rejected(once)).toEqual(['doc'])
  })

  test('the given name of a declared speaker is one', () => {
    const text = `${header('  - Anna Zabel')}Zabel: So.\n\nYunfei: Well.\n\nAnna: Yes.\n`
    expect(rejected(text)).not.toContain('Anna')
  })
})

test('a topic and who speaks about it are two', () => {
  const text = 'Open Standards (Anna): we go on.\n\nAnna: Yes.\n\nBen: No.\n\nAnna: Well.\n\nBen: Right.\n'
  expect(resolutions(text)['Anna']).toBe('inferred Anna')
  expect(resolutions(text.replace('Open Standards', 'Anna Meyer'))['Anna']).toBe('chained Anna Meyer')
})
