// Carries out a script of edits as the server does, and holds what it keeps against fresh readings.
import { type OpenDocument, openDocuments } from '../../server/lsp/document.ts'
import { changed, compare } from '../../server/lsp/verify.ts'
import { blockDifference } from '../../server/model/difference.ts'
import { type Block, sameContext } from '../../server/syntax/block.ts'
import { editBlocks } from '../../server/syntax/edit.ts'
import { parseBlocks } from '../../server/syntax/pieces.ts'
import { contentEnds, lineStarts } from '../../server/text/lines.ts'
import type { Range } from '../../server/text/range.ts'
import { itemsOf } from '../../server/text/sequence.ts'
import { finish } from '../../server/text/steps.ts'
import type { Script } from './script.ts'

/** What was found out about a script. */
export type Verdict = {
  /** Why it failed, and after which step; undefined if all is well. */
  readonly failure: { readonly step: number; readonly what: string } | undefined
  readonly edits: number
  /** Blocks after the edits that had been there before, as the same objects; and all blocks after the edits. */
  readonly reused: number
  readonly blocks: number
}

/** Whether two blocks are the same but for the parts of an opening, which follow from its text and are compared later. */
const sameBlock = (a: Block | undefined, b: Block | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  (a === b ||
    (a.text === b.text &&
      a.kind === b.kind &&
      sameContext(a.before, b.before) &&
      sameContext(a.after, b.after) &&
      a.reach === b.reach &&
      a.level === b.level &&
      a.lines === b.lines &&
      a.unclosed === b.unclosed))

type Same = (a: Block | undefined, b: Block | undefined) => boolean

/** How many blocks at the start of two lists are the same, and how many of the others at their ends. */
const shared = (a: readonly Block[], b: readonly Block[], same: Same): { head: number; tail: number } => {
  const most = Math.min(a.length, b.length)
  let head = 0
  while (head < most && same(a[head], b[head])) head++
  let tail = 0
  while (tail < most - head && same(a[a.length - 1 - tail], b[b.length - 1 - tail])) tail++
  return { head, tail }
}

const identical: Same = (a, b) => a === b

/** The index of the block that holds a line; the last one beyond the end. */
const indexOfLine = (blocks: readonly Block[], line: number): number => {
  let after = 0
  const index = blocks.findIndex(block => {
    after += block.lines
    return after > line
  })
  return index < 0 ? Math.max(0, blocks.length - 1) : index
}

const lengthOf = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + block.text.length, 0)

/**
 * What of the old blocks must have been kept: those before the neighbour of the edit, and those after it that a fresh
 * reading has as well.
 */
const reuseFailure = (
  old: readonly Block[],
  now: readonly Block[],
  fresh: readonly Block[],
  range: Range,
): string | undefined => {
  const first = indexOfLine(old, range.start.line)
  const last = indexOfLine(old, range.end.line)
  const possible = shared(old, fresh, sameBlock)
  const kept = shared(old, now, identical)
  // Where the header's end hangs on the edited text, the file is read from its start.
  const again = lengthOf(old.slice(0, first)) <= (old[0]?.reach ?? 0)
  const head = again ? 0 : Math.min(possible.head, Math.max(0, first - 1))
  const tail = Math.min(possible.tail, old.length - last - 1)
  // What is kept at the start may be counted there, and be missing at the end.
  if (kept.head >= head && (kept.tail >= tail || kept.head + kept.tail >= Math.min(old.length, now.length)))
    return undefined
  return `read more than it had to: kept ${kept.head} blocks before the edit and ${kept.tail} after it, of ${head} and ${tail}`
}

/** What an edit claims to have done is what it did. */
const dishonesty = (
  document: OpenDocument,
  old: readonly Block[],
  range: Range,
  newText: string,
): string | undefined => {
  const { blocks, from, removed, added } = editBlocks(document.blocks, { range, newText })
  const items = itemsOf(blocks)
  const claimed = [...old.slice(0, from), ...items.slice(from, from + added), ...old.slice(from + removed)]
  const honest = items.length === claimed.length && items.every((item, i) => item === claimed[i])
  return honest ? undefined : 'does not say which blocks it replaced'
}

/** Positions at a few places convert both ways, by the plain rule. */
const positionFailure = (document: OpenDocument, text: string, salt: number): string | undefined => {
  const starts = lineStarts(text)
  if (document.lineCount !== starts.length) return `has ${document.lineCount} lines, not ${starts.length}`
  const line = salt % starts.length
  const start = starts[line] ?? 0
  const end = contentEnds(text)(start)
  for (const offset of [start, start + (salt % (end - start + 1)), end]) {
    const position = { line, character: offset - start }
    const found = document.positionAt(offset)
    if (found.line !== line || found.character !== position.character)
      return `positionAt(${offset}) is ${JSON.stringify(found)}, not ${JSON.stringify(position)}`
    if (document.offsetAt(position) !== offset)
      return `offsetAt(${JSON.stringify(position)}) is ${document.offsetAt(position)}, not ${offset}`
  }
  const beyond = document.offsetAt({ line, character: end - start + 5 })
  return beyond === end ? undefined : `offsetAt beyond the end of line ${line} is ${beyond}, not ${end}`
}

/** Carries out a script up to the first failure. */
export const judge = ({ start, steps }: Script): Verdict => {
  let text = start
  let document = openDocuments.create('file:///fuzz', 'transcript', 0, start)
  let edits = 0
  let reused = 0
  let total = 0
  const after = (index: number): string | undefined => {
    const step = steps[index]
    if (step === undefined) return undefined
    const [only] = step.changes
    const single =
      step.changes.length === 1 && only?.range !== undefined ? { range: only.range, text: only.text } : undefined
    const old = itemsOf(document.blocks)
    const dishonest = single && dishonesty(document, old, single.range, single.text)
    if (dishonest !== undefined) return dishonest
    edits += step.changes.length
    text = step.changes.reduce(changed, text)
    document = openDocuments.update(document, step.changes, index + 1)
    const now = itemsOf(document.blocks)
    const fresh = itemsOf(parseBlocks(text))
    for (let i = 0; i < Math.max(now.length, fresh.length); i++) {
      if (!sameBlock(now[i], fresh[i])) return `block ${i}: ${blockDifference(now[i], fresh[i])}`
    }
    if (document.getText() !== text) return 'the blocks joined are not the text'
    if (single !== undefined) {
      const kept = shared(old, now, identical)
      reused += kept.head + kept.tail
      total += now.length
      const failure = reuseFailure(old, now, fresh, single.range)
      if (failure !== undefined) return failure
    }
    const misplaced = positionFailure(document, text, index * 7919)
    if (misplaced !== undefined) return misplaced
    if (!step.look && index < steps.length - 1) return undefined
    const { difference } = finish(compare(document.transcript(), text))
    return difference && `${difference.line === undefined ? '' : `line ${difference.line + 1}: `}${difference.what}`
  }
  const attempt = (index: number): string | undefined => {
    try {
      return after(index)
    } catch (error) {
      return error instanceof Error ? (error.stack ?? error.message) : String(error)
    }
  }
  for (let step = 0; step < steps.length; step++) {
    const what = attempt(step)
    if (what !== undefined) return { failure: { step, what }, edits, reused, blocks: total }
  }
  return { failure: undefined, edits, reused, blocks: total }
}
