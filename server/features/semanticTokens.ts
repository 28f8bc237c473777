import type { Resolution } from '../model/resolve.ts'
import { resolutionOf, type Transcript } from '../model/transcript.ts'
import { type Block, perBlock } from '../syntax/block.ts'
import { eachBlock } from '../syntax/eachBlock.ts'
import { inlinesOf, type Note, plainNote, type Vocabulary } from '../syntax/notes.ts'
import { blockAtLine, linesOf } from '../syntax/position.ts'
import type { Range, Span } from '../text/range.ts'
import { sizeOf } from '../text/sequence.ts'
import type { Steps } from '../text/steps.ts'

/**
 * The kinds of token. Each has the scope of the grammar for the same thing, so that model and grammar look alike:
 * `notSpeaker` is plain text, for lines that look like a speaker's to the grammar only.
 */
export const TOKEN_TYPES = ['speaker', 'manner', 'time', 'note', 'gap', 'notSpeaker'] as const
/** `declaration`: in the header. The others tell how a label was resolved. */
export const TOKEN_MODIFIERS = ['declaration', 'declared', 'chained', 'inferred'] as const

type TokenType = (typeof TOKEN_TYPES)[number]
type TokenModifier = (typeof TOKEN_MODIFIERS)[number]
type Token = Span & { readonly type: TokenType }

const typeNumber = new Map<TokenType, number>(TOKEN_TYPES.map((type, index) => [type, index]))
const MODIFIER: Readonly<Record<Resolution['kind'], TokenModifier | undefined>> = {
  declared: 'declared',
  roster: 'declared',
  chained: 'chained',
  inferred: 'inferred',
  rejected: undefined,
}

const token = (type: TokenType, { start, end }: Span): Token[] => (end <= start ? [] : [{ type, start, end }])

/** The tokens of a speaker line's head; the line was taken for one, or not. */
const headTokens = ({ opening }: Block, speaks: boolean): Token[] => {
  if (opening === undefined) return []
  const { label, manner, time } = opening
  if (speaks) return [...token('speaker', label), ...(manner === undefined ? [] : token('manner', manner))]
  const end = Math.max(label.end, opening.colon?.end ?? 0)
  const inside = time !== undefined && time.start >= label.start && time.end <= end
  return inside
    ? [
        ...token('notSpeaker', { start: label.start, end: time.start }),
        ...token('notSpeaker', { start: time.end, end }),
      ]
    : token('notSpeaker', { start: label.start, end })
}

const headerTokens = (transcript: Transcript): Token[] =>
  transcript.speakers.flatMap(speaker => [
    ...token('speaker', speaker.nameSpan),
    ...speaker.aliases.flatMap(alias => token('speaker', alias.span)),
  ])

/** Tokens in order, none overlapping another. */
const sorted = (tokens: Token[]): Token[] => {
  tokens.sort((a, b) => a.start - b.start || b.end - a.end)
  let end = 0
  return tokens.filter(({ start, end: to }) => {
    if (start < end) return false
    end = to
    return true
  })
}

const isLineEnd = (code: number): boolean => code === 10 || code === 13

/** Tokens as numbers, four each: line in the block, column, length, type. What runs over lines is cut at their ends. */
const rowsOf = (block: Block, tokens: readonly Token[]): readonly number[] => {
  const rows: number[] = []
  const starts = linesOf(block)
  let line = 0
  for (const { start, end, type } of tokens) {
    while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= start) line++
    for (let at = line, from = start; from < end; at++) {
      const next = starts[at + 1] ?? Number.POSITIVE_INFINITY
      let to = Math.min(end, next)
      while (to > from && isLineEnd(block.text.charCodeAt(to - 1))) to--
      if (to > from) rows.push(at, from - (starts[at] ?? 0), to - from, typeNumber.get(type) ?? 0)
      from = next
    }
  }
  return rows
}

const NOTHING: readonly number[] = []
const NO_WORDS: ReadonlySet<string> = new Set()

const isGap = ({ kind, content }: Note, gaps: ReadonlySet<string>): boolean =>
  kind === 'gap' || (gaps.size > 0 && gaps.has(plainNote(content)))

