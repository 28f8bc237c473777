import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatting } from '../../server/features/format.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import { outline, turnText } from '../../server/model/turns.ts'
import { configFor } from '../../server/rules/index.ts'
import type { Range } from '../../server/text/range.ts'
import { finish } from '../../server/text/steps.ts'
import { applyEdits } from '../edits.ts'
import { settings } from '../rules/settings.ts'

const formatted = (text: string, profile = 'default', range?: Range): string => {
  const transcript = readTranscript(text)
  return applyEdits(text, finish(formatting(transcript, configFor(transcript, settings({}, profile)), range)))
}

const TALK = 'Anna Meyer: One.\n\nBen Okafor: Two.\n\n'

describe('formatting', () => {
  it.each([
    ['the blanks around the colon', 'Anna Meyer:  Three.\n', 'Anna Meyer: Three.\n'],
    ['a blank before the colon', 'Anna Meyer : Three.\n', 'Anna Meyer: Three.\n'],
    ['a doubled colon', 'Anna Meyer:: Three.\n', 'Anna Meyer: Three.\n'],
    ['a no-break space', 'Anna Meyer:\u00a0Three.\n', 'Anna Meyer: Three.\n'],
    ['a label in strong type among plain ones', '**Anna Meyer:** Three.\n', 'Anna Meyer: Three.\n'],
    ['several things at once', '**Anna Meyer::**  Three. \n', 'Anna Meyer: Three.\n'],
    ['blanks at the ends of lines', 'Anna Meyer: Three. \nFour.\t\n', 'Anna Meyer: Three.\nFour.\n'],
    ['blank lines', '\n\n \nAnna Meyer: Three.\n', 'Anna Meyer: Three.\n'],
    ['a missing blank line', 'Anna Meyer: Three.\nBen Okafor: Four.\n', 'Anna Meyer: Three.\n\nBen Okafor: Four.\n'],
    ['blank lines at the end', 'Anna Meyer: Three.\n\n\n', 'Anna Meyer: Three.\n'],
    ['CR LF', 'Anna Meyer:Three.\r\n', 'Anna Meyer: Three.\r\n'],
  ])('puts right %s', (_, wrong, right) => {
    expect(formatted(TALK.repeat(5) + wrong)).toBe(TALK.repeat(5) + right)
  })

  it('puts the times of speaker lines into the format of the file', () => {
    const timed = '[0:01:05] Anna Meyer: One.\n\n[0:01:09] Ben Okafor: Two.\n\n'.repeat(5)
    expect(formatted(`${timed}[00:01:10] Anna Meyer: Three. [1:12]\n`)).toBe(
      `${timed}[0:01:10] Anna Meyer: Three. [0:01:12]\n`,
    )
  })

  it('does what a profile asks for besides', () => {
    expect(formatted(`${TALK}Anna Meyer: So. (Laughter) Well.  Yes.\n`, 'clean-verbatim')).toBe(
      `${TALK}Anna Meyer: So. [laughter] Well. Yes.\n`,
    )
  })

  it('keeps the style of labels that tell who speaks', () => {
    const talk = '**Anna**: One.\n\n**Ben**: Two.\n\n'.repeat(3)
    expect(formatted(talk, 'oral-history')).toBe(talk.replaceAll('**', '').replace(/\n+$/, '\n'))
    // Among plain labels this line would be a turn.
    const chairs = `${talk}Carla: The chair of today. \n`
    expect(formatted(chairs, 'oral-history')).toBe(chairs.replace('today. ', 'today.'))
  })

  it('leaves alone what is no speech, and hard line breaks', () => {
    const other =
      '---\ntitle:   A talk\n---\n\n| a  | b |\n\n> Anna Meyer:  quoted\n\n```\nAnna Meyer:  code\n\n\n```\n\n<!-- a  \n\n\nb -->\n\n'
    expect(formatted(`${other}${TALK}Anna Meyer: One,  \ntwo.\n`)).toBe(`${other}${TALK}Anna Meyer: One,  \ntwo.\n`)
  })

  it('keeps turns close together where the file has them so', () => {
    const dense = 'Anna Meyer: One.\nBen Okafor: Two.\n'.repeat(5)
    expect(formatted(dense)).toBe(dense)
  })

  it('of a range touches no other block', () => {
    const wrong = 'Anna Meyer:  One.\n\nBen Okafor:  Two.\n\nAnna Meyer:  Three.\n'
    const text = TALK.repeat(9) + wrong
    const range = { start: { line: 38, character: 3 }, end: { line: 38, character: 3 } }
    expect(formatted(text, 'default', range)).toBe(TALK.repeat(9) + wrong.replace('Ben Okafor:  ', 'Ben Okafor: '))
  })

  const piece = fc.constantFrom(
    ...[
      'Anna Meyer: One.',
      '**Anna Meyer:** Two.',
      '**Ben Okafor**: Three.',
      'Ben Okafor :Four. ',
      'ANNA MEYER:  Five.',
    ],
    ...[
      '- Ben Okafor: Six.',
      '[0:01:02] Anna Meyer: Seven.',
      'Anna Meyer [1:02]: Eight.',
      '>> Ben: Nine',
      'Q   What?',
      '**Anna Meyer: so',
    ],
    ...[
      'Anna Meyer::',
      'and so on  ',
      '(laughter)',
      '“Quoted" text',
      '---',
      '# Title',
      '```',
      '<!-- a',
      '-->',
      '* * *',
      '',
      '',
      ' ',
    ],
    ...['Anna Meyer (on the phone : Ten.', '__Ben Okafor__: Eleven', '<b>Ben Okafor:</b> Twelve'],
  )
  const text = fc
    .array(fc.tuple(piece, fc.constantFrom('\n', '\n\n', '\r\n', ' ')), { minLength: 1, maxLength: 20 })
    .map(list => list.map(([line, end]) => line + end).join(''))
    .map(body => TALK.repeat(2) + body)

  const said = (source: string) => {
    const transcript = readTranscript(source)
    const words = (spoken: string): string =>
      spoken
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()
        .toLowerCase()
    return outline(transcript).turns.map(turn => [
      turn.resolution.speaker.toLowerCase(),
      words(turnText(transcript, turn)),
    ])
  }

  it.each(['default', 'clean-verbatim', 'legal'])('changes no word and no speaker, and nothing twice: %s', profile => {
    fc.assert(
      fc.property(text, source => {
        const once = formatted(source, profile)
        expect(said(once)).toEqual(said(source))
        expect(formatted(once, profile)).toBe(once)
      }),
      { seed: 5, numRuns: 300 },
    )
  })
})
