import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterLineEnd, contentEnds, lineStarts, pieceEnds } from '../../server/text/lines.ts'
import { fold, isSpace, skipSpace, trimSpaceEnd, unfolded } from '../../server/text/space.ts'

const SEED = { seed: 20240703 }
const text = fc
  .array(fc.constantFrom('a', ' ', '\n', '\r', '\r\n', '\u2028', '\u0085', '\f', '𝒜'))
  .map(parts => parts.join(''))

test('lines end at LF, CR LF and CR, at nothing else', () => {
  expect(lineStarts('a\nb\r\nc\rd\u2028e\u0085f\u000bg')).toEqual([0, 2, 5, 7])
  expect(lineStarts('')).toEqual([0])
  expect(lineStarts('\n')).toEqual([0, 1])
  fc.assert(
    fc.property(text, source => {
      const starts = lineStarts(source)
      expect(starts.map((start, i) => source.slice(start, starts[i + 1]))).toEqual(
        source.split(/(?<=\n|\r(?!\n))/).concat(/[\r\n]$/.test(source) ? [''] : []),
      )
    }),
    SEED,
  )
})

test('a line is its content and its line end', () => {
  fc.assert(
    fc.property(text, source => {
      const contentEnd = contentEnds(source)
      lineStarts(source).forEach((start, i, starts) => {
        const end = contentEnd(start)
        expect(source.slice(start, end)).not.toMatch(/[\r\n]/)
        expect(afterLineEnd(source, end)).toBe(starts[i + 1] ?? source.length)
      })
    }),
    SEED,
  )
})

test('a text and its bytes are cut into whole lines, as long as they may be', () => {
  const check = (source: string, most: number): void => {
    const bytes = Buffer.from(source)
    for (const whole of [source, bytes]) {
      const pieces: string[] = []
      let from = 0
      for (const to of pieceEnds(whole, most)) {
        pieces.push(whole.slice(from, to).toString())
        from = to
      }
      expect(pieces.join('')).toBe(source)
      const lines = pieces.map(piece => piece.split(/(?<=\n|\r(?!\n))/))
      expect(lines.flat()).toEqual(source === '' ? [] : source.split(/(?<=\n|\r(?!\n))/))
      const lengthOf = (text: string): number => (whole === source ? text.length : Buffer.byteLength(text))
      pieces.forEach((piece, i) => {
        if (lines[i]?.length !== 1) expect(lengthOf(piece)).toBeLessThanOrEqual(most)
        const next = lines[i + 1]?.[0]
        if (next !== undefined) expect(lengthOf(piece + next)).toBeGreaterThan(most)
      })
    }
  }
  fc.assert(fc.property(text, fc.integer({ min: 1, max: 9 }), check), SEED)
})

test('white space is what Unicode calls so, and the zero-width characters of pasted pages', () => {
  for (const space of ' \t\n\r\f\v\u00a0\u1680\u2003\u200b\u200e\u2028\u202f\u205f\u3000\ufeff\u0085')
    expect(isSpace(space.charCodeAt(0))).toBe(true)
  for (const other of 'a0_\u00ad\u200c\u200d') expect(isSpace(other.charCodeAt(0))).toBe(false)
  expect(skipSpace(' \u00a0\u200bx ', 0, 5)).toBe(3)
  expect(skipSpace('  x', 0, 1)).toBe(1)
  expect(trimSpaceEnd('x \u202f', 0, 3)).toBe(1)
  expect(trimSpaceEnd('  ', 0, 2)).toBe(0)
})

test('folding makes white space one blank, and compatible characters one', () => {
  expect(fold(' Vladimir\u00a0\u202f Putin\u200b\n')).toBe('Vladimir Putin')
  expect(fold('Ａnna')).toBe('Anna')
  expect(fold('Zoe\u0308')).toBe('Zo\u00eb')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), source => {
      expect(fold(fold(source))).toBe(fold(source))
    }),
    SEED,
  )
})

test('a place in the folded form is found in the text', () => {
  const text = ' \u200bVladimir\u00a0 Zoe\u0308 \uff21nna\u202f'
  const name = (part: string) => {
    const start = fold(text).indexOf(part)
    const span = unfolded(text, { start, end: start + part.length })
    return span && text.slice(span.start, span.end)
  }
  expect(['Vladimir', 'Zoë', 'Anna', 'Zoë Anna'].map(name)).toEqual([
    'Vladimir',
    'Zoe\u0308',
    'Ａnna',
    'Zoe\u0308 Ａnna',
  ])
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'e\u0308', ' ', '\u00a0', 'ﬁ', '한', '\u0301', '\u200b') }),
      source => {
        const all = fold(source)
        const span = unfolded(source, { start: 0, end: all.length })
        if (all !== '' && span !== undefined) expect(fold(source.slice(span.start, span.end))).toBe(all)
      },
    ),
    { seed: 20240703 },
  )
})