/** `gaps` are words for gaps beside those that are built in. */
const textRows = (block: Block, speaks: boolean, gaps: ReadonlySet<string> = NO_WORDS): readonly number[] => {
  const head = headTokens(block, speaks)
  const { times, notes } = inlinesOf(block)
  if (head.length === 0 && times.length === 0 && notes.length === 0) return NOTHING
  const tokens = [
    ...head,
    ...times.flatMap(time => token('time', time)),
    ...notes.flatMap(note => token(isGap(note, gaps) ? 'gap' : 'note', note)),
  ]
  return rowsOf(block, sorted(tokens))
}

/** Both readings of a block are kept with it; which one counts depends on the rest of the file. */
const spokenRows = perBlock(block => textRows(block, true))
const otherRows = perBlock(block => textRows(block, false))

/** The tokens of a block; few have notes, so that those by added words are not kept. */
const rowsIn = (block: Block, speaks: boolean, gaps: ReadonlySet<string>): readonly number[] => {
  if (gaps.size > 0 && inlinesOf(block).notes.length > 0) return textRows(block, speaks, gaps)
  return speaks ? spokenRows(block) : otherRows(block)
}

const SPEAKER = TOKEN_TYPES.indexOf('speaker')

/** How many numbers a token has in the protocol. */
const TOKEN_LENGTH = 5

/** Tokens of the lines from `firstLine` up to and with `lastLine`, as the protocol has them; at most about `most`. */
function* tokensIn(
  transcript: Transcript,
  vocabulary: Vocabulary,
  firstLine: number,
  lastLine: number,
  most = Number.POSITIVE_INFINITY,
): Steps<number[]> {
  const { blocks } = transcript
  const data: number[] = []
  const found = blockAtLine(blocks, firstLine)
  if (found === undefined) return data
  const gaps = new Set((vocabulary.gap ?? []).map(plainNote))
  let tokenLine = 0
  let tokenStart = 0
  yield* eachBlock(blocks, found.index, sizeOf(blocks), found.before.lines, (block, line) => {
    if (line > lastLine || data.length > most * TOKEN_LENGTH) return false
    if (block.kind === 'blank' || block.kind === 'code' || block.kind === 'comment') return true
    const resolution = resolutionOf(transcript, block)
    const modifier = block.kind === 'header' ? 'declaration' : MODIFIER[resolution?.kind ?? 'rejected']
    const rows =
      block.kind === 'header'
        ? rowsOf(block, sorted(headerTokens(transcript)))
        : rowsIn(block, modifier !== undefined, gaps)
    const bit = modifier === undefined ? 0 : 1 << TOKEN_MODIFIERS.indexOf(modifier)
    for (let at = 0; at < rows.length; at += 4) {
      const here = line + (rows[at] ?? 0)
      if (here < firstLine || here > lastLine) continue
      const start = rows[at + 1] ?? 0
      const type = rows[at + 3] ?? 0
      const down = here - tokenLine
      data.push(down, down === 0 ? start - tokenStart : start, rows[at + 2] ?? 0, type, type === SPEAKER ? bit : 0)
      tokenLine = here
      tokenStart = start
    }
    return true
  })
  return data
}

/** More tokens than this are not given at once: they would be megabytes, at each key. */
const MOST_TOKENS = 50_000

/**
 * All tokens of a transcript, encoded as the protocol has it; undefined where they are too many. `vocabulary` has the words for
 * notes that were added to those built in.
 */
export function* semanticTokens(transcript: Transcript, vocabulary: Vocabulary = {}): Steps<number[] | undefined> {
  const data = yield* tokensIn(transcript, vocabulary, 0, Number.POSITIVE_INFINITY, MOST_TOKENS)
  return data.length > MOST_TOKENS * TOKEN_LENGTH ? undefined : data
}

/** The tokens on the lines of a range. */
export const semanticTokensIn = (transcript: Transcript, range: Range, vocabulary: Vocabulary = {}): Steps<number[]> =>
  tokensIn(transcript, vocabulary, range.start.line, range.end.line)
