import { isProse } from '../syntax/block.ts'
import { linesOf } from '../syntax/position.ts'
import { say } from '../text/message.ts'
import { trimSpaceEnd } from '../text/space.ts'
import type { BlockRule, RulePage } from './rule.ts'

/** Its page of documentation, and its tests. */
export const textWrappedPage: RulePage = {
  explanation:
    'The paragraph is broken into lines by hand. Editors wrap lines as they are shown, and a change of one word is then a change of one line, not of all that follow.',
  origin: 'Standards meetings: no line breaks inside paragraphs.',
  examples: [
    {
      bad: 'Anna Meyer: Good morning.\nShall we begin?\n^^^^^^^^^^^^^^^\n\nBen Okafor: Yes.\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: Good morning. Shall we begin?\n\nBen Okafor: Yes.\n\nAnna Meyer: Well.\n',
    },
  ],
}

export const textWrapped: BlockRule = {
  code: 'text-wrapped',
  severity: 'information',
  byDefault: false,
  scope: 'block',
  on: 'text',
  summary: say`A paragraph is broken into lines`,
  check: block => {
    if (!isProse(block) || block.lines < 2) return []
    const { text } = block
    const starts = linesOf(block).filter(start => start < text.length)
    const second = starts[1]
    // A label that stands alone has its text below.
    const alone = block.opening !== undefined && block.opening.body >= block.opening.end
    // Two blanks or a backslash at its end make a line break in Markdown, which is meant.
    if (second === undefined || alone || /(?: {2}|\\)\r?\n\S/.test(text)) return []
    const changes = starts.slice(1).map(start => {
      const before = trimSpaceEnd(text, 0, start)
      const after = start + (/^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0)
      return { span: { start: before, end: after }, newText: ' ' }
    })
    const end = trimSpaceEnd(text, second, starts[2] ?? text.length)
    const message = say`This paragraph is broken into ${starts.length} lines; it is one line here.`
    return [{ span: { start: second, end }, message, fixes: [{ title: say`Join the lines`, safety: 'safe', changes }] }]
  },
}
