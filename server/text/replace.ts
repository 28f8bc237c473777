import { contentEnds, lineStarts } from './lines.ts'
import type { Position, TextEdit } from './range.ts'

const offsetIn = (text: string, starts: readonly number[], { line, character }: Position): number => {
  const start = starts[line]
  return start === undefined ? text.length : Math.min(start + character, contentEnds(text)(start))
}

/**
 * `text` after an edit, by the plain rule and with the whole text at hand: what the incremental engine is held against.
 * Positions outside the text are taken as the nearest inside.
 */
export const replaced = (text: string, { range, newText }: TextEdit): string => {
  const starts = lineStarts(text)
  const start = offsetIn(text, starts, range.start)
  return text.slice(0, start) + newText + text.slice(Math.max(start, offsetIn(text, starts, range.end)))
}
