import { describe, expect, it } from 'vitest'
import type { CompletionItem } from 'vscode-languageserver-types'
import { completionAt } from '../../server/features/completion/index.ts'
import { rosterOf } from '../../server/model/roster.ts'
import { declaredSpeakers } from '../../server/model/speakers.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import { readYaml } from '../../server/syntax/yaml.ts'
import { finish } from '../../server/text/steps.ts'
import { KNOWN } from '../../server/workspace/known.ts'
import { applyEdits } from '../edits.ts'
import { marked } from '../marked.ts'

const CONTEXT = {
  ...KNOWN,
  names: ['talk.mp3', 'notes.txt'],
  today: '2024-07-03',
  vocabulary: { sound: ['Heiterkeit'] },
  snippets: false,
}

const roster = (yaml: string) =>
  rosterOf(declaredSpeakers({ ...readYaml(`speakers:\n${yaml}`), content: { start: 0, end: 0 } }))

type Options = { readonly snippets?: boolean; readonly roster?: ReturnType<typeof roster> }

const offered = (fixture: string, { snippets = false, roster: people }: Options = {}): readonly CompletionItem[] => {
  const { text, cursor } = marked(fixture)
  if (cursor === undefined) throw new Error('The fixture has no cursor.')
  const transcript = readTranscript(text, people)
  return finish(completionAt(transcript, cursor, { ...CONTEXT, snippets }))
}

const inOrder = (items: readonly CompletionItem[]): string[] =>
  [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1)).map(({ label }) => label)

const labels = (fixture: string, options?: Options): string[] => inOrder(offered(fixture, options))

/** The text after the choice of an item. */
const chosen = (fixture: string, label: string, options?: Options): string => {
  const item = offered(fixture, options).find(one => one.label === label)
  const edit = item?.textEdit
  if (edit === undefined || !('range' in edit)) throw new Error(`${label} is not offered`)
  return applyEdits(marked(fixture).text, [edit, ...(item?.additionalTextEdits ?? [])])
}

