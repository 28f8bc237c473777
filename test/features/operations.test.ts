import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OPERATIONS, placeOffers, possible } from '../../server/features/actions/operations.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import { outline, turnText } from '../../server/model/turns.ts'
import type { OperationName } from '../../server/protocol.ts'
import { english } from '../../server/text/message.ts'
import type { Range } from '../../server/text/range.ts'
import { finish } from '../../server/text/steps.ts'
import { applyEdits } from '../edits.ts'
import { marked } from '../marked.ts'

/** The text after an operation at `$0`, or at what is marked; what it asks or refuses otherwise. */
const result = (operation: OperationName, fixture: string, choice?: string): string => {
  const { text, ranges, cursor } = marked(fixture)
  const at = cursor ?? { line: 0, character: 0 }
  const range: Range = ranges[0] ?? { start: at, end: at }
  const outcome = finish(OPERATIONS[operation](readTranscript(text), range, choice))
  if (outcome.kind === 'edits') return applyEdits(text, outcome.edits)
  return outcome.kind === 'choose'
    ? outcome.choices.map(({ label }) => label).join(', ')
    : outcome.kind === 'ask'
      ? english(outcome.prompt)
      : english(outcome.message)
}

const TALK = 'Anna Meyer: One.\n\nBen Okafor: Two.\n\n'.repeat(5)

describe('splitting a turn', () => {
  it('gives the rest to somebody else', () => {
    expect(result('splitTurn', `${TALK}Anna Meyer: Well. $0Yes, three.\n\nMore.\n`, 'Ben Okafor')).toBe(
      `${TALK}Anna Meyer: Well.\n\nBen Okafor: Yes, three.\n\nMore.\n`,
    )
  })
  it('keeps words, notes and the form of the label whole', () => {
    const strong = '**Anna Meyer:** One.\n\n**Ben Okafor:** Two.\n\n'.repeat(5)
    expect(result('splitTurn', `${strong}**Anna Meyer:** Well then, y$0es.\n`, 'Cy Ray')).toBe(
      `${strong}**Anna Meyer:** Well then,\n\n**Cy Ray:** yes.\n`,
    )
    expect(result('splitTurn', 'Anna Meyer (laughing): Well. [lau$0ghter] No.\n', 'Ben Okafor')).toBe(
      'Anna Meyer (laughing): Well.\n\nBen Okafor: [laughter] No.\n',
    )
  })
  it('estimates a time, or takes one that stands there', () => {
    const timed = '[0:10] Anna Meyer: Aaaa bbbb cccc. $0Aaaa bbbb cccc.\n\n[0:20] Ben Okafor: Two.\n'
    expect(result('splitTurn', timed, 'Ben Okafor')).toMatch(/\n\n\[0:1[456]\] Ben Okafor: Aaaa bbbb cccc\.\n\n/)
    expect(result('splitTurn', timed.replace('$0', '$0[0:17] '), 'Ben Okafor')).toContain('\n\n[0:17] Ben Okafor: Aaaa')
  })
  it('keeps lines close together where the file has them so, and labels on lines of their own', () => {
    const dense = 'AM: One.\nBO: Two.\n'.repeat(5)
    expect(result('splitTurn', `${dense}AM: Well. $0Yes.\n`, 'BO')).toBe(`${dense}AM: Well.\nBO: Yes.\n`)
    expect(result('splitTurn', 'Anna Meyer (SPD):\n\nOne. $0Two.\n\nBen Okafor (CDU):\n\nThree.\n', 'Ben Okafor')).toBe(
      'Anna Meyer (SPD):\n\nOne.\n\nBen Okafor (CDU):\n\nTwo.\n\nBen Okafor (CDU):\n\nThree.\n',
    )
  })
  it('leaves words where they stand below labels: close to them, and indented', () => {
    const header = '---\nspeakers: [Anna Meyer, Ben Okafor]\n---\n\n'
    const below = `${header}  Anna Meyer (SPD):\n  One. $0Two.\n  Ben Okafor (CDU):\n  Three.\n`
    expect(result('splitTurn', below, 'Ben Okafor')).toBe(
      `${header}  Anna Meyer (SPD):\n  One.\n  Ben Okafor (CDU):\n  Two.\n  Ben Okafor (CDU):\n  Three.\n`,
    )
    const spaced = `${header}Anna Meyer:\nOne. $0Two.\n\nBen Okafor:\nThree.\n`
    expect(result('splitTurn', spaced, 'Ben Okafor')).toBe(
      `${header}Anna Meyer:\nOne.\n\nBen Okafor:\nTwo.\n\nBen Okafor:\nThree.\n`,
    )
  })
  it('keeps the line break of Markdown behind a label', () => {
    const text = 'Anna  0:10  \nOne.\n\nBen  0:20  \nTwo. $0Three.\n\nAnna  0:30  \nFour.\n'
    expect(result('splitTurn', text, 'Anna')).toContain('Two.\n\nAnna  0:24  \nThree.\n\nAnna')
  })
  it('splits at the cursor where words are not set apart', () => {
    const text = '问：一二三。\n\n答：四五六七。\n\n'.repeat(4)
    expect(result('splitTurn', `${text}问：今天很好$0明天也好。\n`, '答')).toBe(
      `${text}问：今天很好\n\n答：明天也好。\n`,
    )
  })
  it('asks for whom, the likeliest first, and says why not', () => {
    expect(result('splitTurn', `${TALK}Cy Ray: Three.\n\nAnna Meyer: Well. $0Yes.\n`)).toBe('Ben Okafor, Cy Ray')
    expect(result('splitTurn', `${TALK}Anna Meyer: $0Well.\n`)).toContain('before the cursor')
    expect(result('splitTurn', `${TALK}Anna Meyer: Well.$0\n`)).toContain('after the cursor')
    expect(result('splitTurn', `${TALK}Anna Meyer: Well. $0Yes.\n`, 'No: thing')).toContain('colon')
    expect(result('splitTurn', '# A $0title\n')).toContain('Nobody speaks here')
  })
})

