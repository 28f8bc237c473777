import type { FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types'
import type { Transcript } from '../model/transcript.ts'
import { outlineSteps } from '../model/turns.ts'
import { type Block, type Blocks, columnOf, IN_COMMENT, isInFence } from '../syntax/block.ts'
import { eachBlock } from '../syntax/eachBlock.ts'
import { endOf } from '../syntax/position.ts'
import { itemAt, sizeOf } from '../text/sequence.ts'
import type { Steps } from '../text/steps.ts'

/** Fewer lines of a list, a quotation or a table are not worth folding. */
const FEW_LINES = 3

const regionMark = /^\s*<!--\s*#(region|endregion)\b[^\n]*-->\s*$/

/** Lines [first, last] as a range; nothing where there is nothing to hide. */
const rangeOf = (first: number, last: number, kind?: FoldingRangeKind): FoldingRange[] =>
  last <= first ? [] : [{ startLine: first, endLine: last, ...(kind === undefined ? {} : { kind }) }]

/** The last line of a block that is followed by line `after`. */
const lastLine = (block: Block, line: number): number => line + Math.max(1, block.lines) - 1

/** Whether a block goes on with the one before it: both are pieces of one long comment, fence or list. */
const continues = (kind: Block['kind'], block: Block): boolean => {
  if (block.kind !== kind) return false
  if (columnOf(block) > 0) return true
  if (kind === 'comment') return block.before === IN_COMMENT
  if (kind === 'code') return isInFence(block.before)
  return kind === 'verbatim'
}

/** The last line of a text that is not blank, where `known` is that of all but its last block. */
const lastTextLine = (blocks: Blocks, known: number): number => {
  if (itemAt(blocks, sizeOf(blocks) - 1)?.kind === 'blank') return known
  const end = endOf(blocks)
  return end.character > 0 ? end.line : end.line - 1
}

type BlockRanges = { readonly [K in 'regions' | 'sections' | 'runs']: readonly FoldingRange[] }

/**
 * The regions that comments mark; sections up to the last line with text before the next one; comments, code, lists, quotations and
 * tables. The first of each, if there are more than `limit`.
 */
function* blockRanges({ blocks }: Transcript, limit: number): Steps<BlockRanges> {
  const regions: FoldingRange[] = []
  const sections: FoldingRange[] = []
  const runs: FoldingRange[] = []
  const put = (list: FoldingRange[], first: number, last: number, kind?: FoldingRangeKind): void => {
    if (list.length < limit) list.push(...rangeOf(first, last, kind))
  }
  let lastText = -1
  const regionStarts: number[] = []
  const open: { readonly level: number; readonly line: number }[] = []
  const closeSections = (level: number, last: number): void => {
    while ((open.at(-1)?.level ?? 0) >= level) put(sections, open.pop()?.line ?? last, last)
  }
  let run: { readonly kind: Block['kind']; readonly first: number; last: number } | undefined
  const closeRun = (): void => {
    if (run === undefined) return
    const { kind, first, last } = run
    if (kind !== 'verbatim' || last - first + 1 >= FEW_LINES)
      put(runs, first, last, kind === 'comment' ? 'comment' : undefined)
    run = undefined
  }
  yield* eachBlock(blocks, 0, sizeOf(blocks), 0, (block, line) => {
    if (block.kind === 'heading') {
      const level = block.level ?? 1
      closeSections(level, lastText)
      open.push({ level, line })
    }
    if (block.kind !== 'blank') lastText = lastLine(block, line)
    if (run !== undefined && continues(run.kind, block)) {
      run.last = lastLine(block, line)
      return true
    }
    closeRun()
    if (block.kind !== 'comment' && block.kind !== 'code' && block.kind !== 'verbatim') return true
    const mark = block.kind === 'comment' && block.lines <= 1 ? regionMark.exec(block.text)?.[1] : undefined
    if (mark === 'region') regionStarts.push(line)
    else if (mark === 'endregion') put(regions, regionStarts.pop() ?? line, line, 'region')
    else run = { kind: block.kind, first: line, last: lastLine(block, line) }
    return true
  })
  closeRun()
  closeSections(1, lastTextLine(blocks, lastText))
  return { regions, sections, runs }
}

/**
 * What can be folded: header, regions, sections, comments, code, lists and turns. Of more than `limit` ranges those are
 * kept that hide most of the structure; the last turns go first.
 */
export function* foldingRanges(transcript: Transcript, limit: number): Steps<FoldingRange[]> {
  const { turns } = yield* outlineSteps(transcript, Number.POSITIVE_INFINITY, limit)
  const { headerBlock } = transcript
  const { regions, sections, runs } = yield* blockRanges(transcript, limit)
  const ranges: FoldingRange[] = []
  const add = (more: readonly FoldingRange[]): void => {
    for (const range of more) {
      if (ranges.length >= limit) return
      ranges.push(range)
    }
  }
  if (headerBlock !== undefined) add(rangeOf(0, lastLine(headerBlock, 0)))
  add(regions)
  add(sections)
  add(runs)
  for (const turn of turns) {
    if (ranges.length >= limit) break
    add(rangeOf(turn.line, turn.endLine - 1))
  }
  return ranges.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine)
}
