import { type Block, type Blocks, perBlock } from '../syntax/block.ts'
import { rangeIn } from '../syntax/position.ts'
import type { Range, Span } from '../text/range.ts'
import { firstFrom } from '../text/search.ts'
import { itemAt, sizeOf } from '../text/sequence.ts'
import type { Steps } from '../text/steps.ts'
import { summing } from '../text/summing.ts'
import type { JudgedIgnore } from './rule.ts'

/** A comment that silences rules, as written; spans are those of its block. */
type Ignore = {
  /** Whether it holds for the whole file, or for the block that follows. */
  readonly file: boolean
  readonly codes: readonly { readonly code: string; readonly span: Span }[]
  readonly span: Span
}

const ignore = /<!--\s*transcript-ignore(-file)?(?![\w-])/gu
const code = /[^\s,]+/gu

/** The comments in a block that silence rules: codes, with commas or blanks between, up to a colon and the reason. */
export const ignoresIn = (block: Block): readonly Ignore[] =>
  block.kind === 'comment' && block.text.includes('transcript-ignore') ? readIgnores(block) : NO_IGNORES

const NO_IGNORES: readonly Ignore[] = []

/** The end of each comment is looked for once: an expression that did so would go through long ones again and again. */
const readIgnores = perBlock(({ text }: Block): readonly Ignore[] => {
  const ignores: Ignore[] = []
  let at = 0
  for (const match of text.matchAll(ignore)) {
    if (match.index < at) continue
    const start = match.index + match[0].length
    const end = text.indexOf('-->', start)
    if (end < 0) break
    at = end + '-->'.length
    const codes = [...(text.slice(start, end).split(':', 1)[0] ?? '').matchAll(code)].map(found => ({
      code: found[0],
      span: { start: start + found.index, end: start + found.index + found[0].length },
    }))
    ignores.push({ file: match[1] !== undefined, codes, span: { start: match.index, end: at } })
  }
  return ignores
})

type Placed = { readonly ignore: Ignore; readonly block: Block; readonly index: number; readonly line: number }

/** Whether there are any. */
const someIgnores = summing<Block, boolean>({
  leaf: blocks => blocks.some(block => ignoresIn(block).length > 0),
  join: sums => sums.includes(true),
})

/** All comments of a file that silence rules, in order; now and then nothing, so that the caller can look at the clock. */
function* allIgnores(blocks: Blocks): Generator<Placed | undefined, void, undefined> {
  if (!(yield* someIgnores.steps(blocks))) return
  for (const { items, index: first, before } of someIgnores.runs(blocks, some => some)) {
    yield
    let { lines } = before
    for (const [at, block] of items.entries()) {
      for (const found of ignoresIn(block)) yield { ignore: found, block, index: first + at, line: lines }
      lines += block.lines
    }
  }
}

/** The lines [first, last] of a block, and its index. */
type Target = { readonly index: number; readonly first: number; readonly last: number }

const FILE: Target = { index: 0, first: 0, last: Number.POSITIVE_INFINITY }

/** The block with text that follows a comment: the line after the comments where there is none. */
function* targetAfter(blocks: Blocks, { block, index: from, line }: Placed): Steps<Target> {
  const size = sizeOf(blocks)
  let first = line + block.lines
  for (let index = from + 1; index < size; index++) {
    const next = itemAt(blocks, index)
    if (next === undefined) break
    if (next.kind !== 'blank' && next.kind !== 'comment')
      return { index, first, last: first + Math.max(0, next.lines - 1) }
    first += next.lines
    yield
  }
  return { index: size, first, last: first }
}

/** Which problems the comments of a file silence, and what became of each comment. */
export type Silencing = {
  /** Whether a problem is silenced; remembers that its comment was of use. */
  readonly silences: (code: string, range: Range) => boolean
  /** `active` tells whether a rule is on, `known` whether there is one of that code. */
  readonly judged: (active: (code: string) => boolean, known: (code: string) => boolean) => Iterable<JudgedIgnore>
}

/** Whether a rule's code in a comment was of use; comments are counted in `order`, and hold for lines [first, last]. */
type Use = { readonly order: number; readonly first: number; readonly last: number; used: boolean }

/** All uses of one code: the first for the whole file, and those for blocks, one block after the other. */
type Uses = { file: Use | undefined; readonly blocks: Use[] }

/** The first comment that holds for a line. */
const useAt = ({ file, blocks }: Uses, line: number): Use | undefined => {
  const found = blocks[firstFrom(blocks, ({ last }) => last < line)]
  return found !== undefined && found.first <= line && !(file && file.order < found.order) ? found : file
}

const NONE: Silencing = { silences: () => false, judged: () => [] }

/** Finds the comments of a file that silence rules, in small steps. */
export function* silencing(blocks: Blocks): Steps<Silencing> {
  const uses = new Map<string, Uses>()
  const all: { readonly range: Range; readonly codes: readonly { code: string; range: Range; use: Use }[] }[] = []
  let target: Target | undefined
  for (const one of allIgnores(blocks)) {
    yield
    if (one === undefined) continue
    // Comments that follow one another hold for the same block.
    if (!one.ignore.file && (target === undefined || target.index < one.index)) target = yield* targetAfter(blocks, one)
    const { first, last } = one.ignore.file || target === undefined ? FILE : target
    const codes = one.ignore.codes.map(({ code: name, span }) => {
      const use: Use = { order: all.length, first, last, used: false }
      const known = uses.get(name) ?? { file: undefined, blocks: [] }
      uses.set(name, known)
      if (one.ignore.file) known.file ??= use
      else known.blocks.push(use)
      return { code: name, range: rangeIn(one.block, one.line, span), use }
    })
    all.push({ range: rangeIn(one.block, one.line, one.ignore.span), codes })
  }
  if (all.length === 0) return NONE
  return {
    silences: (name, range) => {
      const known = uses.get(name)
      const use = known && useAt(known, range.start.line)
      if (use !== undefined) use.used = true
      return use !== undefined
    },
    *judged(active, known) {
      for (const { range, codes } of all)
        yield {
          range,
          codes: codes.map(({ code: name, range: at, use }) => ({
            code: name,
            range: at,
            used: active(name) ? use.used : undefined,
            known: known(name),
          })),
        }
    },
  }
}
