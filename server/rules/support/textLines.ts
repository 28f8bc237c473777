import { AFTER_OPENING, type Block, BOUNDARY } from '../../syntax/block.ts'
import { isTimeLine } from '../../syntax/line.ts'
import { isOneLine, linesOf } from '../../syntax/position.ts'
import { isSpace, trimSpaceEnd } from '../../text/space.ts'
import type { Habits } from './facts.ts'

/** A line of text that opens no turn; offsets are those of its block. */
export type TextLine = {
  readonly block: Block
  readonly start: number
  /** Where its content ends, white space at the end left out. */
  readonly end: number
  /** Whether it begins a paragraph, as what stands below the times of a caption does, or may be an item of a list. */
  readonly first: boolean
}

const NONE: readonly TextLine[] = []

/**
 * The lines of a paragraph, turn or list that open no turn themselves; `opens` tells whether the first one does, `linewise`
 * that each line of the file is by itself, `nested` that each indented one may be.
 */
export const textLines = (
  block: Block,
  opens: boolean,
  habits: Pick<Habits, 'linewise' | 'nested'>,
): Iterable<TextLine> => {
  if (block.kind !== 'paragraph' && block.kind !== 'opening' && block.kind !== 'verbatim') return NONE
  return opens && isOneLine(block) ? NONE : linesIn(block, opens, habits)
}

function* linesIn(
  block: Block,
  opens: boolean,
  { linewise, nested }: Pick<Habits, 'linewise' | 'nested'>,
): Generator<TextLine> {
  const starts = linesOf(block)
  let begins = linewise || block.kind === 'verbatim' || (!opens && block.before === BOUNDARY)
  for (let i = opens ? 1 : 0; i < starts.length; i++) {
    const start = starts[i] ?? 0
    const end = trimSpaceEnd(block.text, start, starts[i + 1] ?? block.text.length)
    // The turn before it follows another one without a blank line: so may this.
    const follows = opens && i === 1 && block.before === AFTER_OPENING
    const first = begins || follows || (nested && isSpace(block.text.charCodeAt(start)))
    begins = linewise || block.kind === 'verbatim' || isTimeLine(block.text, start, end)
    if (end > start) yield { block, start, end, first }
  }
}
