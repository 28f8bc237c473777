// The connection to an editor that counts columns in UTF-8 or UTF-32: what it says is translated before anybody reads it, and what is
// said to it last of all, so that nobody else has to know.
import type { Connection } from 'vscode-languageserver'
import { lineStarts } from '../text/lines.ts'
import type { Position } from '../text/range.ts'
import { canonicalUri } from '../workspace/uris.ts'
import { type OpenDocument, openDocuments } from './document.ts'
import type { Files } from './editorHost.ts'
import { columnsOf, type PositionEncoding } from './positionEncoding.ts'
import { fileOf, type Place, translated } from './translate.ts'

/** A line of a file; undefined where the file is not known. */
type LineOf = (uri: string, line: number) => string | undefined

/** Where the parameters stand in the calls by which the server says something. */
const SAYING: Readonly<Record<string, number>> = {
  sendNotification: 1,
  sendRequest: 1,
  sendDiagnostics: 0,
  applyEdit: 0,
  showDocument: 0,
}

/** Files larger than this have no positions to tell of, in bytes. */
const LARGEST = 50_000_000

const placing = (lineOf: LineOf, from: PositionEncoding, to: PositionEncoding): Place => {
  let last: { readonly uri: string; readonly line: number; readonly column: (column: number) => number } | undefined
  return (uri, { line, character }) => {
    if (last?.uri !== uri || last.line !== line) {
      const text = lineOf(uri, line)
      last = { uri, line, column: text === undefined ? column => column : columnsOf(text, from, to) }
    }
    return { line, character: last.column(character) }
  }
}

const lineIn = (document: OpenDocument | undefined, line: number): string | undefined =>
  document?.getText({ start: { line, character: 0 }, end: { line, character: Number.MAX_SAFE_INTEGER } })

type Changes = { readonly contentChanges: readonly { readonly text: string }[] }

const isChanges = (params: unknown): params is Changes =>
  typeof params === 'object' && params !== null && 'contentChanges' in params && Array.isArray(params.contentChanges)

/** The same connection, for a server that counts in UTF-16. `files` are read for positions in files that are not open. */
export const encodedConnection = (
  connection: Connection,
  encoding: () => PositionEncoding,
  opened: (uri: string) => OpenDocument | undefined,
  files: Files,
): Connection => {
  const heard = (params: unknown): unknown => {
    const uri = fileOf(params)
    const document = uri === undefined ? undefined : opened(uri)
    if (!isChanges(params) || document === undefined)
      return translated(
        params,
        uri,
        placing((file, line) => lineIn(opened(file), line), encoding(), 'utf-16'),
      )
    // Each change is one of the text that the changes before it have left.
    let now = document
    const contentChanges = params.contentChanges.map((change, index, { length }) => {
      const place = placing((_, line) => lineIn(now, line), encoding(), 'utf-16')
      const { rangeLength: _, ...known } = Object(translated(change, uri, place))
      if (index + 1 < length) now = openDocuments.update(now, [known], now.version)
      return known
    })
    return { ...params, contentChanges }
  }

  /** What is said about files that are not open waits until they are read. */
  const said = (value: unknown, uri: string | undefined): unknown => {
    const named = new Map<string, OpenDocument | undefined>()
    const note = (file: string, position: Position): Position => {
      if (!named.has(file)) named.set(file, opened(file))
      return position
    }
    translated(value, uri, note)
    const others = [...named].flatMap(([file, document]) => (document === undefined ? [file] : []))
    const lines = new Map<string, (line: number) => string>()
    const finished = (): unknown => {
      const lineOf: LineOf = (file, line) => lines.get(file)?.(line) ?? lineIn(named.get(file), line)
      return translated(value, uri, placing(lineOf, 'utf-16', encoding()))
    }
    if (others.length === 0) return finished()
    const reading = others.map(async file => {
      const read = await files.read(canonicalUri(file), LARGEST)
      if (read.kind !== 'text') return
      const starts = lineStarts(read.text)
      lines.set(file, line => read.text.slice(starts[line], starts[line + 1]).replace(/[\r\n]+$/, ''))
    })
    return Promise.all(reading).then(finished)
  }

  type Call = (...values: readonly unknown[]) => unknown

  const answering =
    (handler: Call): Call =>
    (params, ...more) => {
      if (encoding() === 'utf-16') return handler(params, ...more)
      const answer = handler(heard(params), ...more)
      return answer instanceof Promise
        ? answer.then(value => said(value, fileOf(params)))
        : said(answer, fileOf(params))
    }

  const saying =
    (name: string, say: Call): Call =>
    (...values) => {
      const at = SAYING[name] ?? 0
      const params = encoding() === 'utf-16' ? values[at] : said(values[at], undefined)
      const all = (given: unknown): unknown[] => (at < values.length ? values.with(at, given) : [...values])
      return params instanceof Promise ? params.then(given => say(...all(given))) : say(...all(params))
    }

  const wrapped = <T extends object>(target: T): T =>
    new Proxy(target, {
      get: (_, name) => {
        const value: unknown = Reflect.get(target, name)
        if (typeof value === 'object' && value !== null) return wrapped(value)
        if (typeof value !== 'function' || typeof name !== 'string') return value
        const call: Call = (...values) => Reflect.apply(value, target, values)
        if (Object.hasOwn(SAYING, name)) return saying(name, call)
        if (!/^on(?![a-z])/.test(name)) return call
        return (...values: readonly unknown[]) =>
          call(...values.map(given => (typeof given === 'function' ? answering((...all) => given(...all)) : given)))
      },
    })
  return wrapped(connection)
}