describe('at the start of a line', () => {
  const TALK = 'Anna: One.\n\nBen: Two.\n\nAnna: Three.\n\nCleo: Four.\n\nAnna: Five.\n\nBen: Six.\n\nAnna: Seven.\n\n'

  it('offers who usually speaks next first, and who has just spoken last', () => {
    expect(labels(`${TALK}$0`)).toEqual(['Ben', 'Cleo', 'Anna'])
    expect(labels(`${TALK}Ben: Eight.\n\n$0`)).toEqual(['Anna', 'Cleo', 'Ben'])
    expect(offered(`${TALK}$0`).find(({ label }) => label === 'Ben')?.detail).toBe('2 turns, 2 after Anna')
  })

  it('writes the label as the file does', () => {
    expect(chosen(`${TALK}B$0`, 'Ben')).toBe(`${TALK}Ben: `)
    const strong = TALK.replace(/^(\w+):/gm, '**$1:**')
    expect(chosen(`${strong}$0`, 'Ben')).toBe(`${strong}**Ben:** `)
    const outside = TALK.replace(/^(\w+):/gm, '**$1**:')
    expect(chosen(`${outside}$0`, 'Ben')).toBe(`${outside}**Ben**: `)
    const french = TALK.replace(/:/g, ' :')
    expect(chosen(`${french}$0`, 'Ben')).toBe(`${french}Ben : `)
    expect(chosen(`${TALK}[0:12] Be$0`, 'Ben')).toBe(`${TALK}[0:12] Ben: `)
  })

  it.each([
    ['full-width colons', 'Anna：一。\n\nBen：二。\n\nAnna：三。\n\n', 'Ben：'],
    ['marks of a list', '- Anna: One.\n- Ben: Two.\n- Anna: Three.\n', '- Ben: '],
    ['labels above what is said', 'Anna (SPD):\nOne.\n\nBen (CDU):\nTwo.\n\nAnna (SPD):\nThree.\n\n', 'Ben (CDU):\n'],
    [
      'indented text below',
      '  Anna (SPD):\n  One.\n  Ben (CDU):\n  Two.\n  Anna (SPD):\n  Three.\n',
      '  Ben (CDU):\n  ',
    ],
    [
      'times, which it estimates',
      '**Anna** [0:10]\nOne.\n\n**Ben** [0:12]\nTwo.\n\n**Anna** [0:14]\nThree.\n\n',
      '**Ben** [0:15]\n',
    ],
    [
      'times below which the text stands apart',
      'Anna: 00:00:10\n\nOne.\n\nBen: 00:00:12\n\nTwo.\n\n',
      'Anna: 00:00:13\n\n',
    ],
  ])('begins a turn as this file does: with %s', (_, text, begun) => {
    const label = /Anna|Ben/u.exec(begun)?.[0] ?? ''
    const before = `---\nspeakers: [Anna, Ben]\n---\n\n${text}`
    expect(chosen(`${before}$0`, label)).toBe(before + begun)
  })

  it('is found by what is typed with its marks, and keeps an indentation', () => {
    expect(offered('**Anna:** One.\n\n**Ben:** Two.\n\n**A$0')[0]?.filterText).toBe('**Anna')
    const indented = '---\nspeakers: [Anna, Ben]\n---\n\n  Anna (SPD):\n  One.\n  Ben (CDU):\n  Two.\n'
    expect(chosen(`${indented}  A$0`, 'Anna')).toBe(`${indented}  Anna (SPD):\n  `)
  })

  it('leaves a blank line below words, where turns stand apart', () => {
    expect(chosen(`${TALK.trimEnd()}\n$0`, 'Ben')).toBe(`${TALK}Ben: `)
    const below =
      '---\nspeakers: [Anna, Ben]\n---\n\nAnna: 0:10\n\nOne,\ntwo.\n\nBen: 0:20\n\nThree.\n\nAnna: 0:30\n\nFour.\n'
    expect(chosen(`${below}B$0`, 'Ben')).toBe(`${below}\nBen: 0:31\n\n`)
    const dense = TALK.replaceAll('\n\n', '\n')
    expect(chosen(`${dense}$0`, 'Ben')).toBe(`${dense}Ben: `)
    expect(
      chosen(
        '---\nspeakers: [Anna, Ben]\n---\n\n1\n0:10.5 --> 0:11.5\nAnna: One\n\n2\n0:12.0 --> 0:13.0\nBen: Two\n$0',
        'Anna',
      ),
    ).toContain('Ben: Two\nAnna: ')
  })

  it('offers the label that somebody mostly has before the others', () => {
    const header = '---\nspeakers: [Anna Meyer, Ben Okafor]\n---\n\n'
    const text = `${header}Anna Meyer: One.\n\nBen: Two.\n\nAnna: Three.\n\nBen: Four.\n\nAnna: Five.\n\nBen: Six.\n\n$0`
    expect(labels(text)).toEqual(['Anna', 'Ben', 'Anna Meyer'])
  })

  it('offers declared speakers who do not speak yet', () => {
    const header = '---\nspeakers: [Anna, Ben, Cleo, Dana Silva]\n---\n\n'
    expect(labels(`${header}${TALK}$0`)).toEqual(['Ben', 'Cleo', 'Anna', 'Dana Silva'])
  })

  it('offers people of the roster, and declares whom one chooses', () => {
    const people = roster('  - name: Dana Silva\n    aliases: [DS]\n  - Anna\n')
    const declared = `---\nspeakers: [Anna, Ben, Cleo]\n---\n\n${TALK}`
    expect(labels(`${declared}$0`, { roster: people })).toEqual(['Ben', 'Cleo', 'Anna', 'Dana Silva'])
    expect(chosen(`${declared}D$0`, 'Dana Silva', { roster: people })).toBe(
      `${declared.replace('Cleo]', 'Cleo, { name: Dana Silva, aliases: [DS] }]')}Dana Silva: `,
    )
    const initials = 'AM: One.\n\nBO: Two.\n\nAM: Three.\n\nBO: Four.\n\n'
    expect(chosen(`${initials}$0`, 'DS', { roster: people })).toBe(`${initials}DS: `)
  })

  it('gives a label to words that have none, and no second one to a turn', () => {
    expect(chosen(`${TALK}$0And so on.\n`, 'Ben')).toBe(`${TALK}Ben: And so on.\n`)
    expect(labels(`${TALK}B$0 And so on.\n`)).toEqual([])
    expect(labels(`${TALK}$0Ben: Eight.\n`)).toEqual([])
    expect(labels(`${TALK}# $0Part two\n`)).toEqual([])
  })

  it('is silent in the words of a turn', () => {
    expect(labels(`${TALK}Anna: Then B$0`)).toEqual([])
    expect(labels(`${TALK}Anna: Then$0 he said so.`)).toEqual([])
    expect(labels(`${TALK}One two three four five$0`)).toEqual([])
  })

  it('offers what a file may begin with, where the editor knows snippets', () => {
    expect(labels('$0', { snippets: true })).toEqual(['header', 'new transcript', 'section'])
    expect(labels(`${TALK}$0`, { snippets: true })).toEqual(['Ben', 'Cleo', 'Anna', 'section'])
  })
})

