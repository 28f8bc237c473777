import { describe, expect, it } from 'vitest'
import { documentLinks } from '../../server/features/links.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import { lineStarts } from '../../server/text/lines.ts'
import { finish } from '../../server/text/steps.ts'

/** Links as `text → target`. */
const links = (text: string, uri = 'file:///talks/2024/one.transcript'): string[] => {
  const starts = lineStarts(text)
  return finish(documentLinks(readTranscript(text), uri)).map(({ range: { start, end }, target }) => {
    const written = text.slice((starts[start.line] ?? 0) + start.character, (starts[end.line] ?? 0) + end.character)
    return `${written} → ${target}`
  })
}

describe('links', () => {
  it('lead from the header to pages and recordings', () => {
    expect(
      links('---\nsource: https://example.org/a\nmedia: [../audio/my talk.mp3, "https://example.org/b.mp3"]\n---\n'),
    ).toEqual([
      'https://example.org/a → https://example.org/a',
      '../audio/my talk.mp3 → file:///talks/audio/my%20talk.mp3',
      '"https://example.org/b.mp3" → https://example.org/b.mp3',
    ])
  })

  it('lead from addresses in the text', () => {
    expect(
      links(
        'Anna Berg: See https://example.org/a_(b), or (https://example.org/c).\n\n[x](https://example.org/d) <http://e.f/>\n',
      ),
    ).toEqual([
      'https://example.org/a_(b) → https://example.org/a_(b)',
      'https://example.org/c → https://example.org/c',
      'https://example.org/d → https://example.org/d',
      'http://e.f/ → http://e.f/',
    ])
  })

  it('end where a text without spaces goes on', () => {
    expect(
      links(
        '安娜：见[这里](https://example.org/a_(b))才能理解（https://example.org/c）。\n\n本：https://example.org/d，好。\n',
      ),
    ).toEqual([
      'https://example.org/a_(b) → https://example.org/a_(b)',
      'https://example.org/c → https://example.org/c',
      'https://example.org/d → https://example.org/d',
    ])
  })

  it('lead nowhere from what is no address yet', () => {
    expect(links('---\nsource: https://examp-->\n---\n\nAnna Berg: See https://a:b or http://e.f.\n')).toEqual([
      'http://e.f → http://e.f',
    ])
  })

  it('lead nowhere from a file that has no place', () => {
    expect(links('---\nmedia: a.mp3\n---\n', 'untitled:Untitled-1')).toEqual([])
    expect(links('---\nmedia: a.mp3\n---\n', 'no uri')).toEqual([])
  })

  it('are not looked for in code', () => {
    expect(links('```\nhttps://example.org\n```\n')).toEqual([])
  })
})
