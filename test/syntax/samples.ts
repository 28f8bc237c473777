// Texts for property tests: every kind of line that means something, in any order, with any line end.
import fc from 'fast-check'
import { LINES } from './oddLines.ts'

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