describe('captions', () => {
  const CUES =
    '---\nspeakers: [Anna, Ben]\n---\n\n7\n00:00:10,500 --> 00:00:12,000\nAnna: One two\nthree four\n\n8\n00:00:12,000 --> 00:00:13,000\nfive six\n\n' +
    '9\n00:00:13,000 --> 00:00:15,000\nBen: seven\n\n10\n00:00:15,000 --> 00:00:16,000\nAnna: eight\n'
  const at = (place: string): string => CUES.replace(place, `$0${place}`)

  it('are split within a cue, or at its start, whose number and times stay above', () => {
    expect(result('splitTurn', at('three'), 'Ben')).toBe(CUES.replace('three', 'Ben: three'))
    expect(result('splitTurn', at('two'), 'Ben')).toBe(CUES.replace(' two', '\nBen: two'))
    for (const place of ['five', '8\n', '00:00:12,000 --> 00:00:13', '--> 00:00:13'])
      expect(result('splitTurn', at(place), 'Ben')).toBe(CUES.replace('five', 'Ben: five'))
    expect(result('splitTurn', at('9\n'), 'Ben')).toContain('after the cursor')
    expect(result('splitTurn', CUES.replace('six', 'six$0'), 'Ben')).toContain('after the cursor')
  })
  it('keep their cues where turns are merged, begun and joined', () => {
    expect(result('mergeWithNext', at('five'))).toBe(CUES.replace('Ben: ', ''))
    expect(result('mergeWithPrevious', at('seven'))).toBe(CUES.replace('Ben: ', ''))
    for (const place of ['five', '8\n', '\n9\n'])
      expect(result('newTurn', at(place))).toBe(CUES.replace('six\n', 'six\nBen: \n'))
    expect(result('joinLines', at('five'))).toContain('one line already')
    expect(result('joinLines', at('three'))).toBe(CUES.replace('two\nthree', 'two three'))
  })
  it('keep the form of their times', () => {
    expect(result('convertTimes', CUES, '[M:SS]')).toContain('written like that already')
    for (const place of ['00:00:12,000 --> 00:00:13', '\n9\n'])
      expect(result('insertTime', at(place))).toContain('what is said')
    expect(result('shiftTimes', at('9\n'), '+1:00:01.5')).toBe(
      CUES.replace('00:00:13,000 --> 00:00:15,000', '01:00:14,500 --> 01:00:16,500').replace(
        '00:00:15,000 --> 00:00:16,000',
        '01:00:16,500 --> 01:00:17,500',
      ),
    )
    const short = '0:59.860 --> 1:02.380 line:0\nAnna: One.\n\n59:59.500 --> 59:59.900\nBen: Two.\n'
    expect(result('shiftTimes', short, '+1')).toBe(
      '1:00.860 --> 1:03.380 line:0\nAnna: One.\n\n01:00:00.500 --> 01:00:00.900\nBen: Two.\n',
    )
  })
})

