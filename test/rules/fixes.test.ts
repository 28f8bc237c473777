import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readTranscript } from '../../server/model/transcript.ts'
import { outline } from '../../server/model/turns.ts'
import { fixing, safeFix } from '../../server/rules/fixing.ts'
import { checkTranscript } from '../../server/rules/index.ts'
import type { Fix } from '../../server/rules/rule.ts'
import { changed } from '../../server/text/changes.ts'
import { finish } from '../../server/text/steps.ts'
import { applyEdits } from '../edits.ts'

it.each(['\n', '\r\n', '\r'])('a header is opened and closed by lines that end as the others: %j', eol => {
  const sound = ['---', 'title: First', 'date: 2024-07-03', '---', '', 'Anna Berg: One.', ''].join(eol)
  for (const faulty of [sound.slice(3 + eol.length), sound.replace(`03${eol}---`, '03')]) {
    const [problem] = checkTranscript(readTranscript(faulty)).filter(({ code }) => /^header-un(?:op|cl)/.test(code))
    expect(applyEdits(faulty, problem?.fixes[0]?.edits ?? [])).toBe(sound)
  }
})

/** Speaker lines with the slips that safe fixes repair, among sound ones; words that are told apart from all labels. */
const slipped = fc.constantFrom(
  'Anna Meyer: ',
  'Ben Okafor: ',
  '**Anna Meyer:** ',
  '[00:01:02] Ben Okafor: ',
  'Anna Meyer (via translator): ',
  'Anna Meyer:: ',
  'Anna Meyer; ',
  'anna meyer: ',
  'Ben  Okafor: ',
  'Anna Meyer:',
  'Ben Okafor : ',
  'Ben Okafor:  ',
  '**Anna Meyer: ',
  'Ben Okafor:** ',
  'Ben Okafor (via translator: ',
  '**Ben Okafor** – ',
  'Ben Okafor. ',
  'Anna Mayer: ',
  '[00;01;09] Anna Meyer: ',
  '[00:1:9] Anna Meyer: ',
  '',
)
const words = fc
  .array(
    fc.constantFrom(
      'so',
      'Well,',
      'we',
      'agreed',
      'on',
      'it.',
      '[laughter]',
      '[00;02;03]',
      '[pause',
      'yes',
      '“no”',
      '5:30',
    ),
    {
      minLength: 0,
      maxLength: 8,
    },
  )
  .map(list => list.join(' '))
const header = fc.constantFrom(
  '',
  '---\nspeakers: [Anna Meyer, Ben Okafor]\n---\n\n',
  '---\ntitle: A talk\nspeakers:\n  - Anna Meyer\n  - Ben Okafor\n\n',
  '---\ntags: [a]\nlanguage: English\ndate: July 3, 2024\nstatus: Draft\n---\n\n',
)
const eol = fc.constantFrom('\n', '\n\n', '\r\n\r\n')
const text = fc
  .tuple(header, fc.array(fc.tuple(slipped, words, eol), { minLength: 3, maxLength: 24 }))
  .map(([head, lines]) => head + lines.map(([label, said, end]) => label + said + end).join(''))

const safeFixes = (source: string): Fix[] =>
  checkTranscript(readTranscript(source)).flatMap(problem => {
    const [first] = problem.fixes
    return first?.safety === 'safe' ? [first] : []
  })

/** Letters and digits of the whole text in which a safe fix may change marks and case only. */
const letters = (source: string): string =>
  source
    .replace(/^---[\s\S]*?\n\s*\n/, '')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase()

/** Speakers with case, blanks and full stops set aside, which a safe fix may put right. */
const speakersOf = (source: string): string[] =>
  outline(readTranscript(source)).turns.map(turn => turn.resolution.speaker.toLowerCase().replace(/[\s.]/g, ''))

it('applies safe fixes one by one until none is left, and changes no spoken word', () => {
  fc.assert(
    fc.property(text, source => {
      let fixed = source
      let steps = 0
      for (let fixes = safeFixes(fixed); fixes.length > 0; fixes = safeFixes(fixed)) {
        const [fix] = fixes
        if (fix === undefined) break
        const next = applyEdits(fixed, fix.edits)
        expect(next).not.toBe(fixed)
        // The speakers stay; a line that was no turn may have become one.
        const [before, after] = [speakersOf(fixed), speakersOf(next)]
        if (after.length === before.length) expect(after).toEqual(before)
        fixed = next
        if (++steps > 200) throw new Error('the fixes do not end')
      }
      expect(letters(fixed)).toBe(letters(source))
    }),
    { seed: 20240703, numRuns: 120 },
  )
}, 60_000)

it('applies all safe fixes at once as one by one: no spoken word changes, and a second time nothing', () => {
  fc.assert(
    fc.property(text, source => {
      const fixed = finish(fixing(source, safeFix))
      expect(changed(source, fixed.changes)).toBe(fixed.text)
      expect(letters(fixed.text)).toBe(letters(source))
      expect(safeFixes(fixed.text)).toEqual([])
      expect(finish(fixing(fixed.text, safeFix))).toMatchObject({ count: 0, changes: [] })
    }),
    { seed: 20240704, numRuns: 120 },
  )
}, 60_000)

it('offers edits that do not overlap within a fix', () => {
  fc.assert(
    fc.property(text, source => {
      for (const problem of checkTranscript(readTranscript(source)))
        for (const fix of problem.fixes) applyEdits(source, fix.edits)
    }),
    { seed: 7, numRuns: 200 },
  )
}, 60_000)
