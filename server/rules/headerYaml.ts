import { headerTree } from '../syntax/header.ts'
import { positionIn } from '../syntax/position.ts'
import { say } from '../text/message.ts'
import type { BlockRule, Finding, RulePage } from './rule.ts'

/** One mistake in YAML often yields several messages; no more than this are shown. */
const MOST = 20

/** Its page of documentation, and its tests. */
export const headerYamlPage: RulePage = {
  explanation:
    'The header consists of keys and values in YAML: one key to a line, a colon and a blank, the value. A value that holds `: ` or begins with a special character stands in quotation marks. Where the header is not valid, what it declares may be lost.',
  origin: 'YAML 1.2.',
  examples: [
    {
      bad: '---\ntitle: "The summit\ndate: 2024-07-03\n---\n^\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
      good: '---\ntitle: "The summit"\ndate: 2024-07-03\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
    },
  ],
}

export const headerYaml: BlockRule = {
  code: 'header-yaml',
  severity: 'error',
  scope: 'block',
  on: 'header',
  summary: say`The header is not valid YAML`,
  check: block => {
    const found: Finding[] = []
    const lines = new Set<number>()
    for (const { message, span } of headerTree(block).problems) {
      const { line } = positionIn(block, 0, span.start)
      if (lines.has(line)) continue
      lines.add(line)
      if (found.push({ span: onOneLine(block.text, span), message }) >= MOST) break
    }
    return found
  },
}

/** A span cut at the end of its first line; one that starts at a line end is put on the character before it. */
const onOneLine = (text: string, span: { start: number; end: number }): { start: number; end: number } => {
  let start = Math.min(span.start, text.length)
  while (start > 0 && /[\r\n]/.test(text[start] ?? '\n') && !/[\r\n]/.test(text[start - 1] ?? '\n')) start--
  const end = text.slice(start, span.end).search(/[\r\n]/)
  return { start, end: end < 0 ? Math.max(span.end, start + 1) : Math.max(start + end, start + 1) }
}
