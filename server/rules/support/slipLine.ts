import { closingMark } from '../../syntax/marks.ts'
import { readLead } from '../../syntax/speakerLead.ts'
import type { Span } from '../../text/range.ts'
import { skipSpace } from '../../text/space.ts'
import { type KnownLabel, type KnownLabels, knownLabelAt } from './knownLabels.ts'
import type { TextLine } from './textLines.ts'

/** A line that opens no turn, read as if it did: a known label, and what follows it. Offsets are those of its block. */
export type SlipLine = {
  readonly line: TextLine
  readonly known: KnownLabel
  /** It is an item of a list. */
  readonly dash: boolean
  /** A tag stands before it, as records have them: `<Newspeech>Mr. Kubo: …`. */
  readonly tagged: boolean
  readonly label: Span
  /** The mark of emphasis at the label; empty for none. `closed`: it, or the angle of `<Name>`, ends before what follows. */
  readonly emphasis: string
  readonly closed: boolean
  /** A manner or a time stands between the label and what follows. */
  readonly bracketed: boolean
  /** The end of the label with its manner and its marks; `inside` is before a mark that closes there. */
  readonly end: number
  readonly inside: number
  /** What follows, after blanks; the end of the line where nothing does. */
  readonly next: number
}

/** A colon with no label before it, and marks of emphasis or angles around. */
const bareColon = /(?:[*_]{1,4}|<)?[ \t]*[:：](?![:：])[*_>]{0,3}/y

const OPENERS = '([（'
const CLOSERS = ')]）'
/** A manner is no longer than this, in UTF-16 units. */
const LONGEST = 80
/** A manner and a time. */
const MOST_BRACKETS = 2

/** After the brackets that open at `at`, escaped ones too; `at` where there are none. */
const afterBrackets = (text: string, at: number, limit: number): number => {
  const open = text[at] === '\\' ? at + 1 : at
  const kind = OPENERS.indexOf(text[open] ?? ' ')
  if (kind < 0) return at
  const closer = CLOSERS[kind] ?? ''
  let close = text.indexOf(closer, open)
  if (close < 0 || close >= Math.min(limit, open + LONGEST)) return at
  while (text[close + 1] === closer) close++
  return close + 1
}

const leadOf = ({ block, start, end }: TextLine) => readLead(block.text.slice(start, end))

const isTagged = ({ block, start, end }: Pick<TextLine, 'block' | 'start' | 'end'>): boolean =>
  block.text[skipSpace(block.text, start, end)] === '<'

/** Whether the line may open a turn by what it is: of what is no paragraph, items of lists and what has a tag before it. */
const mayOpen = ({ block, start, end }: TextLine, dash: boolean): boolean =>
  block.kind !== 'verbatim' || dash || isTagged({ block, start, end })

/** The line read from its known label on; undefined where none begins it. */
export const slipLine = (line: TextLine, labels: KnownLabels): SlipLine | undefined => {
  const { text } = line.block
  const limit = line.end
  const lead = leadOf(line)
  if (!mayOpen(line, lead.dash)) return undefined
  const start = line.start + lead.label
  const found = knownLabelAt(labels, text, start, limit)
  if (found === undefined) return undefined
  const closer = lead.angle ? '>' : lead.emphasis === '' ? '' : closingMark(lead.emphasis)
  let end = found.end
  let inside = end
  let closed = false
  const close = (): void => {
    inside = end
    if (closer === '' || closed || !text.startsWith(closer, end)) return
    closed = true
    end += closer.length
  }
  close()
  const bare = end
  for (let i = 0; i < MOST_BRACKETS; i++) {
    const from = skipSpace(text, end, limit)
    const after = afterBrackets(text, from, limit)
    if (after === from) break
    end = after
    close()
  }
  return {
    line,
    known: found.known,
    dash: lead.dash,
    tagged: !lead.angle && isTagged(line),
    label: { start, end: found.end },
    emphasis: lead.angle ? '<' : lead.emphasis,
    closed,
    bracketed: end > bare,
    end,
    inside,
    next: skipSpace(text, end, limit),
  }
}

/** The colon at the beginning of a line, where the label before it is missing. */
export const colonWithoutLabel = (line: TextLine): Span | undefined => {
  const { text } = line.block
  const lead = leadOf(line)
  if (!mayOpen(line, lead.dash)) return undefined
  bareColon.lastIndex = line.start + lead.head
  const mark = bareColon.exec(text)?.[0]
  if (mark === undefined) return undefined
  const start = line.start + lead.head + mark.search(/\S/u)
  const end = line.start + lead.head + mark.length
  const said = skipSpace(text, end, line.end)
  const bareTime = lead.time !== undefined && !lead.time.bracketed
  // A colon alone has its words below; `0:00: Introduction` is a chapter.
  if (said === line.end) {
    const isWhole = start === skipSpace(text, line.start, line.end)
    return (line.first || isWhole) && (!bareTime || lead.dash) ? { start, end } : undefined
  }
  if (bareTime) return undefined
  // `: define` goes on with a list of words.
  if (/^\p{Ll}+$/u.test(text.slice(said, line.end))) return undefined
  const begins = said > end || mark.includes('：') || /^\p{Lu}[^:\s]*\s/u.test(text.slice(end, line.end))
  return begins ? { start, end } : undefined
}
