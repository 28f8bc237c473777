// Texts for property tests: every kind of line that means something, in any order, with any line end.
import fc from 'fast-check'

const LINES = [
  'Anna Meyer: Good morning.',
  'President of\u00a0Kazakhstan Kassym-Jomart Tokayev: Mr\u00a0Putin, I\u00a0am delighted.',
  'Kassym-Jomart Tokayev: Agreed.',
  'RPR: All right',
  '**Anna:** text',
  '**Anna** [0:00:10]',
  '**Anna: text',
  'Anna (on the phone: text',
  '[00:01:29] Anna: yes [laughter] [unclosed',
  'Anna [0:12]',
  '00:01:29',
  'Q    What is it?',
  '>> ALICE: Hi',
  '>>: Hi',
  '- DE: in a list',
  '???: who',
  'SA：言归正传',
  'Frank Schwabe (SPD):',
  'Slides: https://example.org/',
  'https://example.org/a:b',
  'A line of prose that goes on: with a colon.',
  'no colon here',
  'x',
  '',
  ' ',
  '\t\u00a0\u200b',
  '\u2028',
  '# Heading',
  '####### seven',
  '===',
  '---',
  '--',
  '...',
  '* * *',
  '___',
  '```',
  '````js',
  '~~~',
  '~~~ ```',
  '<!-- comment',
  '<!-- whole -->',
  '-->',
  '| a | b |',
  '> quote: text',
  '1. item',
  '<div>',
  '[ref]: https://example.org',
  'title: A title',
  'speakers: [Anna Meyer, { name: RPR }]',
  '  - name: Anna',
  'key: "unclosed',
  '\ufeff---',
  'a'.repeat(250),
  '𝒜nna: \ud800 lone',
  'Anna\\: not a label',
  '\u0000\u0001',
] as const

const lineEnd = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r')
const line = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...LINES) },
  fc.string({ unit: 'binary', maxLength: 12 }),
)

/** A few lines of any kind; the last may lack its line end. */
export const anyText = (maxLines: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(
        '',
        '',
        '---\n',
        '---\ntitle: x\n',
        '---\ntitle: x\n---\n',
        '\ufeff---\r\nspeakers: [RPR]\r\n---\r\n',
      ),
      fc.array(fc.tuple(line, lineEnd), { maxLength: maxLines }),
      fc.constantFrom('', 'Anna: the end', ' ', '---'),
    )
    .map(([head, lines, tail]) => head + lines.flat().join('') + tail)

/** What somebody might type or paste. */
export const anyInsertion: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    '',
    'x',
    ':',
    ' ',
    '\n',
    '\r',
    '\r\n',
    '\n\n',
    '-',
    '---\n',
    '#',
    '`',
    '```\n',
    '<!--',
    '-->',
    '*',
    '[',
  ),
  anyText(6),
)
