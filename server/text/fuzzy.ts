/** Whether a place in a text begins a word: after no letter or digit, or a capital after a small letter. */
const beginsWord = (text: string, at: number): boolean =>
  at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) || /^\p{Ll}\p{Lu}$/u.test(text.slice(at - 1, at + 1))

/** The best score of matching `query` from `q` on in `text` from `t` on; undefined where it is not in it. */
const best = (
  query: string,
  lower: string,
  text: string,
  q: number,
  t: number,
  follows: boolean,
  known: Map<number, number | undefined>,
): number | undefined => {
  if (q === query.length) return 0
  const key = (q * (text.length + 1) + t) * 2 + (follows ? 1 : 0)
  if (known.has(key)) return known.get(key)
  let found: number | undefined
  for (let at = lower.indexOf(query.charAt(q), t); at >= 0; at = lower.indexOf(query.charAt(q), at + 1)) {
    const rest = best(query, lower, text, q + 1, at + 1, true, known)
    if (rest === undefined) break
    const own = follows && at === t ? 8 : beginsWord(text, at) ? 6 : 0
    if (found === undefined || rest + own > found) found = rest + own
  }
  known.set(key, found)
  return found
}

/** Longer texts are looked at up to here. */
const LONGEST = 100

/**
 * How well `query` matches `text`, the higher the better; undefined where its letters do not stand in it in their order.
 * Letters that follow each other or begin words count most. Case, and blanks of the query, do not matter.
 */
export const fuzzyScore = (query: string, text: string): number | undefined => {
  const wanted = query.toLowerCase().replace(/\s+/gu, '').slice(0, 50)
  if (wanted === '') return 0
  const cut = text.slice(0, LONGEST)
  const lower = cut.toLowerCase()
  if (lower.length !== cut.length) return lower.includes(wanted) ? 0 : undefined
  let at = 0
  for (const char of wanted) {
    at = lower.indexOf(char, at) + 1
    if (at === 0) return undefined
  }
  const score = best(wanted, lower, cut, 0, 0, false, new Map())
  return score === undefined ? undefined : score - cut.length / LONGEST
}
