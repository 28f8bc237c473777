import { Composer, type CST, type Document, Lexer, type ParsedNode, Parser, type YAMLError } from 'yaml'
import type { Steps } from '../text/steps.ts'

/** What the library makes of a source: the nodes, and what is wrong with it. */
export type YamlDocument = { readonly contents: unknown; readonly errors: readonly YAMLError[] }

/** So many words of YAML are read between two chances to stop. */
const SOME = 128

/** A collection longer than this, in UTF-16 units, is composed in pieces of about this length. */
const LONG = 2_000

type Collection = CST.BlockMap | CST.BlockSequence
type Item = Collection['items'][number]

/** What a collection is composed to, as far as it matters here. */
type Composed = { items: unknown[]; range: [number, number, number] }

const startOf = ({ start, key, sep, value }: Item): number =>
  key?.offset ?? start[0]?.offset ?? sep?.[0]?.offset ?? value?.offset ?? 0

const isLong = (token: CST.Token | null | undefined, long: number): token is Collection => {
  if (token?.type !== 'block-map' && token?.type !== 'block-seq') return false
  const last = token.items.at(-1)
  return last !== undefined && (startOf(last) - token.offset > long || isLong(last.value, long))
}

const composer = (): Composer<ParsedNode> =>
  new Composer({ keepSourceTokens: false, uniqueKeys: false, prettyErrors: false, logLevel: 'silent', schema: 'core' })

/** Composes a collection in pieces, each as if it were a document, and puts these together. */
function* compose(token: Collection, long: number, errors: YAMLError[]): Steps<Composed | null> {
  let whole: Composed | null = null
  const add = (items: readonly Item[]): void => {
    const [first] = items
    const offset = whole === null || first === undefined ? token.offset : startOf(first)
    const value = { ...token, offset, items } as Collection
    const [document] = composer().compose([{ type: 'document', offset, start: [], value }])
    errors.push(...(document?.errors ?? []))
    const part = document?.contents as Composed | null | undefined
    if (!part) return
    if (whole === null) whole = part
    else {
      for (const item of part.items) whole.items.push(item)
      whole.range = [whole.range[0], part.range[1], part.range[2]]
    }
  }
  let items: Item[] = []
  for (const item of token.items) {
    const { value } = item
    if (items.length > 0 && (isLong(value, long) || startOf(item) - startOf(items[0] as Item) > long)) {
      add(items)
      items = []
      yield
    }
    if (!isLong(value, long)) {
      items.push(item)
      continue
    }
    // What is long is composed by itself, and put where nothing was.
    add([{ ...item, value: undefined } as Item])
    const inner: Composed | null = yield* compose(value, long, errors)
    const around = whole as Composed | null
    if (inner === null || around === null) continue
    if (token.type === 'block-seq') around.items[around.items.length - 1] = inner
    else (around.items.at(-1) as { value: unknown }).value = inner
    around.range = [around.range[0], inner.range[1], inner.range[2]]
  }
  if (items.length > 0) add(items)
  return whole
}

/** What the library's `parseDocument` does, in small steps. A collection in brackets, or a long text, is one step. */
export function* documentSteps(source: string, long = LONG): Steps<YamlDocument> {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  let count = 0
  for (const lexeme of new Lexer().lex(source)) {
    for (const token of parser.next(lexeme)) tokens.push(token)
    if (++count % SOME === 0) yield
  }
  for (const token of parser.end()) tokens.push(token)
  yield
  const first = tokens.find((token): token is CST.Document => token.type === 'document')
  const root = first?.value
  if (first === undefined || !isLong(root, long)) {
    const [document] = composer().compose(tokens, true, source.length)
    return document as Document.Parsed
  }
  const errors: YAMLError[] = []
  const contents = yield* compose(root, long, errors)
  // What stands about it is composed as if there were nothing.
  const { value: _, ...empty } = first
  const [about] = composer().compose(
    tokens.map(token => (token === first ? empty : token)),
    true,
    source.length,
  )
  return { contents, errors: [...errors, ...(about?.errors ?? [])] }
}
