import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml'
import { afterLineEnd, contentEnds } from '../text/lines.ts'
import type { Span } from '../text/range.ts'
import type { Block } from './block.ts'
import { perBlock } from './block.ts'

/** A header as written: every key and value with its place, relative to the header block. Values are not interpreted. */
export type HeaderValue =
  | {
      readonly kind: 'scalar'
      readonly value: string | number | boolean | null
      readonly source: string
      readonly span: Span
    }
  | { readonly kind: 'list'; readonly items: readonly HeaderValue[]; readonly span: Span }
  | { readonly kind: 'map'; readonly entries: readonly HeaderEntry[]; readonly span: Span }

export type HeaderEntry = { readonly key: string; readonly keySpan: Span; readonly value: HeaderValue }

export type HeaderProblem = { readonly message: string; readonly span: Span }

export type HeaderTree = {
  readonly entries: readonly HeaderEntry[]
  /** Where the YAML is not YAML. */
  readonly problems: readonly HeaderProblem[]
  /** The lines between the fences. */
  readonly content: Span
}

/** A header longer than this is not read: YAML of that size is data, and reading it would hold up the editor. */
export const LONGEST_HEADER = 200_000

/** The part of a header block between its fences. */
const contentOf = (block: Block): Span => {
  const contentEnd = contentEnds(block.text)
  const start = afterLineEnd(block.text, contentEnd(0))
  if (block.unclosed) return { start, end: block.text.length }
  let end = start
  const contentEndAgain = contentEnds(block.text)
  for (let pos = start; pos < block.text.length; ) {
    end = pos
    pos = afterLineEnd(block.text, contentEndAgain(pos))
    if (pos === end) break
  }
  return { start, end }
}

const spanOf = (node: Node | null | undefined, at: number, offset: number): Span => {
  const range = node?.range
  return range ? { start: range[0] + offset, end: range[1] + offset } : { start: at, end: at }
}

const readValue = (node: unknown, at: number, offset: number, depth: number): HeaderValue => {
  const span = spanOf(node as Node, at, offset)
  if (depth < 20) {
    if (isMap(node))
      return { kind: 'map', entries: readEntries(node as YAMLMap<unknown, unknown>, offset, depth + 1), span }
    if (isSeq(node)) {
      return { kind: 'list', items: node.items.map(item => readValue(item, span.start, offset, depth + 1)), span }
    }
  }
  if (isScalar(node)) {
    const { value } = node
    const simple = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    const source = typeof node.source === 'string' ? node.source : String(value ?? '')
    return { kind: 'scalar', value: simple ? value : value == null ? null : String(value), source, span }
  }
  // An alias is kept as its name: expanding it is never needed, and can be made to cost without bound.
  const source = isAlias(node) ? `*${node.source}` : ''
  return { kind: 'scalar', value: source === '' ? null : source, source, span }
}

const readEntries = (map: YAMLMap<unknown, unknown>, offset: number, depth: number): HeaderEntry[] =>
  map.items.map((pair: Pair<unknown, unknown>) => {
    const key = isScalar(pair.key)
      ? typeof pair.key.source === 'string'
        ? pair.key.source
        : String(pair.key.value ?? '')
      : ''
    const keySpan = spanOf(pair.key as Node, offset, offset)
    return { key, keySpan, value: readValue(pair.value, keySpan.end, offset, depth) }
  })

const plainMessages: Record<string, string> = {
  DUPLICATE_KEY: '',
  BAD_INDENT: 'The indentation does not fit the lines around it.',
  MISSING_CHAR: 'A quotation mark, bracket or colon is missing here.',
  TAB_AS_INDENT: 'YAML is indented with blanks; a tab stands here.',
  BLOCK_AS_IMPLICIT_KEY:
    'This looks like a second key on the same line: put the value in quotation marks, or the key on a line of its own.',
  MULTILINE_IMPLICIT_KEY: 'A colon is missing: each line of the header is a key, a colon and a value.',
  UNEXPECTED_TOKEN:
    'This is not expected here: put the value in quotation marks if it holds `:`, `#`, `[`, `{`, `&`, `*`, `!` or `%`.',
  BAD_ALIAS: 'A value that begins with `*` or `&` has to stand in quotation marks.',
}

const read = (block: Block): HeaderTree => {
  const content = contentOf(block)
  const none: HeaderTree = { entries: [], problems: [], content }
  if (content.end - content.start > LONGEST_HEADER) {
    const message = 'The header is too long to be read. Is its closing line `---` missing?'
    return { ...none, problems: [{ message, span: { start: 0, end: Math.min(3, block.text.length) } }] }
  }
  const source = block.text.slice(content.start, content.end)
  const document = parseDocument(source, {
    keepSourceTokens: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    schema: 'core',
  })
  const problems: HeaderProblem[] = document.errors.map(error => ({
    message: plainMessages[error.code] || error.message.replace(/\s+at line.*$/s, ''),
    span: { start: error.pos[0] + content.start, end: Math.max(error.pos[1], error.pos[0] + 1) + content.start },
  }))
  const root = document.contents
  if (isMap(root))
    return { entries: readEntries(root as YAMLMap<unknown, unknown>, content.start, 0), problems, content }
  if (root !== null && problems.length === 0) {
    const message = 'The header has to be keys and values, one to a line: `title: The summit`.'
    return { entries: [], problems: [{ message, span: spanOf(root as Node, 0, content.start) }], content }
  }
  return { ...none, problems }
}

/** The tree of a header block; never throws, a header that is no YAML yields problems and what could be read. */
export const headerTree: (block: Block) => HeaderTree = perBlock(block => {
  try {
    return read(block)
  } catch (error) {
    const message = `The header cannot be read: ${error instanceof Error ? error.message : String(error)}`
    return { entries: [], problems: [{ message, span: { start: 0, end: 3 } }], content: { start: 0, end: 0 } }
  }
})
