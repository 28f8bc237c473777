import { type Block, type Blocks, perBlock } from '../syntax/block.ts'
import { rangeIn } from '../syntax/position.ts'
import type { Range, Span } from '../text/range.ts'
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

const ignore = /<!--\s*transcript-ignore(-file)?(?![\w-])\s*([\s\S]*?)\s*-->/gu
const code = /[^\s,]+/gu

/** The comments in a block that silence rules: codes, with commas or blanks between, up to a colon and the reason. */
export const ignoresIn = (block: Block): readonly Ignore[] =>
  block.kind === 'comment' && block.text.includes('transcript-ignore') ? readIgnores(block) : NO_IGNORES

const NO_IGNORES: readonly Ignore[] = []

const readIgnores = perBlock((block: Block): readonly Ignore[] =>
  [...block.text.matchAll(ignore)].map(match => {
    const content = match[2] ?? ''
    const start = match.index + match[0].indexOf(content, match[0].indexOf('transcript-ignore') + 17)
    const colon = content.indexOf(':')
    const codes = [...content.slice(0, colon < 0 ? undefined : colon).matchAll(code)].map(found => ({
      code: found[0],
      span: { start: start + found.index, end: start + found.index + found[0].length },
    }))
    return { file: match[1] !== undefined, codes, span: { start: match.index, end: match.index + match[0].length } }
  }),
)

type Placed = { readonly ignore: Ignore; readonly block: Block; readonly index: number; readonly line: number }
type Sum = { readonly size: number; readonly lines: number; readonly placed: readonly Placed[] }

const NOTHING: Sum = { size: 0, lines: 0, placed: [] }

const join = (a: Sum, b: Sum): Sum => ({
  size: a.size + b.size,
  lines: a.lines + b.lines,
  placed:
    b.placed.length === 0
      ? a.placed
      : [...a.placed, ...b.placed.map(one => ({ ...one, index: one.index + a.size, line: one.line + a.lines }))],
})

const allIgnores = summing<Block, Sum>({
  leaf: blocks => {
    const placed: Placed[] = []
    let lines = 0
    blocks.forEach((block, index) => {
      for (const found of ignoresIn(block)) placed.push({ ignore: found, block, index, line: lines })
      lines += block.lines
    })
    return { size: blocks.length, lines, placed }
  },
  join: sums => sums.reduce(join, NOTHING),
})

/** The lines [first, last] that an ignore holds for. */
const reach = (blocks: Blocks, { ignore: { file }, block, index, line }: Placed): readonly [number, number] => {
  if (file) return [0, Number.POSITIVE_INFINITY]
  let first = line + block.lines
  for (let i = index + 1; i < sizeOf(blocks); i++) {
    const next = itemAt(blocks, i)
    if (next === undefined) break
    if (next.kind !== 'blank' && next.kind !== 'comment') return [first, first + Math.max(0, next.lines - 1)]
    first += next.lines
  }
  return [first, first]
}

/** Which problems the comments of a file silence, and what became of each comment. */
export type Silencing = {
  /** Whether a problem is silenced; remembers that its comment was of use. */
  readonly silences: (code: string, range: Range) => boolean
  /** `active` tells whether a rule is on, `known` whether there is one of that code. */
  readonly judged: (active: (code: string) => boolean, known: (code: string) => boolean) => readonly JudgedIgnore[]
}

const NONE: Silencing = { silences: () => false, judged: () => [] }

/** Finds the comments of a file that silence rules, in small steps. */
export function* silencing(blocks: Blocks): Steps<Silencing> {
  const { placed } = yield* allIgnores.steps(blocks)
  if (placed.length === 0) return NONE
  type Use = { readonly first: number; readonly last: number; used: boolean }
  const uses = new Map<string, Use[]>()
  const all = placed.map(one => {
    const [first, last] = reach(blocks, one)
    const codes = one.ignore.codes.map(({ code: name, span }) => {
      const use: Use = { first, last, used: false }
      const list = uses.get(name)
      if (list === undefined) uses.set(name, [use])
      else list.push(use)
      return { code: name, range: rangeIn(one.block, one.line, span), use }
    })
    return { range: rangeIn(one.block, one.line, one.ignore.span), codes }
  })
  return {
    silences: (name, range) => {
      const at = range.start.line
      const use = uses.get(name)?.find(({ first, last }) => at >= first && at <= last)
      if (use !== undefined) use.used = true
      return use !== undefined
    },
    judged: (active, known) =>
      all.map(({ range, codes }) => ({
        range,
        codes: codes.map(({ code: name, range: at, use }) => ({
          code: name,
          range: at,
          used: active(name) ? use.used : undefined,
          known: known(name),
        })),
      })),
  }
}