describe('merging turns', () => {
  it('takes the label off, and keeps the time and how it is said', () => {
    expect(result('mergeWithPrevious', 'Anna Meyer: One.\n\n[0:12] Ben Okafor (by phone): T$0wo.\n')).toBe(
      'Anna Meyer: One.\n\n[0:12] [by phone] Two.\n',
    )
    expect(result('mergeWithNext', 'Anna Meyer: One$0.\n\nBen Okafor (CDU):\nTwo.\n')).toBe(
      'Anna Meyer: One.\n\nTwo.\n',
    )
  })
  it('leaves the words of a label on a line of its own where they stand', () => {
    const header = '---\nspeakers: [Anna Meyer, Ben Okafor]\n---\n\n'
    const indented = `${header}${'  Anna Meyer (SPD):\n  One.\n  Ben Okafor (CDU):\n  Two.\n'.repeat(3)}`
    expect(result('mergeWithNext', indented.replace('One', 'O$0ne'))).toBe(
      indented.replace('  Ben Okafor (CDU):\n', ''),
    )
    const apart = `${header}${'Anna Meyer (SPD):\n\nOne.\n\nBen Okafor (CDU):\n\nTwo.\n\n'.repeat(3)}`
    expect(result('mergeWithNext', apart.replace('One', 'O$0ne'))).toBe(apart.replace('Ben Okafor (CDU):\n\n', ''))
  })
  it('leaves out a party and a name, which tell who spoke and not how', () => {
    const merged = (manner: string): string =>
      result('mergeWithPrevious', `${TALK}Anna Meyer (${manner}): T$0wo.\n`).slice(TALK.length)
    expect(merged('BÜNDNIS 90/DIE GRÜNEN')).toBe('Two.\n')
    expect(merged('Mr. Okafor')).toBe('Two.\n')
    expect(merged('LAUGHING')).toBe('[LAUGHING] Two.\n')
    expect(result('giveTurn', `${TALK}Anna Meyer (DIE LINKE): T$0wo.\n`, 'Ben Okafor')).toContain('Ben Okafor: Two.')
  })
  it('is refused across a heading, and where the words would be read as a turn', () => {
    expect(result('mergeWithPrevious', 'Anna Meyer: One.\n\n# Two\n\nBen Okafor: T$0wo.\n')).toContain('heading')
    expect(result('mergeWithPrevious', `${TALK}Anna Meyer: Ben Okafor: $0Two.\n`)).toContain('something else')
  })
  it('merges what one speaker says in a row, not what unknown ones say', () => {
    const text = 'Anna Meyer: One.\n\nAnna Meyer: Two.\n\nBen Okafor: Three.\n\nQ: Why?\n\nQ: How?\n'
    expect(result('mergeConsecutive', text)).toBe(text.replace('\n\nAnna Meyer: Two', '\n\nTwo'))
    expect(result('mergeConsecutive', TALK)).toContain('No two turns')
  })
})

describe('giving turns', () => {
  it('changes one label, or all', () => {
    expect(result('giveTurn', `${TALK}[0:10] **Anna Meyer** (by phone): T$0hree.\n`, 'Ben Okafor')).toBe(
      `${TALK}[0:10] **Ben Okafor** (by phone): Three.\n`,
    )
    expect(result('giveAllTurns', `$0${TALK}`, 'Cy Ray')).toBe(TALK.replaceAll('Anna Meyer', 'Cy Ray'))
    expect(result('giveTurn', 'Q    Wh$0y?\n\nA    So.\n', 'Ben Okafor')).toBe('Ben Okafor:    Why?\n\nA    So.\n')
  })
  it('exchanges two speakers, and doing it again leads back', () => {
    const text = 'Anna Meyer: O$0ne.\n\nBen Okafor: Two.\n\nAnna Meyer & Ben Okafor: Three.\n'
    const exchanged = result('exchangeSpeakers', text, 'Ben Okafor')
    expect(exchanged).toBe('Ben Okafor: One.\n\nAnna Meyer: Two.\n\nBen Okafor & Anna Meyer: Three.\n')
    expect(result('exchangeSpeakers', exchanged.replace('One', 'O$0ne'), 'Anna Meyer')).toBe(text.replace('$0', ''))
  })
})

