import { afterLineEnd, contentEnds } from '../text/lines.ts'
import {
  type Block,
  type BlockKind,
  BOUNDARY,
  type Context,
  type CutLine,
  columnOf,
  IN_COMMENT,
  isInFence,
  LONGEST_TEXT,
} from './block.ts'
import type { HeaderExtent } from './headerExtent.ts'
import { type Line, notUnderline, PARAGRAPH, readLine, speakerLineGuess } from './line.ts'

/** So much of a line that is cut is a block, in UTF-16 units: an edit copies little more at once. */
const PART = 250_000

/**
 * Long runs of lines are cut, so that a keystroke in a text without blank lines re-reads little: after at least
 * FEW_LINES where the length of a line says so (so that the cuts stay where they are when lines are added before them),
 * at the latest after MOST_LINES, or where they are as long as a part of a line.
 */
const FEW_LINES = 16
const MOST_LINES = 128
/** Not 0: a run of empty lines would be many blocks. */
const CUT = 10
const isCut = (lines: number, length: number, content: number): boolean =>
  lines >= MOST_LINES || length >= PART || (lines >= FEW_LINES && (content & 15) === CUT)

/** A heading of the underlined kind is no longer than this, in UTF-16 units; a rule under more text is a break. */
const LONGEST_HEADING = 200

/** Where the part of a line that begins at `from` ends, if it goes on behind that; not in a character or a `-->`. */
const partEnd = (text: string, from: number): number => {
  const last = from + PART - 2
  return last + text.slice(last, from + PART).search(/(?:--?|[\ud800-\udbff])?$/)
}

/** A part of a line that is cut, with the content [start, end). Its first part tells what it is, but a comment ends anywhere. */
const readPart = (text: string, start: number, end: number, before: Context, mayOpen: Ahead['mayOpen']): Line => {
  if (typeof before === 'object')
    return before.after === IN_COMMENT ? readLine(text, start, end, IN_COMMENT, mayOpen) : before
  const line = readLine(text, start, end, before, mayOpen)
  return line.kind === 'blank' ? PARAGRAPH : line
}

/** What goes on at a column behind a part of a line. */
const restOf = ({ kind, after }: Line, column: number): CutLine => ({
  column,
  kind: kind === 'opening' || kind === 'heading' ? 'paragraph' : kind,
  after,
})

/** Whether a line of kind `kind` goes on with the block begun before it. */
const joins = (block: BlockKind, line: Line, before: Context): boolean => {
  switch (line.kind) {
    case 'blank':
    case 'verbatim':
      return block === line.kind
    case 'paragraph':
      return block === 'paragraph' || block === 'opening'
    case 'comment':
      return before === IN_COMMENT
    case 'code':
      return isInFence(before)
    default:
      return false
  }
}

/** Called at each place where a block may begin; answers true where reading may stop, because old blocks follow. */
export type Meet = (offset: number, context: Context) => boolean

/** A block longer than this in UTF-16 units is not looked for among earlier ones: it hardly stands there. */
const LONGEST_REPEATED = 32

/** So many short blocks are remembered. */
const REMEMBERED = 64

/**
 * A function that gives for a block one like it, if that is among those which it remembers: a block is the same wherever it stands.
 * Kind, contexts and text decide all else in it. What is repeated a million times, by a machine, is held once.
 */
const repeating = (): ((block: Block) => Block) => {
  const seen: (Block | undefined)[] = []
  return block => {
    const { text } = block
    if (text.length > LONGEST_REPEATED) return block
    const place = (text.length * 31 + text.charCodeAt(0) * 7 + text.charCodeAt(text.length >> 1)) % REMEMBERED
    const other = seen[place]
    if (
      other?.text === text &&
      other.kind === block.kind &&
      other.before === block.before &&
      other.after === block.after
    )
      return other
    seen[place] = block
    return block
  }
}

/** What is known of a text besides what is read. Places found ahead are remembered: a text read in pieces is searched once. */
type Ahead = {
  readonly contentEnd: (from: number) => number
  readonly mayOpen: (start: number, end: number) => boolean
  readonly repeated: (block: Block) => Block
}

export const aheadIn = (text: string): Ahead => ({
  contentEnd: contentEnds(text),
  mayOpen: speakerLineGuess(text),
  repeated: repeating(),
})

/**
 * Reads blocks of `text` from `from`, a block's start with context `before`; at the file's start `header` tells what header
 * stands there. Never fails; the texts of the blocks joined are `text`, up to where `meet` stopped.
 */
export const readBlocks = (
  text: string,
  before: Context,
  header?: HeaderExtent,
  meet?: Meet,
  from = 0,
  { contentEnd, mayOpen, repeated }: Ahead = aheadIn(text),
): Block[] => {
  const blocks: Block[] = []
  let pos = from
  let context = before
  const reach = header?.reach
  if (header !== undefined && header.end > 0) {
    const { end, lines, unclosed } = header
    const none = { opening: undefined, level: undefined }
    blocks.push({ kind: 'header', text: text.slice(0, end), lines, before, after: BOUNDARY, ...none, unclosed, reach })
    pos = end
    context = BOUNDARY
    if (pos < text.length && meet?.(pos, context)) return blocks
  }
  let start = pos
  let startContext = context
  let lines = 0
  let head: Line | undefined
  const close = (): void => {
    if (head === undefined) return
    const { kind, opening, level } = head
    const block: Block = {
      kind,
      text: text.slice(start, pos),
      lines,
      before: startContext,
      after: context,
      opening,
      level,
      unclosed: false,
      reach: start === 0 ? reach : undefined,
    }
    blocks.push(block.reach === undefined ? repeated(block) : block)
    head = undefined
  }
  while (pos < text.length) {
    const end = contentEnd(pos)
    const above = context
    const isPart = typeof above === 'object' || end - pos > LONGEST_TEXT
    const to = isPart && end - pos > PART ? partEnd(text, pos) : end
    let line = isPart ? readPart(text, pos, to, above, mayOpen) : readLine(text, pos, to, above, mayOpen)
    let underlines = false
    if (line.underline) {
      underlines = head?.kind === 'paragraph' && pos - start <= LONGEST_HEADING && !isPart
      if (!underlines) line = notUnderline(line)
    }
    const continues =
      underlines ||
      (head !== undefined && !isPart && !isCut(lines, pos - start, end - pos) && joins(head.kind, line, above))
    if (!continues) {
      close()
      if (meet !== undefined && blocks.length > 0 && meet(pos, above)) return blocks
      start = pos
      startContext = above
      lines = 0
      head = line
    }
    const next = afterLineEnd(text, to)
    if (next > to) lines++
    pos = next
    context = to < end ? restOf(line, columnOf({ before: startContext }) + to - start) : line.after
    if (underlines || isPart) {
      head = line
      close()
    }
  }
  close()
  return blocks
}
