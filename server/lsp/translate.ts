// Positions in what editor and server say to each other, found by their shape.
import { LongText } from '../text/longText.ts'
import type { Position } from '../text/range.ts'
import { finish, type Steps } from '../text/steps.ts'

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof LongText)

const isPosition = (value: Fields): value is Position =>
  typeof value['line'] === 'number' && typeof value['character'] === 'number'

/** What a position of a file is in another encoding. */
export type Place = (uri: string, position: Position) => Position

/** The file that the positions in an object are of, if it says so. */
export const fileOf = (value: unknown): string | undefined => {
  if (!isFields(value)) return undefined
  const { uri, textDocument, data } = value
  if (typeof uri === 'string') return uri
  // A code action that is sent back says it in what the server has it remember.
  return isFields(textDocument) ? fileOf(textDocument) : isFields(data) ? fileOf(data) : undefined
}

/** Semantic tokens: for each, lines and columns from the one before, its length, and what it is. */
const TOKEN = 5

/** So many tokens are translated between two chances to stop. */
const STRIDE = 512

/** Semantic tokens of a file with their columns and lengths as `place` has them. */
export function* translatedTokens(data: readonly number[], uri: string, place: Place): Steps<number[]> {
  const result: number[] = []
  let line = 0
  let character = 0
  let last = 0
  for (let at = 0; at + TOKEN <= data.length; at += TOKEN) {
    if (at % (TOKEN * STRIDE) === 0) yield
    const [lines = 0, columns = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + TOKEN)
    if (lines > 0) character = last = 0
    line += lines
    character += columns
    const start = place(uri, { line, character }).character
    const end = place(uri, { line, character: character + length }).character
    result.push(lines, start - last, end - start, type, modifiers)
    last = start
  }
  return result
}

const isNumbers = (value: unknown): value is readonly number[] => Array.isArray(value) && typeof value[0] === 'number'

/** A message with each position in it as `place` has it; `uri` is the file where the message itself names none. */
export const translated = (value: unknown, uri: string | undefined, place: Place): unknown => {
  if (Array.isArray(value)) return value.map(item => translated(item, uri, place))
  if (!isFields(value)) return value
  if (isPosition(value)) return uri === undefined ? value : { ...value, ...place(uri, value) }
  const file = fileOf(value) ?? uri
  const part = (name: string, inside: unknown): unknown => {
    if (name === 'data')
      return isNumbers(inside) && file !== undefined ? finish(translatedTokens(inside, file, place)) : inside
    if (name === 'changes' && isFields(inside))
      return Object.fromEntries(Object.entries(inside).map(([key, edits]) => [key, translated(edits, key, place)]))
    const { targetUri } = value
    return translated(inside, name.startsWith('target') && typeof targetUri === 'string' ? targetUri : file, place)
  }
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, part(name, inside)]))
}
