import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml'
import { type Message, say } from '../text/message.ts'
import type { Span } from '../text/range.ts'
import { finish, type Steps } from '../text/steps.ts'
import { documentSteps } from './yamlDocument.ts'

/** A value as written, with its place. Values are not interpreted. */
export type YamlValue =
  | {
      readonly kind: 'scalar'
      readonly value: string | number | boolean | null
      readonly source: string
      readonly span: Span
    }
  | { readonly kind: 'list'; readonly items: readonly YamlValue[]; readonly span: Span }
  | { readonly kind: 'map'; readonly entries: readonly YamlEntry[]; readonly span: Span }

export type YamlEntry = { readonly key: string; readonly keySpan: Span; readonly value: YamlValue }

export type YamlProblem = { readonly message: Message; readonly span: Span }

/** YAML as written: every key and value of the map that it is, with its place. */
export type YamlTree = {
  readonly entries: readonly YamlEntry[]
  /** Where the YAML is not YAML. */
  readonly problems: readonly YamlProblem[]
}

const spanOf = (node: Node | null | undefined, at: number, offset: number): Span => {
  const range = node?.range
  return range ? { start: range[0] + offset, end: range[1] + offset } : { start: at, end: at }
}

const readValue = (node: unknown, at: number, offset: number, depth: number): YamlValue => {
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

const readKey = (node: unknown, offset: number): Pick<YamlEntry, 'key' | 'keySpan'> => {
  const key = !isScalar(node) ? '' : typeof node.source === 'string' ? node.source : String(node.value ?? '')
  return { key, keySpan: spanOf(node as Node, offset, offset) }
}

const readEntry = (pair: Pair<unknown, unknown>, offset: number, depth: number): YamlEntry => {
  const { key, keySpan } = readKey(pair.key, offset)
  return { key, keySpan, value: readValue(pair.value, keySpan.end, offset, depth) }
}

const readEntries = (map: YAMLMap<unknown, unknown>, offset: number, depth: number): YamlEntry[] =>
  map.items.map((pair: Pair<unknown, unknown>) => readEntry(pair, offset, depth))

/** The entries of the document: of a long list or map in it, one item after the other. */
function* entriesIn(root: YAMLMap<unknown, unknown>, offset: number): Steps<readonly YamlEntry[]> {
  const entries: YamlEntry[] = []
  for (const pair of root.items) {
    const { value: node } = pair
    if (!isMap(node) && !isSeq(node)) {
      entries.push(readEntry(pair, offset, 0))
      continue
    }
    const { key, keySpan } = readKey(pair.key, offset)
    const span = spanOf(node as Node, keySpan.end, offset)
    if (isMap(node)) {
      const own: YamlEntry[] = []
      for (const one of node.items) {
        own.push(readEntry(one, offset, 1))
        yield
      }
      entries.push({ key, keySpan, value: { kind: 'map', entries: own, span } })
    } else {
      const items: YamlValue[] = []
      for (const item of node.items) {
        items.push(readValue(item, span.start, offset, 1))
        yield
      }
      entries.push({ key, keySpan, value: { kind: 'list', items, span } })
    }
  }
  return entries
}

/** What is wrong, by the code of the parser; of other errors its own English is shown. */
const MESSAGES: Readonly<Record<string, Message>> = {
  BAD_INDENT: say`The indentation does not fit the lines around it.`,
  MISSING_CHAR: say`A quotation mark, bracket or colon is missing here.`,
  TAB_AS_INDENT: say`YAML is indented with blanks; a tab stands here.`,
  BLOCK_AS_IMPLICIT_KEY: say`This looks like a second key on the same line: put the value in quotation marks, or the key on a line of its own.`,
  MULTILINE_IMPLICIT_KEY: say`A colon is missing: each line is a key, a colon and a value.`,
  UNEXPECTED_TOKEN: say`This is not expected here: put the value in quotation marks if it holds \`:\`, \`#\`, \`[\`, \`{\`, \`&\`, \`*\`, \`!\` or \`%\`.`,
  BAD_ALIAS: say`A value that begins with \`*\` or \`&\` has to stand in quotation marks.`,
}

function* read(source: string, offset: number): Steps<YamlTree> {
  const document = yield* documentSteps(source)
  yield
  const problems: YamlProblem[] = document.errors.map(error => ({
    message: MESSAGES[error.code] ?? say`This is not valid YAML: ${error.message.replace(/\s+at line.*$/s, '')}`,
    span: { start: error.pos[0] + offset, end: Math.max(error.pos[1], error.pos[0] + 1) + offset },
  }))
  const root = document.contents
  if (isMap(root)) return { entries: yield* entriesIn(root as YAMLMap<unknown, unknown>, offset), problems }
  if (root !== null && problems.length === 0) {
    const message = say`Keys and values are expected here, one to a line: \`title: The summit\`.`
    return { entries: [], problems: [{ message, span: spanOf(root as Node, 0, offset) }] }
  }
  return { entries: [], problems }
}

/**
 * Reads YAML that is a map; `offset` is added to all spans. Never throws: what is no YAML yields problems and what could
 * be read. Aliases are not expanded, so that nested ones cost no more than their length.
 */
export const readYaml = (source: string, offset = 0): YamlTree => finish(yamlSteps(source, offset))

/** The same in small steps. */
export function* yamlSteps(source: string, offset: number): Steps<YamlTree> {
  try {
    // The library takes a lone CR for a letter.
    return yield* read(source.replace(/\r(?!\n)/g, '\n'), offset)
  } catch (error) {
    const message = say`This cannot be read: ${error instanceof Error ? error.message : String(error)}`
    return { entries: [], problems: [{ message, span: { start: offset, end: offset + Math.min(3, source.length) } }] }
  }
}
