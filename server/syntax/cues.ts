import type { Span } from '../text/range.ts'
import { itemAt } from '../text/sequence.ts'
import { skipSpace } from '../text/space.ts'
import { type Block, type Blocks, isProse, perBlock } from './block.ts'

const head =
  /(?<![^\r\n])(?:[^\S\r\n]*\d{1,6}[^\S\r\n]*(?:\r\n|\r|\n))?[^\S\r\n]*(?:\d{1,3}:){0,2}\d{1,2}[.,]\d{1,3}[^\S\r\n]*-->[^\r\n]*(?:\r\n|\r|\n|$)/gu

const NONE: readonly Span[] = []

const readHeads = perBlock(({ text }: Block): readonly Span[] =>
  [...text.matchAll(head)].map(({ index, 0: found }) => ({ start: index, end: index + found.length })),
)

/** The heads of cues of captions in a block: the number, if there is one, and the line with the times. */
export const cueHeadsIn = (block: Block): readonly Span[] =>
  isProse(block) && block.text.includes('-->') ? readHeads(block) : NONE

/** A cue has at most so many blocks. */
const MOST_BLOCKS = 32

/** Where the words begin behind the head of a cue that an offset lies in; else the offset itself. */
export const behindCueHead = (block: Block, offset: number): number =>
  cueHeadsIn(block).find(({ start, end }) => start <= offset && offset < end)?.end ?? offset

/** Whether nothing is said in a block from an offset on: only cues begin in it. */
export const isSilent = (block: Block, from = 0): boolean => {
  let at = skipSpace(block.text, from, block.text.length)
  for (const { start, end } of cueHeadsIn(block))
    if (at >= start && at < end) at = skipSpace(block.text, end, block.text.length)
  return at >= block.text.length
}

/** Whether the block at an index belongs to a cue of captions, which lasts up to the next blank line. */
export const inCue = (blocks: Blocks, index: number): boolean => {
  for (let at = index; at >= Math.max(0, index - MOST_BLOCKS); at--) {
    const block = itemAt(blocks, at)
    if (block === undefined || !isProse(block)) return false
    if (cueHeadsIn(block).length > 0) return true
  }
  return false
}

/** Not the figures of settings: `position:10.5%`. */
const cueClock = /(?<![\w:.,])(?:\d{1,3}:){0,2}\d{1,2}[.,]\d{1,3}(?![\w%])/g

/** A time of a cue: where it stands in its block, and in milliseconds. */
export type CueTime = Span & { readonly ms: number }

/** The times in the head of a cue: players read them with a fraction, and with a comma or a full stop as they stand. */
export const cueTimesIn = ({ text }: Block, head: Span): readonly CueTime[] =>
  [...text.slice(head.start, head.end).matchAll(cueClock)].map(({ index, 0: source }) => {
    const seconds = source
      .replace(',', '.')
      .split(':')
      .reduce((sum, field) => sum * 60 + Number(field), 0)
    return { start: head.start + index, end: head.start + index + source.length, ms: Math.round(seconds * 1000) }
  })

/** Another time in the form of one of a cue; hours are written where there are any. */
export const cueTimeLike = (source: string, ms: number): string => {
  const [clock = '', fraction = ''] = source.split(/[.,]/)
  const fields = clock.split(':')
  const total = Math.floor(ms / 1000)
  const parts = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60]
  const needed = parts[0] !== 0 ? 3 : parts[1] !== 0 ? 2 : 1
  const count = Math.max(fields.length, needed)
  const widths = [...new Array(count - fields.length).fill(2), ...fields.map(field => Math.min(field.length, 2))]
  const written = parts.slice(-count).map((part, i) => String(part).padStart(i === 0 ? widths[0] : 2, '0'))
  const rest = String(ms % 1000)
    .padStart(3, '0')
    .slice(0, fraction.length)
  return `${written.join(':')}${source[clock.length]}${rest}`
}
