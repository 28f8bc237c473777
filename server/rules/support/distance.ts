/**
 * The number of letters dropped, added, replaced or swapped with their neighbour that lead from `a` to `b`, if it is at
 * most `limit`; otherwise `limit + 1`. Rows are cut where they exceed the limit, so that far words cost little.
 */
export const editDistance = (a: string, b: string, limit: number): number => {
  const far = limit + 1
  if (Math.abs(a.length - b.length) > limit) return far
  if (a === b) return 0
  // What both begin and end with has no part in it, and is mostly nearly all.
  let from = 0
  let [end, otherEnd] = [a.length, b.length]
  while (from < end && from < otherEnd && a.charCodeAt(from) === b.charCodeAt(from)) from++
  while (end > from && otherEnd > from && a.charCodeAt(end - 1) === b.charCodeAt(otherEnd - 1)) {
    end--
    otherEnd--
  }
  const [rows, columns] = [end - from, otherEnd - from]
  if (rows === 0 || columns === 0 || (rows === 1 && columns === 1)) return Math.min(Math.max(rows, columns), far)
  let beforeLast: number[] = []
  let last = Array.from({ length: columns + 1 }, (_, j) => j)
  for (let i = 1; i <= rows; i++) {
    const letter = a.charCodeAt(from + i - 1)
    const row = [i]
    let best = i
    for (let j = 1; j <= columns; j++) {
      const other = b.charCodeAt(from + j - 1)
      let cost = Math.min(
        (last[j] ?? far) + 1,
        (row[j - 1] ?? far) + 1,
        (last[j - 1] ?? far) + (letter === other ? 0 : 1),
      )
      const swapped = i > 1 && j > 1 && letter === b.charCodeAt(from + j - 2) && a.charCodeAt(from + i - 2) === other
      if (swapped) cost = Math.min(cost, (beforeLast[j - 2] ?? far) + 1)
      row.push(cost)
      if (cost < best) best = cost
    }
    if (best > limit) return far
    beforeLast = last
    last = row
  }
  return Math.min(last[columns] ?? far, far)
}

/** The member of `words` nearest to `word`, case aside, at most `limit` edits away; undefined where none is. */
export const nearestWord = (word: string, words: Iterable<string>, limit: number): string | undefined => {
  let nearest: string | undefined
  let best = limit + 1
  for (const candidate of words) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), best - 1)
    if (distance < best) {
      best = distance
      nearest = candidate
    }
  }
  return nearest
}

/** How many letters of a key or code may be wrong before it is another. */
export const keyLimit = (key: string): number => (key.length < 4 ? 1 : key.length < 8 ? 2 : 3)
