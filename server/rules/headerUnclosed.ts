import type { Block } from '../syntax/block.ts'
import { linesOf } from '../syntax/position.ts'
import { lineEndIn } from '../text/lines.ts'
import { say } from '../text/message.ts'
import { skipSpace } from '../text/space.ts'
import type { BlockRule, RulePage } from './rule.ts'

/** Where the closing line belongs: after the last line that is neither blank nor, after a blank one, a heading. */
const closingPlace = (block: Block): number => {
  const { text } = block
  const starts = linesOf(block)
  let end = text.length
  for (let i = starts.length - 1; i > 0; i--) {
    const start = starts[i] ?? 0
    const first = skipSpace(text, start, end)
    // `# Title` is a comment in YAML; below the keys it is the first heading of the text.
    if (first < end && text[first] !== '#') break
    end = start
  }
  return end
}

/** Its page of documentation, and its tests. */
export const headerUnclosedPage: RulePage = {
  explanation:
    'The header begins with a line `---` and ends with another. Without the second line other tools take the whole transcript for the header; here it is read up to the first line that cannot belong to it.',
  origin: 'The header; front matter of site generators, which fails on it.',
  examples: [
    {
      bad: '---\n^^^\ntitle: The summit\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
      good: '---\ntitle: The summit\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
    },
  ],
}

export const headerUnclosed: BlockRule = {
  code: 'header-unclosed',
  severity: 'error',
  scope: 'block',
  on: 'header',
  summary: say`The header is not closed`,
  check: block => {
    if (!block.unclosed) return []
    const start = block.text.charCodeAt(0) === 0xfeff ? 1 : 0
    const at = closingPlace(block)
    const eol = lineEndIn(block.text)
    const newLine = at > 0 && !/[\r\n]/.test(block.text[at - 1] ?? '')
    const changes = [{ span: { start: at, end: at }, newText: `${newLine ? eol : ''}---${eol}` }]
    return [
      {
        span: { start, end: start + 3 },
        message: say`The header is not closed; put a line “---” after its last key.`,
        fixes: [{ title: say`Close the header`, safety: 'safe', changes }],
      },
    ]
  },
}
