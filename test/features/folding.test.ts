import { describe, expect, it } from 'vitest'
import { foldingRanges } from '../../server/features/folding.ts'
import { readTranscript } from '../../server/model/transcript.ts'
import { finish } from '../../server/text/steps.ts'

/** Ranges as `first–last kind`, lines counted from 1. */
const folds = (text: string, limit = 5000): string[] =>
  finish(foldingRanges(readTranscript(text), limit)).map(
    ({ startLine, endLine, kind }) => `${startLine + 1}–${endLine + 1}${kind === undefined ? '' : ` ${kind}`}`,
  )

describe('folding', () => {
  it('folds header, sections and turns', () => {
    expect(
      folds(`---
title: One
---

# Opening

Anna Berg: One
two.

Three.

## Money

Ben Okafor: One line.

# End

Anna Berg: Last.
Of all.
`),
    ).toEqual(['1–3', '5–14', '7–10', '12–14', '16–19', '18–19'])
  })

  it('folds a comment with a line that is cut as one', () => {
    expect(folds(`<!--\nOne.\n${'word '.repeat(300_000)}\nTwo.\n-->\n`)).toEqual(['1–5 comment'])
  })

  it('folds comments, code and lists', () => {
    expect(
      folds(
        '<!-- one\ntwo -->\n\n```\nAnna: code\n\n```\n\n- a\n- b\n- c\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> short\n',
      ),
    ).toEqual(['1–2 comment', '4–7', '9–11', '13–15'])
  })

  it('folds a long fence and a long comment as one', () => {
    expect(folds(`\`\`\`\n${'code\n'.repeat(1000)}\`\`\`\n`)).toEqual(['1–1002'])
    expect(folds(`<!--\n${'text\n\n'.repeat(500)}-->\n`)).toEqual(['1–1002 comment'])
    expect(folds('- item\n'.repeat(1000))).toEqual(['1–1000'])
  })

  it('keeps comments apart that follow each other', () => {
    expect(folds('<!-- a\nb -->\n<!-- c\nd -->\n')).toEqual(['1–2 comment', '3–4 comment'])
  })

  it('folds regions, also one in another', () => {
    expect(
      folds('<!-- #region one -->\n\ntext\n\n<!-- #region -->\ntext\n<!-- #endregion -->\n<!-- #endregion -->\n'),
    ).toEqual(['1–8 region', '5–7 region'])
  })

  it('stays within the limit, and keeps the sections', () => {
    const ranges = folds(`# One\n\n${'Anna Berg: One\ntwo.\n\n'.repeat(50)}`, 10)
    expect(ranges).toHaveLength(10)
    expect(ranges[0]).toBe('1–151')
  })

  it.each(['', '<!-- #endregion -->\n', '# One', '```\n', '---\ntitle: x'])('is sound for %j', text => {
    expect(folds(text)).toEqual(expect.any(Array))
  })
})