describe('writing', () => {
  it('joins wrapped lines, but for line breaks', () => {
    expect(result('joinLines', 'Anna Meyer: One\nt$0wo well-\nknown  \nfour\n\nFive\nsix.\n')).toBe(
      'Anna Meyer: One two well-known  \nfour\n\nFive\nsix.\n',
    )
  })
  it('begins a turn of the likeliest speaker, and then tries the next', () => {
    const begun = result('newTurn', `${TALK}Cy Ray: Three.\n\nAnna Meyer: Four.$0\n`)
    expect(begun).toBe(`${TALK}Cy Ray: Three.\n\nAnna Meyer: Four.\n\nBen Okafor: \n`)
    expect(result('newTurn', begun.replace('Ben Okafor: \n', 'Ben Okafor: $0\n'))).toContain('Four.\n\nCy Ray: \n')
    const header = '---\nspeakers: [Anna, Ben, Cleo]\n---\n\n'
    const below = `${header}Anna:\nOne.\n\nBen:\nTwo.\n\nCleo:\nThree.\n\nAnna:\nFour.`
    const next = result('newTurn', `${below}$0\n`)
    expect(next).toBe(`${below}\n\nBen:\n\n`)
    expect(result('newTurn', next.replace(/\n$/, '$0\n'))).toBe(`${below}\n\nCleo:\n\n`)
  })
  it('begins a turn without the blanks that stand before it, and between blank lines', () => {
    expect(result('newTurn', `${TALK}Anna Meyer: Three.$0  \n\nAnna Meyer: Four.\n`)).toBe(
      `${TALK}Anna Meyer: Three.\n\nBen Okafor: \n\nAnna Meyer: Four.\n`,
    )
    expect(result('newTurn', `${TALK}Anna Meyer: Three.\n$0\nAnna Meyer: Four.\n`)).toBe(
      `${TALK}Anna Meyer: Three.\n\nBen Okafor: \n\nAnna Meyer: Four.\n`,
    )
  })
  it('writes the party with the person whose label always has one', () => {
    const house = 'Anna Meyer (SPD): One.\n\nBen Okafor (CDU): Two.\n\n'.repeat(3)
    expect(result('newTurn', `${house}Anna Meyer (SPD): Three.$0\n`)).toContain('Three.\n\nBen Okafor (CDU): \n')
    expect(result('giveTurn', `${house}Anna Meyer (SPD): Thr$0ee.\n`, 'Ben Okafor')).toContain(
      'Ben Okafor (CDU): Three.',
    )
  })
  it('puts a time on an empty line that ends in CR LF', () => {
    expect(result('insertTime', 'Anna Meyer: So.\n$0\r\n\n')).toBe('Anna Meyer: So.\n[0:00:00]\r\n\n')
  })
  it('puts a time before the line, where it would make a label of the words before it', () => {
    const header = '---\nspeakers: [Anna Meyer, Ben Okafor]\n---\n\n'
    expect(result('insertTime', `${header}Anna Meyer:\nBen Okafor $0was there.\n`)).toBe(
      `${header}Anna Meyer:\n[0:00:00] Ben Okafor was there.\n`,
    )
  })
  it('inserts a time', () => {
    expect(
      result('insertTime', '[0:00:10] Anna Meyer: Aaaa bbbb. $0Cccc dddd.\n\n[0:00:20] Ben Okafor: E.\n'),
    ).toContain('bbbb. [0:00:')
  })
  it('leaves the settings of a cue as they are', () => {
    const cue = '$00:00:01.000 --> 00:00:04.000 position:10.50% line:84.5%\nAnna: One.\n'
    expect(result('shiftTimes', cue.replace('$', '$0'), '+10')).toBe(
      '00:00:11.000 --> 00:00:14.000 position:10.50% line:84.5%\nAnna: One.\n',
    )
  })

  it('shifts times from the cursor on', () => {
    const text = '[0:10] Anna Meyer: One.\n\n$0[00:59:50] Ben Okafor: Two [inaudible 0:12] (1:02).\n'
    expect(result('shiftTimes', text, '+0:15')).toBe(
      '[0:10] Anna Meyer: One.\n\n[01:00:05] Ben Okafor: Two [inaudible 0:27] (1:17).\n',
    )
    expect(result('shiftTimes', text, '-1:00')).toContain('before 0:00')
    expect(result('shiftTimes', text, 'soon')).toContain('no length of time')
  })
  it('rewrites times', () => {
    const text = '[0:10] Anna Meyer: One \\[1:05\\].\n\nBen Okafor (1:02:03): Two at 12:30.\n'
    expect(result('convertTimes', text, '(HH:MM:SS)')).toBe(
      '(00:00:10) Anna Meyer: One [00:01:05].\n\nBen Okafor (01:02:03): Two at 12:30.\n',
    )
  })
  it('rewrites times with minutes of one digit', () => {
    expect(result('convertTimes', '[00:05] Anna Meyer: One.\n\n[0:12:03] Ben Okafor: Two.\n', '[M:SS]')).toBe(
      '[0:05] Anna Meyer: One.\n\n[12:03] Ben Okafor: Two.\n',
    )
  })
  it('rewrites labels', () => {
    const text = '---\nspeakers: [Anna Meyer]\n---\n\nANNA MEYER: One.\n\n**Ben Okafor**: Two.\n'
    expect(result('convertLabels', text, 'strong')).toContain('**Anna Meyer:** One.\n\n**Ben Okafor:** Two.')
    expect(result('convertLabels', text, 'capitals')).toContain('ANNA MEYER: One.\n\nBEN OKAFOR: Two.')
    const angles = '<Anna Meyer:> One.\n\n<Ben Okafor:> Two.\n\n'.repeat(3)
    expect(result('convertLabels', angles, 'strong')).toBe(
      TALK.slice(0, angles.length - 12).replace(/^(\w+ \w+):/gm, '**$1:**'),
    )
    expect(result('convertLabels', angles, 'plain')).toBe(TALK.slice(0, angles.length - 12))
  })
  it('makes notes', () => {
    expect(result('wrapNote', 'Anna Meyer: One (door slams) two.\n                ^^^^^^^^^^^^\n')).toBe(
      'Anna Meyer: One [door slams] two.\n',
    )
    expect(result('wrapNote', 'Anna Meyer: One.\n^^^^\n')).toContain('label')
  })
})

