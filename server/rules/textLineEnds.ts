import type { Transcript } from '../model/transcript.ts'
import { type Block, perBlock } from '../syntax/block.ts'
import { afterLineEnd, contentEnds } from '../text/lines.ts'
import { say } from '../text/message.ts'
import type { Position, TextEdit } from '../text/range.ts'
import { forEachItem, sizeOf } from '../text/sequence.ts'
import { summing } from '../text/summing.ts'
import { either, plural } from '../text/wording.ts'
import type { DocumentRule, Report, RulePage } from './rule.ts'

type Counts = { readonly lf: number; readonly crlf: number; readonly cr: number }
type Kind = keyof Counts

const TEXT: Readonly<Record<Kind, string>> = { lf: '\n', crlf: '\r\n', cr: '\r' }
const NAMES: Readonly<Record<Kind, string>> = { lf: 'LF', crlf: 'CR LF', cr: 'CR' }
const NONE: Counts = { lf: 0, crlf: 0, cr: 0 }

const countsIn = perBlock(({ text, lines }: Block): Counts => {
  if (!text.includes('\r')) return { lf: lines, crlf: 0, cr: 0 }
  let crlf = 0
  let cr = 0
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (text[at + 1] === '\n') crlf++
    else cr++
  }
  return { lf: lines - crlf - cr, crlf, cr }
})

const add = (a: Counts, b: Counts): Counts => ({ lf: a.lf + b.lf, crlf: a.crlf + b.crlf, cr: a.cr + b.cr })

const counting = summing<Block, Counts>({
  leaf: blocks => blocks.map(countsIn).reduce(add, NONE),
  join: sums => sums.reduce(add, NONE),
})

/** The lines that end otherwise than `kind`: where each ends, up to where `each` returns false. */
const otherEnds = ({ blocks }: Transcript, kind: Kind, each: (start: Position, line: number) => boolean): void => {
  let line = 0
  forEachItem(blocks, 0, sizeOf(blocks), block => {
    const counts = countsIn(block)
    if (counts.lf + counts.crlf + counts.cr === counts[kind]) {
      line += block.lines
      return true
    }
    const contentEnd = contentEnds(block.text)
    for (let start = 0; start < block.text.length; line++) {
      const end = contentEnd(start)
      const next = afterLineEnd(block.text, end)
      if (next === end) break
      if (block.text.slice(end, next) !== TEXT[kind] && !each({ line, character: end - start }, line)) return false
      start = next
    }
    return true
  })
}

/** Its page of documentation, and its tests. */
export const textLineEndsPage: RulePage = {
  explanation:
    'Most lines of the file end in one way, and some in another: parts of it come from different systems. Programs that compare texts then see changes where there are none. Editors show one kind only, and change the others when they save; `transcript fix` does too.',
  origin: 'Archives that several people keep on different systems.',
  examples: [
    {
      bad: 'Anna Meyer: Good morning.\n\nBen Okafor: Hello.\r\n                 ^\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: Good morning.\n\nBen Okafor: Hello.\n\nAnna Meyer: Well.\n',
    },
  ],
}

export const textLineEnds: DocumentRule = {
  code: 'text-line-ends',
  severity: 'information',
  byDefault: false,
  scope: 'document',
  summary: say`Lines end in different ways`,
  *check(transcript): Iterable<Report | undefined> {
    const counts = yield* counting.steps(transcript.blocks)
    const kinds = (['lf', 'crlf', 'cr'] as const).filter(kind => counts[kind] > 0)
    if (kinds.length < 2) return
    const usual = kinds.reduce((best, kind) => (counts[kind] > counts[best] ? kind : best))
    const others = kinds.filter(kind => kind !== usual)
    let first: Position | undefined
    otherEnds(transcript, usual, start => {
      first = start
      return false
    })
    if (first === undefined) return
    const count = others.reduce((sum, kind) => sum + counts[kind], 0)
    const odd = either(others.map(kind => NAMES[kind]))
    yield {
      range: { start: { ...first, character: Math.max(0, first.character - 1) }, end: first },
      message: plural(
        count,
        say`A line ends with ${odd}, the others with ${NAMES[usual]}.`,
        say`${count} lines, this one first, end with ${odd}, the others with ${NAMES[usual]}.`,
      ),
      fixes: () => {
        const edits: TextEdit[] = []
        otherEnds(transcript, usual, (start, line) => {
          edits.push({ range: { start, end: { line: line + 1, character: 0 } }, newText: TEXT[usual] })
          return true
        })
        return [{ title: say`End all lines with ${NAMES[usual]}`, safety: 'safe', edits }]
      },
    }
  },
}
