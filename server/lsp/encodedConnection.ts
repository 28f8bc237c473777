// The connection to an editor that counts columns in UTF-8 or UTF-32: what it says is translated before anybody reads it, and what is
// said to it last of all, so that nobody else has to know.
import type { Connection } from 'vscode-languageserver'
import { lineStarts } from '../text/lines.ts'
import { say } from '../text/message.ts'
import type { Position } from '../text/range.ts'
import { canonicalUri, nameOf } from '../workspace/uris.ts'
import type { ClientAbilities } from './abilities.ts'
import { type OpenDocument, openDocuments } from './document.ts'
import type { Files } from './editorHost.ts'
import { columnsOf, type PositionEncoding } from './positionEncoding.ts'
import { refused } from './requests.ts'
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

/** Positions in other units: those in one line, one after the other, cost one walk along it. */
export const placing = (lineOf: LineOf, from: PositionEncoding, to: PositionEncoding): Place => {
  let last: { readonly uri: string; readonly line: number; readonly column: (column: number) => number } | undefined
  return (uri, { line, character }) => {
    if (last?.uri !== uri || last.line !== line) {
      const text = lineOf(uri, line)
      last = { uri, line, column: text === undefined ? column => column : columnsOf(text, from, to) }
    }
    return { line, character: last.column(character) }
  }
}

/** A line of an open file. */
export const lineIn = (document: OpenDocument | undefined, line: number): string | undefined =>
  document?.getText({ start: { line, character: 0 }, end: { line, character: Number.MAX_SAFE_INTEGER } })

type Changes = { readonly contentChanges: readonly { readonly text: string }[] }

const isChanges = (params: unknown): params is Changes =>
  typeof params === 'object' && params !== null && 'contentChanges' in params && Array.isArray(params.contentChanges)

/** Positions by the files that they are in. */
type Wanted = ReadonlyMap<string, readonly Position[]>

/** What they are for the editor, by `keyOf`, and the files for which that cannot be told. */
type Elsewhere = { readonly places: ReadonlyMap<string, Position>; readonly unread: readonly string[] }

const keyOf = (file: string, { line, character }: Position): string => `${line}:${character} ${file}`

/** Whether there are edits in what is said. */
const changesText = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && ('newText' in value || Object.values(value).some(changesText))

/** The same connection, for a server that counts in UTF-16. `files` are read for positions in files that are not open. */
export const encodedConnection = (
  connection: Connection,
  abilities: () => Pick<ClientAbilities, 'encoding' | 'tell'>,
  opened: (uri: string) => OpenDocument | undefined,
  files: Files,
): Connection => {
  const encoding = (): PositionEncoding => abilities().encoding
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

  /** Positions in files that are not open: these are read one after the other, and none of their texts stays. */
  const placesIn = async (wanted: Wanted): Promise<Elsewhere> => {
    const places = new Map<string, Position>()
    const unread: string[] = []
    for (const [file, positions] of wanted) {
      const reading = await files.read(canonicalUri(file), LARGEST)
      const text = reading.kind === 'text' ? reading.text : ''
      const starts = lineStarts(text)
      if (reading.kind !== 'text' || positions.some(({ line }) => line >= starts.length)) {
        unread.push(file)
        continue
      }
      const lineOf: LineOf = (_, line) => text.slice(starts[line], starts[line + 1]).replace(/[\r\n]+$/, '')
      const place = placing(lineOf, 'utf-16', encoding())
      for (const position of positions) places.set(keyOf(file, position), place(file, position))
    }
    return { places, unread }
  }

  /** What is said about files that are not open waits until they are read; the beginning of a line is the same in all units. */
  const said = (value: unknown, uri: string | undefined): unknown => {
    const documents = new Map<string, OpenDocument | undefined>()
    const wanted = new Map<string, Position[]>()
    const note = (file: string, position: Position): Position => {
      if (!documents.has(file)) documents.set(file, opened(file))
      if (position.character === 0 || documents.get(file) !== undefined) return position
      const positions = wanted.get(file)
      if (positions === undefined) wanted.set(file, [position])
      else positions.push(position)
      return position
    }
    translated(value, uri, note)
    const here = placing((file, line) => lineIn(documents.get(file), line), 'utf-16', encoding())
    if (wanted.size === 0) return translated(value, uri, here)
    return placesIn(wanted).then(({ places, unread: [unread] }) => {
      if (unread !== undefined && changesText(value))
        throw refused(abilities().tell, say`“${nameOf(unread)}” cannot be read any more, so nothing is changed.`)
      return translated(value, uri, (file, position) => places.get(keyOf(file, position)) ?? here(file, position))
    })
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