describe('after a bracket', () => {
  const TALK = '[0:00:10] Anna: One. [coughs] Two.\n\n'

  it('offers the time of the place, the notes of the file, and usual ones', () => {
    const found = labels(`${TALK}Ben: Three. [$0\n\n[0:00:30] Anna: Four.\n`)
    expect(found.slice(0, 3)).toEqual(['0:00:29', 'coughs', 'Heiterkeit'])
    expect(found).toContain('inaudible')
    expect(chosen(`${TALK}Ben: Three. [co$0`, 'coughs')).toBe(`${TALK}Ben: Three. [coughs]`)
    expect(chosen(`${TALK}Ben: Three. [co$0]`, 'coughs')).toBe(`${TALK}Ben: Three. [coughs]`)
  })

  it('is silent after a closed one', () => {
    expect(labels(`${TALK}Ben: Three [a] b$0`)).toEqual([])
  })
})

describe('notes', () => {
  it('are offered in the language of the file, and not what is being typed', () => {
    const french = '---\nlanguage: fr\n---\n\nAnna : Un.\n\nBen : Deux. [r$0]\n'
    expect(labels(french).slice(1, 4)).toEqual(['inaudible', 'rires', 'applaudissements'])
    expect(labels(french)).not.toContain('r')
    expect(labels(french.replace('Un.', 'Un. [r]'))).toContain('r')
  })

  it('are times as the file writes them', () => {
    const talk = Array.from({ length: 6 }, (_, i) => `[0:${10 + i}] Anna: One.\n\n[0:${30 + i}] Ben: Two.\n\n`).join('')
    expect(labels(`${talk}[$0`)[0]).toMatch(/^0:\d\d$/)
  })
})

describe('in the header', () => {
  it.each([
    ['---\nti$0\n---\n', ['title', 'speakers', 'profile']],
    ['---\nstatus: $0\n---\n', ['raw', 'draft', 'reviewed', 'final']],
    ['---\nlanguage: $0\n---\n', ['en', 'de']],
    ['---\ndate: $0\n---\n', ['2024-07-03']],
    ['---\nmedia: $0\n---\n', ['talk.mp3']],
    ['---\nprofile: $0\n---\n', ['clean-verbatim', 'meeting']],
    ['---\nspeakers:\n  - name: Anna\n    $0\n---\n', ['role', 'aliases', 'color']],
    ['---\nrules:\n  $0\n---\n', ['turn-empty', 'text-filler']],
    ['---\nrules:\n  turn-empty: $0\n---\n', ['off', 'error']],
    ['---\nrules:\n  time-missing:\n    at: $0\n---\n', ['turn', 'interval']],
  ])('%j', (fixture, wanted) => {
    const found = labels(fixture)
    for (const label of wanted) expect(found).toContain(label)
  })

  it('does not offer keys that are there', () => {
    expect(labels('---\ntitle: A talk\n$0\n---\n')).not.toContain('title')
  })
})

it('offers the codes of rules in a comment that silences them', () => {
  expect(labels('Anna: One.\n\n<!-- transcript-ignore $0 -->\n')).toContain('turn-empty')
  expect(chosen('Anna: One.\n\n<!-- transcript-ignore turn-e$0: why -->\n', 'turn-empty')).toBe(
    'Anna: One.\n\n<!-- transcript-ignore turn-empty: why -->\n',
  )
})
