import { describe, expect, it } from 'vitest'
import type { DocumentSymbol } from 'vscode-languageserver-types'
import { documentSymbols, flatSymbols, OUTLINE_LIMIT } from '../../server/features/outline.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import { finish } from '../../server/text/steps.ts'

const outline = (text: string, limit = OUTLINE_LIMIT): DocumentSymbol[] =>
  finish(documentSymbols(readTranscript(text), limit))

/** An outline as indented lines: `name (detail) first–last line`, lines counted from 1. */
const drawn = (symbols: readonly DocumentSymbol[], indent = ''): string =>
  symbols
    .map(({ name, detail, range, children = [] }) => {
      const lines = `${range.start.line + 1}–${range.end.line + 1}`
      return `${indent}${name}${detail === undefined ? '' : ` (${detail})`} ${lines}\n${drawn(children, `${indent}  `)}`
    })
    .join('')

describe('outline', () => {
  it('has the header with its speakers, then sections with their turns', () => {
    const symbols = outline(`---
title: Weekly meeting
speakers:
  - Anna Berg
  - name: Ben Okafor
    role: Treasurer
    organization: ACME
---

Anna Berg: Before everything.

# Opening

[0:00:05] Anna Berg: Welcome, everybody.
And more of it.

## Money

Ben Okafor:
The words stand below.

Narration is a paragraph.

# End
`)
    expect(drawn(symbols)).toBe(`Header (Weekly meeting) 1–8
  Anna Berg 4–4
  Ben Okafor (Treasurer, ACME) 5–7
Anna Berg (Before everything.) 10–10
Opening 12–23
  Anna Berg (0:00:05  Welcome, everybody. And more of it.) 14–15
  Money 17–23
    Ben Okafor (The words stand below.) 19–22
End 24–25
`)
  })

  it('lists nobody who is no speaker', () => {
    expect(drawn(outline('Anna Berg: One.\n\nSlides: https://example.org\n\nAnna Berg: Two.\n'))).not.toContain(
      'Slides',
    )
  })

  it('selects the label', () => {
    const [turn] = outline('[0:10] **Anna Berg**: One.\n\nAnna Berg: Two.\n')
    expect(turn?.selectionRange).toEqual({ start: { line: 0, character: 9 }, end: { line: 0, character: 18 } })
  })

  it('ends a turn with its last line, without the line end', () => {
    const [turn] = outline('Anna Berg: One\r\ntwo three\r\n\r\nBen Okafor: Four.\r\n')
    expect(turn?.range.end).toEqual({ line: 1, character: 9 })
  })

  it('cuts the first words between words', () => {
    const [turn] = outline(`Anna Berg: ${'word '.repeat(40)}\n\nAnna Berg: x.\n`)
    expect(turn?.detail).toMatch(/^(?:word )+word…$/)
  })

  it('says how many turns it does not list', () => {
    const symbols = outline('Anna Berg: One.\n\n'.repeat(2000), 500)
    expect(symbols).toHaveLength(501)
    expect(symbols.at(-1)?.name).toBe('… 1,500 more turns')
    expect(symbols.at(-1)?.range).toEqual({ start: { line: 1000, character: 0 }, end: { line: 4000, character: 0 } })
  })

  it('is a list for editors that know no tree', () => {
    const flat = finish(flatSymbols(outline('# One\n\nAnna Berg: Yes.\n\nAnna Berg: No.\n'), 'file:///a'))
    expect(flat.map(({ name }) => name)).toEqual(['One', 'Anna Berg', 'Anna Berg'])
  })

  it.each([
    '',
    '---\n---\n',
    '#\n\n##\n',
    '>> \n>>: Hi\n',
    '---\nspeakers:\n  - name: " "\n  - [a, [b]]\n  - {}\n---\n',
    '---\ntitle: x\nspeakers: [A\n',
    '\ufeffAnna Berg: One.',
    'Anna Berg:\n\n\n# \u200b\n',
    `# One\nAnna Berg: ${'\ud83d'.repeat(100)}`,
  ])('is sound for %j', text => {
    const check = (symbols: readonly DocumentSymbol[]): void => {
      for (const { name, range, selectionRange, children = [] } of symbols) {
        expect(name.trim()).not.toBe('')
        const at = ({ line, character }: typeof range.start): number => line * 1e6 + character
        expect(at(range.start)).toBeLessThanOrEqual(at(selectionRange.start))
        expect(at(selectionRange.start)).toBeLessThanOrEqual(at(selectionRange.end))
        expect(at(selectionRange.end)).toBeLessThanOrEqual(at(range.end))
        check(children)
      }
    }
    check(outline(text))
  })
})