describe('the header', () => {
  it('is written, and completed', () => {
    const made = result('writeHeader', `$0${TALK}`)
    expect(made).toBe(`---\nspeakers:\n  - Anna Meyer\n  - Ben Okafor\n---\n\n${TALK}`)
    expect(result('writeHeader', made)).toContain('all that could be found')
    expect(result('declareSpeakers', `---\nspeakers:\n  - Anna Meyer\n---\n\n${TALK}`)).toBe(made)
  })
  it('tells a role after a comma from the name', () => {
    const minister = 'Anna Meyer, Ministerin des Innern'
    const pianist = 'Cleo Laurent, Pianist'
    const text = `${minister}: One.\n\nBen Okafor: Two.\n\n${pianist}: Three.\n\n`.repeat(3)
    expect(result('declareSpeakers', text)).toContain(
      'speakers:\n  - name: Anna Meyer\n    role: Ministerin des Innern\n  - Ben Okafor\n  - "Cleo Laurent, Pianist"\n',
    )
    expect(result('declareSpeakers', `We heard Cleo Laurent play.\n\n${text}`)).toContain('role: Pianist\n')
  })
  it('tells a role from the name that the text has alone, too', () => {
    const label = 'President of Russia Vladimir Putin'
    const turns = `${label}: One.\n\nAnna Meyer: Two.\n\n`.repeat(3)
    expect(result('declareSpeakers', `Vladimir Putin met with the press.\n\n${turns}`)).toContain(
      'speakers:\n  - name: Vladimir Putin\n    role: President of Russia\n  - Anna Meyer\n',
    )
    expect(result('declareSpeakers', `The ${label} met with the press.\n\n${turns}`)).toContain(`- ${label}\n`)
  })
  it('has the date with which a heading ends', () => {
    const dated = (heading: string) => /^date: .*$/m.exec(result('writeHeader', `# ${heading}\n\n${TALK}`))?.[0]
    expect(dated('105th Meeting | 6th December 2024')).toBe('date: 2024-12-06')
    expect(dated('Meeting (2024-05-15)')).toBe('date: 2024-05-15')
    expect(dated('Wednesday November 20, 2019')).toBe('date: 2019-11-20')
    expect(dated('Plans for 2019')).toBeUndefined()
  })
  it('takes those whose names are short for declared ones for the same', () => {
    const talk = 'Anna: One.\n\nBen: Two.\n\nCy: Three.\n\nAnna: Four.\n\nBen: Five.\n\nCy: Six.\n'
    const before = `---\nspeakers:\n  - Anna Meyer\n  - name: Ben Okafor\n---\n\n${talk}`
    expect(result('declareSpeakers', before)).toBe(
      `---\nspeakers:\n  - name: Anna Meyer\n    aliases: [Anna]\n  - name: Ben Okafor\n    aliases: [Ben]\n  - Cy\n---\n\n${talk}`,
    )
    const two = `---\nspeakers: [Anna Meyer, Anna Berg]\n---\n\n${talk}`
    expect(result('declareSpeakers', two)).toContain('speakers: [Anna Meyer, Anna Berg, Anna, Ben, Cy]')
  })
  it('is sorted with its comments', () => {
    const text =
      '---\n# About this file\n\nx-own: 1\n# when\ndate: 2024\nspeakers:\n  - A. B.\ntitle: T\n---\n\nText.\n'
    expect(result('sortHeader', text)).toBe(
      '---\n# About this file\n\ntitle: T\n# when\ndate: 2024\nspeakers:\n  - A. B.\nx-own: 1\n---\n\nText.\n',
    )
  })
})

