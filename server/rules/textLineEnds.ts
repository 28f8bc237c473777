import type { Transcript } from '../model/transcript.ts'
import { type Block, perBlock } from '../syntax/block.ts'
import { positionIn } from '../syntax/position.ts'
import { afterLineEnd, contentEnds } from '../text/lines.ts'
import { say } from '../text/message.ts'
import type { Position, TextEdit } from '../text/range.ts'
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

const hasOthers = (counts: Counts, kind: Kind): boolean => counts.lf + counts.crlf + counts.cr > counts[kind]

/** Where lines end otherwise than `kind`; undefined now and then, where there was nothing to find for a while. */
function* otherEnds({ blocks }: Transcript, kind: Kind): Generator<Position | undefined> {
  for (const { items, before } of counting.runs(blocks, counts => hasOthers(counts, kind))) {
    yield undefined
    let { lines: line } = before
    for (const block of items) {
      const { text, lines } = block
      const contentEnd = contentEnds(text)
      let start = 0
      for (let i = 0; i < lines && hasOthers(countsIn(block), kind); i++) {
        const end = contentEnd(start)
        const next = afterLineEnd(text, end)
        if (text.slice(end, next) !== TEXT[kind]) yield positionIn(block, line, end)
        start = next
      }
      line += lines
    }
  }
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
    for (const place of otherEnds(transcript, usual)) {
      first = place
      if (first !== undefined) break
      yield
    }
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
        for (const start of otherEnds(transcript, usual)) {
          if (start === undefined) continue
          edits.push({ range: { start, end: { line: start.line + 1, character: 0 } }, newText: TEXT[usual] })
        }
        return [{ title: say`End all lines with ${NAMES[usual]}`, safety: 'safe', edits }]
      },
    }
  },
}
