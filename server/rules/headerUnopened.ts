import { FOREIGN_KEYS, headerKey } from '../model/headerKeys.ts'
import { isLongBlock } from '../syntax/block.ts'
import { lineEndIn } from '../text/lines.ts'
import { say } from '../text/message.ts'
import { itemsOf, sizeOf } from '../text/sequence.ts'
import type { DocumentRule, Report, RulePage } from './rule.ts'

/** A header is looked for in so many blocks and lines. */
const BLOCKS = 12
const LINES = 60

const key = /^([\p{L}][\w-]*):(?:\s|$)/u
const further = /^(?:\s+\S|-\s|#)/u

const isKey = (line: string): boolean => {
  const name = key.exec(line)?.[1]?.toLowerCase()
  return name !== undefined && (headerKey(name) !== undefined || name in FOREIGN_KEYS || name.startsWith('x-'))
}

/** Its page of documentation, and its tests. */
export const headerUnopenedPage: RulePage = {
  explanation:
    'The file begins with keys and values as a header has them, and a line `---` ends them, but the line `---` before them is missing. So they are read as text.',
  origin: 'Slips in public archives: the first line was lost when a text was copied.',
  examples: [
    {
      bad: 'title: A talk\n^^^^^^^^^^^^^\ndate: 2024-07-03\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n\nAnna Meyer: Well.\n',
      good: '---\ntitle: A talk\ndate: 2024-07-03\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n\nAnna Meyer: Well.\n',
    },
  ],
}

export const headerUnopened: DocumentRule = {
  code: 'header-unopened',
  severity: 'error',
  scope: 'document',
  summary: say`The line that opens the header is missing`,
  *check({ blocks, headerBlock }): Iterable<Report> {
    if (headerBlock !== undefined) return
    const some = itemsOf(blocks, 0, Math.min(BLOCKS, sizeOf(blocks)))
    const long = some.findIndex(isLongBlock)
    const text = (long < 0 ? some : some.slice(0, long)).map(block => block.text).join('')
    const lines = text.split(/\r\n|\n|\r/, LINES)
    const end = lines.findIndex(line => /^(?:---|\.\.\.)\s*$/.test(line))
    const [first = ''] = lines
    const header = lines.slice(0, Math.max(0, end))
    if (
      !isKey(first.replace(/^\ufeff/, '')) ||
      !header.every(line => key.test(line) || further.test(line) || line === '')
    )
      return
    // Of known keys two are enough, or a title before all others.
    if (header.filter(isKey).length < 2 && header.length > 1 && !/^\ufeff?title:/iu.test(first)) return
    const start = { line: 0, character: 0 }
    const lineEnd = lineEndIn(text)
    yield {
      range: { start, end: { line: 0, character: first.length } },
      message: say`A header seems to begin here, but the line “---” before it is missing.`,
      fixes: () => [
        {
          title: say`Insert “---”`,
          safety: 'safe',
          edits: [{ range: { start, end: start }, newText: `---${lineEnd}` }],
        },
      ],
    }
  },
}
