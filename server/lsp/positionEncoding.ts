// The units in which an editor counts columns. All of the server counts in UTF-16; see encodedConnection.ts.

export type PositionEncoding = 'utf-8' | 'utf-16' | 'utf-32'

const isEncoding = (value: unknown): value is PositionEncoding =>
  value === 'utf-8' || value === 'utf-16' || value === 'utf-32'

/** The first encoding of those that the editor has, which it lists as it likes them; UTF-16 every editor has. */
export const encodingFor = (offered: unknown): PositionEncoding =>
  (Array.isArray(offered) ? offered.find(isEncoding) : undefined) ?? 'utf-16'

/** How many units a code point has. */
const unitsOf = (point: number, encoding: PositionEncoding): number => {
  if (encoding === 'utf-32') return 1
  if (encoding === 'utf-16') return point > 0xffff ? 2 : 1
  return point > 0xffff ? 4 : point > 0x7ff ? 3 : point > 0x7f ? 2 : 1
}

/**
 * A function from columns of a line in one encoding to those in another. A column within a character is the one before it,
 * a column behind the end is the end. Ascending columns cost one walk along the line.
 */
export const columnsOf = (line: string, from: PositionEncoding, to: PositionEncoding): ((column: number) => number) => {
  let index = 0
  let before = 0
  let after = 0
  return column => {
    if (column < before) index = before = after = 0
    while (index < line.length) {
      const point = line.codePointAt(index) ?? 0
      const next = before + unitsOf(point, from)
      if (next > column) break
      before = next
      after += unitsOf(point, to)
      index += point > 0xffff ? 2 : 1
    }
    return after
  }
}
