import type { Measure, Sequence } from '../text/sequence.ts'
import { finish, type Steps } from '../text/steps.ts'
import type { SpeakerLine } from './speakerLine.ts'

export type BlockKind =
  | 'header'
  | 'blank'
  | 'heading'
  | 'break'
  | 'comment'
  | 'code'
  | 'verbatim'
  | 'opening'
  | 'paragraph'

/**
 * What a line's reading needs to know of the lines before it: a number, so that it is compared at no cost.
 * 0: a boundary before; 1: a line of text before, which this one may continue; 2: the opening of a turn before, likewise;
 * 3: inside a comment; 4 and up: inside a code fence, `4 + 2 × fence length + (1 for tildes)`. Inside a line that is cut it is
 * what that is.
 */
export type Context = number | CutLine

/** A line that is cut, up to the part that comes next. */
export type CutLine = {
  /** Where that begins, in UTF-16 units. */
  readonly column: number
  readonly kind: BlockKind
  /** The context after the line, by what was read of it. */
  readonly after: number
}

export const BOUNDARY = 0
export const AFTER_TEXT = 1
export const AFTER_OPENING = 2
export const IN_COMMENT = 3
export const fenceContext = (length: number, tilde: boolean): number => 4 + 2 * length + (tilde ? 1 : 0)

/** Whether a line in that context is in a code fence. */
export const isInFence = (context: Context): boolean => typeof context === 'number' && context > IN_COMMENT

export const sameContext = (a: Context, b: Context): boolean =>
  a === b ||
  (typeof a === 'object' && typeof b === 'object' && a.column === b.column && a.kind === b.kind && a.after === b.after)

/**
 * A run of whole lines; of a line that is too long for an editor, a part. It knows its text and nothing of where it stands: all
 * offsets in it count from its own start. Blocks are immutable; what is derived from one is kept with it.
 */
export type Block = {
  readonly kind: BlockKind
  /** The lines with their line ends; the blocks' texts in order are the file. */
  readonly text: string
  /** Number of line ends in `text`. */
  readonly lines: number
  readonly before: Context
  readonly after: Context
  /** Of a turn opening: its first line. */
  readonly opening: SpeakerLine | undefined
  /** Of a heading: 1 to 6. */
  readonly level: number | undefined
  /** Of a header: that it ends without a closing line. */
  readonly unclosed: boolean
  /** Of a file's first block: how far the text was read to tell whether a header stands there, in UTF-16 units. */
  readonly reach: number | undefined
}

/** The sum of a run of blocks. */
export type Extent = {
  readonly lines: number
  /** UTF-16 units. */
  readonly length: number
  readonly openings: number
}

/**
 * A block longer than this, in UTF-16 units, is data: to look through it would hold up the editor. So is a line that is longer,
 * which is cut.
 */
export const LONGEST_TEXT = 1_000_000

/** A block longer than this, in UTF-16 units, is worth a step of its own to whoever goes through all of its text. */
const LONG_BLOCK = 100_000

export const isLongBlock = ({ text }: Block): boolean => text.length > LONG_BLOCK

/** The column at which a block begins, in UTF-16 units: not 0 where it is a part of a line. */
export const columnOf = ({ before }: Pick<Block, 'before'>): number => (typeof before === 'object' ? before.column : 0)

/** Whether the line that a block ends with goes on in the next one. */
export const goesOn = ({ after }: Block): boolean => typeof after === 'object'

/**
 * Whether a block, or the line that it is a part of, is so long that it is no text. Its words are not counted, and nothing is
 * looked for in it.
 */
export const isData = (block: Block): boolean =>
  block.text.length > LONGEST_TEXT || columnOf(block) > 0 || goesOn(block)

/** Whether a block holds words as they are spoken or told: no table, list, quote, code, comment, header or data. */
export const isProse = (block: Block): boolean =>
  (block.kind === 'opening' || block.kind === 'paragraph') && !isData(block)

export type Blocks = Sequence<Block, Extent>

const nothing: Extent = { lines: 0, length: 0, openings: 0 }

export const extents: Measure<Block, Extent> = {
  leaf: blocks => {
    let lines = 0
    let length = 0
    let openings = 0
    for (const block of blocks) {
      lines += block.lines
      length += block.text.length
      if (block.kind === 'opening') openings++
    }
    return { lines, length, openings }
  },
  join: sums => {
    if (sums.length === 0) return nothing
    let lines = 0
    let length = 0
    let openings = 0
    for (const sum of sums) {
      lines += sum.lines
      length += sum.length
      openings += sum.openings
    }
    return { lines, length, openings }
  },
}

/** What was derived from a block: a list, since it is a few things at most. */
type Kept = { readonly by: object; readonly value: unknown; readonly next: Kept | undefined }

/** Where it is kept: on the block, but seen by nobody who compares or copies one. */
const KEPT = Symbol('kept')

type Keeping = Block & { [KEPT]?: Kept }

const keptBy = (block: Keeping, by: object): Kept | undefined => {
  let kept = block[KEPT]
  while (kept !== undefined && kept.by !== by) kept = kept.next
  return kept
}

const keep = <V>(block: Keeping, by: object, value: V): V => {
  const kept: Kept = { by, value, next: block[KEPT] }
  if (kept.next === undefined) Object.defineProperty(block, KEPT, { value: kept, writable: true })
  else block[KEPT] = kept
  return value
}

/**
 * Derives a value from a block once, and keeps it as long as the block lives. It is not kept in a WeakMap: one for a
 * million blocks is copied as a whole when it grows, and gone through when garbage is collected.
 */
export const perBlock =
  <V>(derive: (block: Block) => V): ((block: Block) => V) =>
  block => {
    const kept = keptBy(block, derive)
    return kept === undefined ? keep(block, derive, derive(block)) : (kept.value as V)
  }

/** The same for what may take long: with `steps` it is derived in small steps, so that `of` finds it kept. */
export const perBlockInSteps = <V>(derive: (block: Block) => Steps<V>) => {
  const atOnce = (block: Block): V => finish(derive(block))
  function* steps(block: Block): Steps<V> {
    const kept = keptBy(block, atOnce)
    return kept === undefined ? keep(block, atOnce, yield* derive(block)) : (kept.value as V)
  }
  return { of: perBlock(atOnce), steps }
}
