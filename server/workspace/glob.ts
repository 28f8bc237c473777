/** A compiled glob: whether a path, with `/` between its parts, is matched. */
export type Glob = (path: string) => boolean

type Token = { readonly kind: 'star' } | { readonly kind: 'one'; readonly is: (char: string) => boolean }

/** Braces make at most so many patterns. */
const MOST_PATTERNS = 256

/** The index of the bracket that closes the one at `open`, or -1. */
const closing = (text: string, open: number, opens: string, closes: string): number => {
  let depth = 0
  for (let at = open; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === opens) depth++
    else if (text[at] === closes && --depth === 0) return at
  }
  return -1
}

/** The texts between the commas of a brace. */
const choices = (text: string): readonly string[] => {
  const found: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '{') depth++
    else if (text[at] === '}') depth--
    else if (text[at] === ',' && depth === 0) {
      found.push(text.slice(start, at))
      start = at + 1
    }
  }
  return [...found, text.slice(start)]
}

/** The patterns that a pattern with braces stands for; undefined where they are not closed, or too many. */
const withoutBraces = (pattern: string): readonly string[] | undefined => {
  let open = 0
  while (open < pattern.length && pattern[open] !== '{') open += pattern[open] === '\\' ? 2 : 1
  if (open >= pattern.length) return [pattern]
  const close = closing(pattern, open, '{', '}')
  if (close < 0) return undefined
  const rests = withoutBraces(pattern.slice(close + 1))
  const inside = choices(pattern.slice(open + 1, close)).map(withoutBraces)
  if (rests === undefined || !inside.every(list => list !== undefined)) return undefined
  const head = pattern.slice(0, open)
  const all = inside.flat().flatMap(choice => rests.map(rest => head + choice + rest))
  return all.length > MOST_PATTERNS ? undefined : all
}

/** The characters between square brackets. */
const setOf = (content: string): ((char: string) => boolean) => {
  const not = /^[!^]/.test(content)
  const chars = [...(not ? content.slice(1) : content)]
  const ranges: (readonly [string, string])[] = []
  for (let at = 0; at < chars.length; at++) {
    const from = chars[at] ?? ''
    const to = chars[at + 1] === '-' ? chars[at + 2] : undefined
    ranges.push([from, to ?? from])
    if (to !== undefined) at += 2
  }
  return char => ranges.some(([from, to]) => from <= char && char <= to) !== not
}

/** The tokens of a part between slashes; undefined where a bracket is not closed. */
const tokensOf = (part: string): readonly Token[] | undefined => {
  const tokens: Token[] = []
  const chars = [...part]
  for (let at = 0; at < chars.length; at++) {
    const char = chars[at] ?? ''
    if (char === '*') {
      if (tokens.at(-1)?.kind !== 'star') tokens.push({ kind: 'star' })
    } else if (char === '?') tokens.push({ kind: 'one', is: () => true })
    else if (char === '[') {
      const close = chars.indexOf(']', at + 2)
      if (close < 0) return undefined
      tokens.push({ kind: 'one', is: setOf(chars.slice(at + 1, close).join('')) })
      at = close
    } else {
      const plain = char === '\\' && at + 1 < chars.length ? (chars[++at] ?? '') : char
      tokens.push({ kind: 'one', is: other => other === plain })
    }
  }
  return tokens
}

/**
 * Whether a list is matched by a pattern in which some items stand for any number of others. After a failure only the
 * last of these is tried with one more: earlier ones need not be.
 */
const matches = <P, T>(
  pattern: readonly P[],
  list: readonly T[],
  isAny: (item: P) => boolean,
  is: (item: P, other: T) => boolean,
): boolean => {
  let p = 0
  let at = 0
  let any = -1
  let from = 0
  while (at < list.length) {
    const item = pattern[p]
    if (item !== undefined && isAny(item)) {
      any = p++
      from = at
    } else if (item !== undefined && is(item, list[at] as T)) {
      p++
      at++
    } else if (any >= 0) {
      p = any + 1
      at = ++from
    } else return false
  }
  return pattern.slice(p).every(isAny)
}

const ANY_FOLDERS = '**'
type Part = typeof ANY_FOLDERS | readonly Token[]

const matchesPart = (part: Part, name: string): boolean =>
  part !== ANY_FOLDERS &&
  matches(
    part,
    [...name],
    token => token.kind === 'star',
    (token, char) => token.kind === 'one' && token.is(char),
  )

/**
 * Compiles a glob: `*` is any characters of a name, `?` one of them, `[a-z]` and `[!a-z]` one of some, `{a,b}` a choice, `**`
 * any number of folders; a backslash takes the meaning of the character after it. Undefined where brackets do not fit
 * together. Matching takes no more than the product of both lengths.
 */
export const compileGlob = (pattern: string): Glob | undefined => {
  const patterns = withoutBraces(pattern.replace(/^(?:\.?\/)+/, ''))
  if (patterns === undefined) return undefined
  const compiled: Part[][] = []
  for (const one of patterns) {
    const parts: Part[] = []
    for (const part of one.split('/')) {
      const tokens = part === ANY_FOLDERS ? ANY_FOLDERS : tokensOf(part)
      if (tokens === undefined) return undefined
      parts.push(tokens)
    }
    compiled.push(parts)
  }
  return path => {
    const names = path.split('/')
    return compiled.some(parts => matches(parts, names, part => part === ANY_FOLDERS, matchesPart))
  }
}
