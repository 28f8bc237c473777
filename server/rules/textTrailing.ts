import { isProse } from '../syntax/block.ts'
import { linesOf } from '../syntax/position.ts'
import { contentEnds } from '../text/lines.ts'
import { say } from '../text/message.ts'
import type { BlockRule, Finding, RulePage } from './rule.ts'

const BLANKS = ' \t\u00a0\u200b'

/** Its page of documentation, and its tests. */
export const textTrailingPage: RulePage = {
  explanation:
    'Blanks at the end of a line are not seen, and show up as changes when somebody’s editor removes them. Two blanks before a further line of the paragraph are a line break in Markdown, and are left alone.',
  origin: 'The habit of editors for plain text.',
  examples: [
    {
      bad: 'Anna Meyer: Good morning. \n                         ^\n\nBen Okafor: Yes.\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: Good morning.\n\nBen Okafor: Yes.\n\nAnna Meyer: Well.\n',
    },
  ],
}

export const textTrailing: BlockRule = {
  code: 'text-trailing',
  severity: 'hint',
  byDefault: false,
  scope: 'block',
  on: 'text',
  summary: say`Blanks at the end of a line`,
  check: block => {
    if (!isProse(block)) return []
    const { text } = block
    const last = text.trimEnd().length
    const contentEnd = contentEnds(text)
    const findings: Finding[] = []
    for (const from of linesOf(block)) {
      const end = contentEnd(from)
      let start = end
      while (start > from && BLANKS.includes(text.charAt(start - 1))) start--
      if (start === end || start === 0) continue
      const isBreak = start < last && text.slice(start, end) === '  '
      if (isBreak) continue
      const span = { start, end }
      findings.push({
        span,
        message: say`Blanks stand at the end of the line.`,
        fixes: [{ title: say`Remove them`, safety: 'safe', changes: [{ span, newText: '' }] }],
      })
    }
    return findings
  },
}
