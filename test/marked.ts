import type { Position, Range } from '../server/text/range.ts'

/** A fixture text without its marks: what they marked, and where the cursor `$0` stood. */
export type Marked = {
  readonly text: string
  /** A range for each run of `^`, on the line above it. */
  readonly ranges: readonly Range[]
  readonly cursor: Position | undefined
}

const isMarkLine = (line: string): boolean => /^\s*\^+(?:\s+\^+)*\s*$/.test(line)

/**
 * Reads a fixture in which lines of `^^^` mark places in the line above, and `$0` is a cursor. Marks are taken out; ranges
 * and cursor are those of the text that is left.
 */
export const marked = (fixture: string): Marked => {
  const lines: string[] = []
  const ranges: Range[] = []
  let cursor: Position | undefined
  for (const line of fixture.split('\n')) {
    if (isMarkLine(line) && lines.length > 0) {
      for (const match of line.matchAll(/\^+/g)) {
        const at = lines.length - 1
        ranges.push({
          start: { line: at, character: match.index },
          end: { line: at, character: match.index + match[0].length },
        })
      }
      continue
    }
    const at = line.indexOf('$0')
    if (at >= 0) cursor = { line: lines.length, character: at }
    lines.push(at >= 0 ? line.slice(0, at) + line.slice(at + 2) : line)
  }
  return { text: lines.join('\n'), ranges, cursor }
}
