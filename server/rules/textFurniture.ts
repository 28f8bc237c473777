import { isProse } from '../syntax/block.ts'
import { linesOf } from '../syntax/position.ts'
import { say } from '../text/message.ts'
import type { Span } from '../text/range.ts'
import { trimSpaceEnd } from '../text/space.ts'
import { quoted } from '../text/wording.ts'
import type { BlockRule, Finding, RulePage } from './rule.ts'

/** Whole lines that pages have around a text, and no speaker says. */
const furniture =
  /^(?:-\s*\d{1,4}\s*-|page \d{1,4}(?: of \d{1,4})?|seite \d{1,4}(?: von \d{1,4})?|\d{1,4}\s*\/\s*\d{1,4}|skip to (?:main )?content|back to top|share(?: this)?(?: (?:page|article|on .{2,20}))?|print(?: this page)?|read more|sign in|log in|menu|search|cookie (?:policy|settings)|privacy policy|terms of (?:use|service)|all rights reserved\.?|(?:view|display) settings|font size:?.{0,20}|site colou?rs:?.{0,20}|images:?|previous|next|download (?:pdf|as pdf)|(?:copyright|©).{0,60})$/iu

/** Its page of documentation, and its tests. */
export const textFurniturePage: RulePage = {
  explanation:
    'The line looks like something that the page had around the text: a page number, a menu, a notice. It was pasted along, and is read as if it had been said.',
  origin: 'Official records pasted from web sites: `Font size:`, `Site colours:`, page numbers of printed reports.',
  examples: [
    {
      bad: 'Anna Meyer: Good morning.\n\nPage 3 of 12\n^^^^^^^^^^^^\n\nBen Okafor: Yes.\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: Good morning.\n\n\nBen Okafor: Yes.\n\nAnna Meyer: Well.\n',
    },
  ],
}

const findingOf = (text: string, span: Span, line: Span): Finding => {
  return {
    span,
    message: say`${quoted(text.slice(span.start, span.end))} looks like a part of the page that the text was taken from.`,
    fixes: [{ title: say`Remove the line`, safety: 'suggested', changes: [{ span: line, newText: '' }] }],
  }
}

export const textFurniture: BlockRule = {
  code: 'text-furniture',
  severity: 'information',
  byDefault: false,
  scope: 'block',
  on: 'text',
  summary: say`A part of the page around the text was left in`,
  check: block => {
    const { text } = block
    if (!isProse(block)) return []
    const starts = linesOf(block)
    return starts.flatMap((from, i) => {
      const next = starts[i + 1] ?? text.length
      const start = from + (/^\s*/u.exec(text.slice(from, Math.min(next, from + 80)))?.[0].length ?? 0)
      const end = trimSpaceEnd(text, start, next)
      if (end <= start || end - start > 80 || !furniture.test(text.slice(start, end))) return []
      return [findingOf(text, { start, end }, { start: from, end: next })]
    })
  },
}