describe('an operation', () => {
  const others = 'Ben Okafor: Three.\n\nBen Okafor: Four.\n\nCy Ray: Five.\n\nCy Ray: Six.\n'
  it('is refused where another turn would become text of the one before', () => {
    const text = `Ben Okafor: One.\n\nQX: Two.\n\nQ$0X: Two, too.\n\n${others}`
    expect(result('giveTurn', text, 'Ben Okafor')).toBe(
      'Then “QX” in line 3 would not be taken for a speaker any more: declare the speaker in the header first.',
    )
    expect(result('giveTurn', text, 'QX')).toContain('QX: Two, too.')
  })
  it('puts a time behind the mark of a list, where the turn is one of its items', () => {
    const items = '* Anna Meyer: One.\n* Ben Okafor: Two.\n'.repeat(3)
    expect(result('insertTime', `$0${items}`)).toBe(`* [0:00:00] ${items.slice(2)}`)
  })
})

describe('operations', () => {
  it('are offered for the turn at the cursor', () => {
    const { text, cursor } = marked(`${TALK}Anna Meyer: Well. $0Yes.\n`)
    const at = cursor ?? { line: 0, character: 0 }
    const transcript = readTranscript(text)
    const range = { start: at, end: at }
    const titles = finish(possible(transcript, range, finish(placeOffers(transcript, range)))).map(({ title }) =>
      english(title),
    )
    expect(titles).toEqual([
      'Give the rest of this turn to “Ben Okafor”',
      'Give this turn to “Ben Okafor”',
      'Merge with the turn before',
    ])
  })

  const words = (text: string): string =>
    outline(readTranscript(text))
      .turns.map(turn => turnText(readTranscript(text), turn))
      .join(' ')
      .replace(/[[\]():\d*.]/g, ' ')
      .split(/\s+/)
      .filter(word => word !== 'laughing' && word !== '')
      .join(' ')
  const piece = fc.constantFrom(
    'Anna Meyer: One two.',
    '**Ben Okafor:** Three\nfour five.',
    '[0:10] Cy Ray (laughing): Six.',
    'Cy Ray [0:20]: Seven eight.',
    'Anna Meyer:\nNine.',
    'Ten [laughter] eleven.',
    'Q    Twelve?',
  )
  it.each<[OperationName, string?]>([
    ['splitTurn', 'Ben Okafor'],
    ['mergeWithPrevious'],
    ['mergeWithNext'],
    ['giveTurn', 'Ben Okafor'],
    ['giveAllTurns', 'Dee Ray'],
    ['exchangeSpeakers', 'Anna Meyer'],
    ['mergeConsecutive'],
    ['joinLines'],
    ['convertTimes', 'MM:SS'],
    ['convertLabels', 'strong'],
  ])('%s loses no spoken word', (operation, choice) => {
    const start = fc.record({ line: fc.integer({ min: 4, max: 24 }), character: fc.nat(30) })
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), start, (pieces, at) => {
        const text = `---\nspeakers: [Anna Meyer, Ben Okafor, Cy Ray, Dee Ray]\n---\n\nAnna Meyer: Zero.\n\n${pieces.join('\n\n')}\n`
        const outcome = finish(OPERATIONS[operation](readTranscript(text), { start: at, end: at }, choice))
        if (outcome.kind === 'edits') expect(words(applyEdits(text, outcome.edits))).toBe(words(text))
      }),
      { seed: 7, numRuns: 25 },
    )
  })
})
