// Texts for scripts of edits: real ones, long talk, and lines of every kind.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { transcriptText } from '../bench/text.ts'
import { LINES } from '../syntax/oddLines.ts'

/** A number in [0, bound). */
export type Random = (bound: number) => number

/** A generator of numbers, the same for the same seed (mulberry32). */
export const random = (seed: number): Random => {
  let state = seed | 0
  return bound => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound
  }
}

export const pick = <T>(next: Random, list: readonly T[]): T => {
  const item = list[next(list.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url))

/** The transcripts that come with the extension; of a long one, the beginning. */
export const REAL: readonly string[] = readdirSync(EXAMPLES)
  .filter(name => /\.(?:transcript|txt)$/.test(name))
  .sort()
  .map(name => readFileSync(`${EXAMPLES}${name}`, 'utf8').slice(0, 2500))

export const LINE_ENDS = ['\n', '\n', '\r\n', '\r'] as const

/** What the beginning of a file may be. */
export const HEADERS = [
  '---\n',
  '---\ntitle: x\n',
  '---\ntitle: x\n---\n',
  '---\r\nspeakers: [Anna Meyer, Ben Okafor]\r\n---\r\n',
  '\ufeff---\nspeakers:\n  - RPR\n---\n',
  'title: x\n',
  'rules:\n  turn-empty: off\n',
  '  - name: Chair\n',
  '\ufeff',
] as const

/** Lines of every kind, in any order and with any line ends; few are noise. The last may lack its line end. */
export const oddLines = (next: Random, most: number): string => {
  let text = ''
  for (let lines = next(most + 1); lines > 0; lines--) {
    const noise = () => String.fromCharCode(...Array.from({ length: next(12) }, () => next(0x10000)))
    text += (next(12) === 0 ? noise() : pick(next, LINES)) + pick(next, LINE_ENDS)
  }
  return text + pick(next, ['', '', 'Anna: the end', ' ', '---'])
}

/** `text` with other line ends: all of one kind, or each line's its own. */
const withLineEnds = (next: Random, text: string): string => {
  const kind = next(6)
  if (kind < 2) return text
  const one = pick(next, LINE_ENDS)
  return text.replace(/\r\n?|\n/g, () => (kind < 4 ? one : pick(next, LINE_ENDS)))
}

/** Short turns of few speakers, some of whom are declared; now and then a heading, a fence, a comment. */
const talk = (next: Random): string => {
  const speakers = ['Anna Meyer', 'Ben Okafor', 'Chair', 'BO', 'Ms. Meyer', 'President of the Board Ben Okafor']
  // Slips, which are told from prose by how often a label speaks, and what stands beside them.
  const slips = [
    'Anna Meyer Shall we?',
    'BO the idea is to wait',
    'BO CommonJS Streams risk WG',
    'Chair; Well.',
    'Ms. Meyer – so',
  ]
  const odd = [
    ...slips,
    '# Part',
    '```\ncode: x\n```',
    '<!-- note -->',
    'Title\n=====',
    '* * *',
    '[0:10]',
    'Note: see below',
  ]
  const head = pick(next, ['', '', '---\ntitle: Talk\nspeakers:\n  - Anna Meyer\n---\n\n', '---\ntitle: Talk\n'])
  const gap = pick(next, ['\n', '\n\n', '\n\n'])
  const turns = Array.from({ length: 5 + next(40) }, (_, i) =>
    next(8) === 0 ? pick(next, odd) : `${next(4) === 0 ? `[0:${10 + i}] ` : ''}${pick(next, speakers)}: Turn ${i}.`,
  )
  return head + turns.join(gap) + pick(next, ['', '\n'])
}

/** A text of at most a few thousand characters. */
export const startText = (next: Random): string => {
  const kind = next(8)
  const text =
    kind < 3
      ? pick(next, REAL)
      : kind < 5
        ? talk(next)
        : kind < 6
          ? transcriptText(500 + next(1500), 1 + next(1000))
          : pick(next, ['', '', ...HEADERS]) + oddLines(next, 40)
  return withLineEnds(next, text)
}
