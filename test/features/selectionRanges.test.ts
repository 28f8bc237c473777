import { describe, expect, it } from 'vitest'
import { selectionRangeAt } from '../../server/features/selectionRanges.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import { lineStarts } from '../../server/text/lines.ts'
import type { Range } from '../../server/text/range.ts'
import { finish } from '../../server/text/steps.ts'
import { marked } from '../marked.ts'

/** The texts to which a selection at `$0` grows. */
const grown = (fixture: string): string[] => {
  const { text, cursor } = marked(fixture)
  if (cursor === undefined) throw new Error('The fixture has no cursor.')
  const starts = lineStarts(text)
  const textOf = ({ start, end }: Range): string =>
    text.slice((starts[start.line] ?? 0) + start.character, (starts[end.line] ?? 0) + end.character)
  const texts: string[] = []
  for (let at: ReturnType<typeof selectionChain> | undefined = selectionChain(text, cursor); at; at = at.parent)
    texts.push(textOf(at.range))
  return texts
}

const selectionChain = (text: string, cursor: Range['start']) => finish(selectionRangeAt(readTranscript(text), cursor))

describe('a selection grows', () => {
  it('from word to sentence, paragraph, turn, section, body and file', () => {
    const text = `---
title: Talk
---

# One

Intro.

## Two

Anna: Well, Mr. Smi$0th came
late. He sat down.

And left.

Ben: Yes.
`
    const turn = 'Anna: Well, Mr. Smith came\nlate. He sat down.\n\nAnd left.'
    const inner = `## Two\n\n${turn}\n\nBen: Yes.`
    const body = `# One\n\nIntro.\n\n${inner}`
    expect(grown(text)).toEqual([
      'Smith',
      'Well, Mr. Smith came\nlate.',
      'Well, Mr. Smith came\nlate. He sat down.',
      'Anna: Well, Mr. Smith came\nlate. He sat down.',
      turn,
      inner,
      body,
      `---\ntitle: Talk\n---\n\n${body}\n`,
    ])
  })

  it('to what is said below a label, without the line end before it', () => {
    const header = '---\nspeakers: [Anna Meyer, Ben Okafor]\n---\n\n'
    expect(grown(`${header}Anna Meyer:\n  We$0ll. Yes.\n\nBen Okafor:\nNo.\n`).slice(0, 3)).toEqual([
      'Well',
      'Well.',
      'Well. Yes.',
    ])
  })

  it('from a word of a label to the label, the emphasis and the turn', () => {
    expect(grown('**Anna Be$0rg:** Hello.\n\nBen: Yes.\n').slice(0, 4)).toEqual([
      'Berg',
      'Anna Berg',
      '**Anna Berg:**',
      '**Anna Berg:** Hello.',
    ])
  })

  it('from a word in a note to the note', () => {
    expect(grown('Anna: He said [the Secur$0ity Council] so.\n\nBen: Yes.\n').slice(0, 3)).toEqual([
      'Security',
      '[the Security Council]',
      'He said [the Security Council] so.',
    ])
  })

  it('by the sentences of the language', () => {
    expect(grown('---\nlanguage: zh\n---\n\n主持人: 你好。我们开$0始吧。\n')).toContain('我们开始吧。')
  })

  it('from a value of the header to its entry', () => {
    expect(grown('---\ntitle: Talk\nspeakers: [An$0na, Ben]\n---\n\nAnna: Hello.\n')).toEqual([
      'Anna',
      '[Anna, Ben]',
      'speakers: [Anna, Ben]',
      'title: Talk\nspeakers: [Anna, Ben]',
      '---\ntitle: Talk\nspeakers: [Anna, Ben]\n---',
      '---\ntitle: Talk\nspeakers: [Anna, Ben]\n---\n\nAnna: Hello.\n',
    ])
  })

  it('over a paragraph that is read in pieces', () => {
    const lines = Array.from({ length: 300 }, (_, i) => `word ${i}`).join('\n')
    const texts = grown(`Anna: first\n${lines}\nla$0st\n\nBen: Yes.\n`)
    expect(texts).toContain(`Anna: first\n${lines}\nlast`)
  })

  it('in an empty file not at all', () => {
    expect(grown('$0')).toEqual([''])
  })
})
