import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { semanticTokens, semanticTokensIn, TOKEN_MODIFIERS, TOKEN_TYPES } from '../../server/features/semanticTokens.ts'
import { tokenEdits } from '../../server/features/semanticTokensDelta.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import type { Vocabulary } from '../../server/syntax/notes.ts'
import { finish } from '../../server/text/steps.ts'

type Token = { readonly line: number; readonly start: number; readonly length: number; readonly name: string }

const decode = (data: readonly number[]): Token[] => {
  const tokens: Token[] = []
  let line = 0
  let start = 0
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5)
    line += down
    start = down === 0 ? start + right : right
    const names = TOKEN_MODIFIERS.filter((_, bit) => modifiers & (1 << bit))
    tokens.push({ line, start, length, name: [TOKEN_TYPES[type], ...names].join('.') })
  }
  return tokens
}

/** The tokens of a text as `type.modifier text`. */
const tokens = (text: string, vocabulary: Vocabulary = {}): string[] => {
  const lines = text.split(/\r\n|\r|\n/)
  return decode(finish(semanticTokens(readTranscript(text), vocabulary)) ?? []).map(
    ({ line, start, length, name }) => `${name} ${lines[line]?.slice(start, start + length)}`,
  )
}

describe('semantic tokens', () => {
  it('tell gaps by the words that are added', () => {
    const text = 'Anna: So [unhörbar], [Beifall].\n\nAnna: [inaudible]\n'
    const notes = (vocabulary?: Vocabulary) => tokens(text, vocabulary).filter(token => token.includes('['))
    expect(notes()).toEqual(['note [unhörbar]', 'note [Beifall]', 'gap [inaudible]'])
    expect(notes({ gap: ['Unhörbar'] })).toEqual(['gap [unhörbar]', 'note [Beifall]', 'gap [inaudible]'])
  })

  it('follow the model', () => {
    expect(
      tokens(`---
speakers:
  - name: Anna Berg
    aliases: [AB]
---
# One [laughter]

[0:10] **Anna Berg** (on the phone): One [inaudible] two [0:20].

President of Russia Vladimir Putin: A [note
over two lines] here.

Vladimir Putin: Yes.

Slides: https://example.org

\`\`\`
Anna Berg: code [note]
\`\`\`
`),
    ).toEqual([
      'speaker.declaration Anna Berg',
      'speaker.declaration AB',
      'note [laughter]',
      'time [0:10]',
      'speaker.declared Anna Berg',
      'manner on the phone',
      'gap [inaudible]',
      'time [0:20]',
      'speaker.inferred President of Russia Vladimir Putin',
      'note [note',
      'note over two lines]',
      'speaker.chained Vladimir Putin',
      'notSpeaker Slides:',
    ])
  })

  it('are the same by range', () => {
    const transcript = readTranscript(
      'Anna Berg: One [laughter].\nTwo [0:10].\n\nBen Okafor: Three.\n\nAnna Berg: Four.\n',
    )
    const all = decode(finish(semanticTokens(transcript)) ?? [])
    for (let first = 0; first < 7; first++)
      for (let last = first; last < 7; last++) {
        const range = { start: { line: first, character: 0 }, end: { line: last, character: 0 } }
        expect(decode(finish(semanticTokensIn(transcript, range)))).toEqual(
          all.filter(({ line }) => line >= first && line <= last),
        )
      }
  })

  const pieces = fc.constantFrom(
    'Anna Berg: ',
    '**Anna Berg** ',
    'Slides: ',
    '[0:10] ',
    '(quietly) ',
    '[a',
    'b?]',
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    'word ',
    '---\n',
    'speakers: [Anna Berg]\n',
    '>> ',
    '# ',
    '<!-- ',
    '```\n',
    '\ud800',
  )

  it('are sorted, apart from each other, and within their lines', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), parts => {
        const text = parts.join('')
        const lines = text.split(/\r\n|\r|\n/)
        let before: Token | undefined
        for (const token of decode(finish(semanticTokens(readTranscript(text))) ?? [])) {
          expect(token.length).toBeGreaterThan(0)
          expect(token.start + token.length).toBeLessThanOrEqual(lines[token.line]?.length ?? -1)
          if (before?.line === token.line) expect(token.start).toBeGreaterThanOrEqual(before.start + before.length)
          else if (before !== undefined) expect(token.line).toBeGreaterThan(before.line)
          before = token
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('a delta', () => {
  const numbers = fc
    .array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(1), fc.nat(1)), { maxLength: 12 })
    .map(list => list.flat())

  it('makes the new tokens of the old', () => {
    fc.assert(
      fc.property(numbers, numbers, (before, after) => {
        const edited = [...before]
        for (const { start, deleteCount, data = [] } of tokenEdits(before, after))
          edited.splice(start, deleteCount, ...data)
        expect(edited).toEqual(after)
      }),
    )
  })

  it('is empty where nothing changed', () => {
    expect(tokenEdits([1, 2, 3, 4, 5], [1, 2, 3, 4, 5])).toEqual([])
  })

  it('of very many tokens those of a range are given, but not all', () => {
    const transcript = readTranscript(`Anna Meyer: Well.\n\n${'[a] '.repeat(100_001)}\n`)
    expect(finish(semanticTokens(transcript))).toBe(undefined)
    const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }
    expect(decode(finish(semanticTokensIn(transcript, range)))).toHaveLength(1)
  })
})
