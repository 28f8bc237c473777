import type { FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types'
import type { Transcript } from '../model/transcript.ts'
import { outlineSteps, type Section } from '../model/turns.ts'
import { type Block, IN_COMMENT } from '../syntax/block.ts'
import { endOf } from '../syntax/position.ts'
import { itemAt, sizeOf } from '../text/sequence.ts'
import type { Steps } from '../text/steps.ts'
import { eachBlock } from './steps.ts'

/** Fewer lines of a list, a quotation or a table are not worth folding. */
const FEW_LINES = 3

const regionMark = /^\s*<!--\s*#(region|endregion)\b[^\n]*-->\s*$/

/** Lines [first, last] as a range; nothing where there is nothing to hide. */
const rangeOf = (first: number, last: number, kind?: FoldingRangeKind): FoldingRange[] =>
  last <= first ? [] : [{ startLine: first, endLine: last, ...(kind === undefined ? {} : { kind }) }]

/** The last line of a block that is followed by line `after`. */
const lastLine = (block: Block, line: number): number => line + Math.max(1, block.lines) - 1

/** The last line before the block at `index`, which starts at `line`, that is not blank. */
const lastTextLine = (transcript: Transcript, index: number, line: number): number => {
  let end = line
  for (let at = index - 1; at >= 0; at--) {
    const block = itemAt(transcript.blocks, at)
    if (block?.kind !== 'blank') break
    end -= block.lines
  }
  return end - 1
}

const sectionRanges = (transcript: Transcript, sections: readonly Section[]): FoldingRange[] => {
  const ranges: FoldingRange[] = []
  const open: Section[] = []
  const close = (level: number, end: number): void => {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) ranges.push(...rangeOf(open.pop()?.line ?? end, end))
  }
  for (const section of sections) {
    close(section.level, lastTextLine(transcript, section.block, section.line))
    open.push(section)
  }
  const end = endOf(transcript.blocks)
  const size = sizeOf(transcript.blocks)
  close(0, lastTextLine(transcript, size, end.character > 0 ? end.line + 1 : end.line))
  return ranges
}

/** Whether a block goes on with the one before it: both are pieces of one long comment, fence or list. */
const continues = (kind: Block['kind'], block: Block): boolean => {
  if (block.kind !== kind) return false
  if (kind === 'comment') return block.before === IN_COMMENT
  if (kind === 'code') return block.before > IN_COMMENT
  return kind === 'verbatim'
}

/** Comments, code, lists, quotations and tables; and the regions that comments mark. */
function* blockRanges(transcript: Transcript): Steps<{ regions: FoldingRange[]; runs: FoldingRange[] }> {
  const regions: FoldingRange[] = []
  const runs: FoldingRange[] = []
  const starts: number[] = []
  let run: { readonly kind: Block['kind']; readonly first: number; last: number } | undefined
  const close = (): void => {
    if (run === undefined) return
    const { kind, first, last } = run
    if (kind !== 'verbatim' || last - first + 1 >= FEW_LINES)
      runs.push(...rangeOf(first, last, kind === 'comment' ? 'comment' : undefined))
    run = undefined
  }
  yield* eachBlock(transcript.blocks, 0, sizeOf(transcript.blocks), 0, (block, line) => {
    if (run !== undefined && continues(run.kind, block)) {
      run.last = lastLine(block, line)
      return true
    }
    close()
    if (block.kind !== 'comment' && block.kind !== 'code' && block.kind !== 'verbatim') return true
    const mark = block.kind === 'comment' && block.lines <= 1 ? regionMark.exec(block.text)?.[1] : undefined
    if (mark === 'region') starts.push(line)
    else if (mark === 'endregion') regions.push(...rangeOf(starts.pop() ?? line, line, 'region'))
    else run = { kind: block.kind, first: line, last: lastLine(block, line) }
    return true
  })
  close()
  return { regions, runs }
}

/**
 * What can be folded: header, regions, sections, comments, code, lists and turns. Of more than `limit` ranges those are
 * kept that hide most of the structure; the last turns go first.
 */
export function* foldingRanges(transcript: Transcript, limit: number): Steps<FoldingRange[]> {
  const { turns, sections } = yield* outlineSteps(transcript)
  const { headerBlock } = transcript
  const { regions, runs } = yield* blockRanges(transcript)
  const ranges = [
    ...(headerBlock === undefined ? [] : rangeOf(0, lastLine(headerBlock, 0))),
    ...regions,
    ...sectionRanges(transcript, sections),
    ...runs,
  ].slice(0, limit)
  for (const turn of turns) {
    if (ranges.length >= limit) break
    const [range] = rangeOf(turn.line, turn.endLine - 1)
    if (range !== undefined) ranges.push(range)
  }
  return ranges.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine)
}
