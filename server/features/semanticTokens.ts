import type { Resolution } from '../model/resolve.ts'
import { resolutionOf, type Transcript } from '../model/transcript.ts'
import type { Block } from '../syntax/block.ts'
import { inlinesOf } from '../syntax/notes.ts'
import { linesOf } from '../syntax/position.ts'
import type { Range, Span } from '../text/range.ts'
import { seek, sizeOf } from '../text/sequence.ts'
import { eachBlock, type Steps } from './steps.ts'

/**
 * The kinds of token. Each has the scope of the grammar for the same thing, so that model and grammar look alike:
 * `notSpeaker` is plain text, for lines that look like a speaker's to the grammar only.
 */
export const TOKEN_TYPES = ['speaker', 'manner', 'time', 'note', 'gap', 'notSpeaker'] as const
/** `declaration`: in the header. The others tell how a label was resolved. */
export const TOKEN_MODIFIERS = ['declaration', 'declared', 'chained', 'inferred'] as const

type TokenType = (typeof TOKEN_TYPES)[number]
type TokenModifier = (typeof TOKEN_MODIFIERS)[number]
type Token = Span & { readonly type: TokenType; readonly modifier?: TokenModifier }

/** In a block longer than this, in UTF-16 units, only the label is looked at. */
const LONGEST_BLOCK = 1_000_000

const typeNumber = new Map<TokenType, number>(TOKEN_TYPES.map((type, index) => [type, index]))
const modifierBit = new Map<TokenModifier, number>(TOKEN_MODIFIERS.map((modifier, index) => [modifier, 1 << index]))

const MODIFIER: Readonly<Record<Resolution['kind'], TokenModifier | undefined>> = {
  declared: 'declared',
  roster: 'declared',
  chained: 'chained',
  inferred: 'inferred',
  rejected: undefined,
}

const token = (type: TokenType, span: Span, modifier?: TokenModifier): Token[] => {
  const { start, end } = span
  return end <= start ? [] : [modifier === undefined ? { type, start, end } : { type, start, end, modifier }]
}

const labelTokens = (block: Block, resolution: Resolution): Token[] => {
  const { opening } = block
  if (opening === undefined) return []
  const { label, manner, time } = opening
  if (resolution.kind !== 'rejected') {
    return [
      ...token('speaker', label, MODIFIER[resolution.kind]),
      ...(manner === undefined ? [] : token('manner', manner)),
    ]
  }
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
    ...token('speaker', speaker.nameSpan, 'declaration'),
    ...speaker.aliases.flatMap(alias => token('speaker', alias.span, 'declaration')),
  ])

/** The tokens of a block in order, none overlapping another. */
const tokensOf = (transcript: Transcript, block: Block): Token[] => {
  if (block.kind === 'header') return sorted(headerTokens(transcript))
  const resolution = resolutionOf(transcript, block)
  const labels = resolution === undefined ? [] : labelTokens(block, resolution)
  if (block.text.length > LONGEST_BLOCK) return labels
  const { times, notes } = inlinesOf(block)
  if (times.length === 0 && notes.length === 0) return labels
  return sorted([
    ...labels,
    ...times.flatMap(time => token('time', time)),
    ...notes.flatMap(note => token(note.kind === 'gap' ? 'gap' : 'note', note)),
  ])
}

const sorted = (tokens: Token[]): Token[] => {
  tokens.sort((a, b) => a.start - b.start || b.end - a.end)
  let end = 0
  return tokens.filter(({ start, end: to }) => {
    if (start < end) return false
    end = to
    return true
  })
}

/** Writes tokens as the protocol has them: five numbers each, places relative to the token before. */
const encoder = () => {
  const data: number[] = []
  let lastLine = 0
  let lastStart = 0
  return {
    data,
    put: (line: number, start: number, length: number, { type, modifier }: Token): void => {
      const delta = line - lastLine
      const bits = modifier === undefined ? 0 : (modifierBit.get(modifier) ?? 0)
      data.push(delta, delta === 0 ? start - lastStart : start, length, typeNumber.get(type) ?? 0, bits)
      lastLine = line
      lastStart = start
    },
  }
}

const isLineEnd = (code: number): boolean => code === 10 || code === 13

/** Tokens of the lines from `firstLine` up to and with `lastLine`. */
function* tokensIn(transcript: Transcript, firstLine: number, lastLine: number): Steps<number[]> {
  const { blocks } = transcript
  const { data, put } = encoder()
  const found = seek(blocks, extent => extent.lines, firstLine)
  if (found === undefined) return data
  yield* eachBlock(blocks, found.index, sizeOf(blocks), found.before.lines, (block, line) => {
    if (line > lastLine) return false
    if (block.kind === 'blank' || block.kind === 'code' || block.kind === 'comment') return true
    const tokens = tokensOf(transcript, block)
    if (tokens.length === 0) return true
    const starts = linesOf(block)
    let row = 0
    for (const each of tokens) {
      while ((starts[row + 1] ?? Number.POSITIVE_INFINITY) <= each.start) row++
      // Editors want a token on one line; one that runs over several is cut there.
      for (let at = row, start = each.start; start < each.end; at++) {
        const lineStart = starts[at] ?? 0
        const next = starts[at + 1] ?? Number.POSITIVE_INFINITY
        let end = Math.min(each.end, next)
        while (end > start && isLineEnd(block.text.charCodeAt(end - 1))) end--
        if (end > start && line + at >= firstLine && line + at <= lastLine)
          put(line + at, start - lineStart, end - start, each)
        start = next
      }
    }
    return true
  })
  return data
}

/** All tokens of a transcript, encoded as the protocol has it. */
export const semanticTokens = (transcript: Transcript): Steps<number[]> =>
  tokensIn(transcript, 0, Number.POSITIVE_INFINITY)

/** The tokens on the lines of a range. */
export const semanticTokensIn = (transcript: Transcript, range: Range): Steps<number[]> =>
  tokensIn(transcript, range.start.line, range.end.line)
