import type { SelectionRange } from 'vscode-languageserver-types'
import { entryOf, textOf } from '../model/speakers.ts'
import { opensTurn, resolutionOf, type Transcript } from '../model/transcript.ts'
import { AFTER_OPENING, AFTER_TEXT, type Block, columnOf, isData } from '../syntax/block.ts'
import { inlinesOf } from '../syntax/notes.ts'
import { endOf, type Place, placeAt, positionIn } from '../syntax/position.ts'
import type { YamlValue } from '../syntax/yaml.ts'
import type { Position, Range, Span } from '../text/range.ts'
import { segmentAt } from '../text/segments.ts'
import { itemAt, sizeOf, sumBefore } from '../text/sequence.ts'
import { skipSpace, trimSpaceEnd } from '../text/space.ts'
import type { Steps } from '../text/steps.ts'

/** So many blocks are looked at between two chances to stop. */
const STRIDE = 512

const firstLanguage = (transcript: Transcript): string | undefined => {
  const value = entryOf(transcript.header?.entries ?? [], 'language')?.value
  return textOf(value?.kind === 'list' ? value.items[0] : value)
}

/** The spans of a header's values and entries that hold an offset, the innermost first. */
const inYaml = (value: YamlValue, offset: number, text: string): Span[] => {
  const holds = (span: Span): boolean => span.start <= offset && offset <= span.end
  // YAML counts the line end after a value to it.
  const sound = (span: Span): Span => ({ start: span.start, end: trimSpaceEnd(text, span.start, span.end) })
  const spans: Span[] = []
  if (value.kind === 'list')
    for (const item of value.items) if (holds(item.span)) spans.push(...inYaml(item, offset, text))
  if (value.kind === 'map') {
    for (const { keySpan, value: held } of value.entries) {
      const entry = { start: keySpan.start, end: Math.max(keySpan.end, held.span.end) }
      if (!holds(entry)) continue
      if (holds(keySpan)) spans.push(keySpan)
      if (holds(held.span)) spans.push(...inYaml(held, offset, text))
      spans.push(sound(entry))
    }
  }
  return [...spans, sound(value.span)]
}

/** The spans in a block that hold an offset, the innermost first: word, note, sentence, and what is said. */
const inBlock = (transcript: Transcript, { block, offset }: Place): Span[] => {
  const { text, opening } = block
  if (block.kind === 'header') {
    const { entries, content } = transcript.header ?? {}
    if (entries === undefined || content === undefined) return []
    const all = { start: content.start, end: trimSpaceEnd(text, content.start, content.end) }
    return inYaml({ kind: 'map', entries, span: all }, offset, text)
  }
  if (block.kind === 'blank' || isData(block)) return []
  const opens = opensTurn(transcript, block)
  const declared = resolutionOf(transcript, block)?.declared
  const language = declared?.language ?? firstLanguage(transcript) ?? 'en'
  const body = opens ? (opening?.body ?? 0) : 0
  const within = (from: number, granularity: 'word' | 'sentence'): Span[] => {
    const span = segmentAt(text.slice(from), offset - from, language, granularity)
    return span === undefined ? [] : [{ start: span.start + from, end: span.end + from }]
  }
  if (opening !== undefined && offset < body) {
    const { label, head } = opening
    return [...within(0, 'word'), label, head].filter(span => span.start <= offset && offset <= span.end)
  }
  const notes = inlinesOf(block).notes.filter(note => note.start < offset && offset < note.end)
  const said = { start: skipSpace(text, body, text.length), end: trimSpaceEnd(text, body, text.length) }
  return [...within(body, 'word'), ...notes, ...within(body, 'sentence'), said]
}

const continues = (block: Block | undefined): boolean =>
  block?.kind === 'paragraph' && (block.before === AFTER_TEXT || block.before === AFTER_OPENING || columnOf(block) > 0)

/** The first index at or before `from`, or the last at or after it, in steps: as far as `goes` says of the next block. */
function* reach(transcript: Transcript, from: number, step: 1 | -1, goes: (at: number) => boolean): Steps<number> {
  let at = from
  const size = sizeOf(transcript.blocks)
  for (let count = 1; at + step >= 0 && at + step < size && goes(at); at += step, count++) {
    if (count % STRIDE === 0) yield
  }
  return at
}

/** The blocks around a place as runs of indexes, the innermost first: paragraph, turn, sections, body. */
function* runsAround(transcript: Transcript, index: number): Steps<(readonly [first: number, last: number])[]> {
  const { blocks } = transcript
  const blockAt = (at: number): Block | undefined => itemAt(blocks, at)
  const runs: (readonly [number, number])[] = []
  const last = sizeOf(blocks) - 1
  const first = yield* reach(transcript, index, -1, at => continues(blockAt(at)))
  runs.push([first, yield* reach(transcript, index, 1, at => continues(blockAt(at + 1)))])
  const ends = (block: Block | undefined): boolean =>
    block === undefined || block.kind === 'heading' || block.kind === 'break' || block.kind === 'header'
  const opens = (at: number): boolean => {
    const block = blockAt(at)
    return block !== undefined && opensTurn(transcript, block)
  }
  if (!ends(blockAt(index))) {
    const start = yield* reach(transcript, index, -1, at => !opens(at) && !ends(blockAt(at - 1)))
    if (opens(start)) {
      runs.push([start, yield* reach(transcript, index, 1, at => !opens(at + 1) && !ends(blockAt(at + 1)))])
    }
  }
  // From the section that holds the place out to those that hold that one.
  let level = 7
  let from = index
  for (;;) {
    const isHead = (at: number): boolean => (blockAt(at)?.level ?? 7) < level
    const head = yield* reach(transcript, from, -1, at => !isHead(at))
    if (!isHead(head)) break
    level = blockAt(head)?.level ?? 0
    runs.push([head, yield* reach(transcript, index, 1, at => (blockAt(at + 1)?.level ?? 7) > level)])
    from = head
    if (level <= 1) break
  }
  const header = transcript.headerBlock === undefined ? 0 : 1
  runs.push(index < header ? [0, 0] : [header, last])
  return runs
}

/** Blocks [first, last] as a range, without blank lines at its ends. */
const rangeOfRun = (transcript: Transcript, [first, last]: readonly [number, number]): Range | undefined => {
  const { blocks } = transcript
  let from = first
  let to = last
  while (from < to && itemAt(blocks, from)?.kind === 'blank') from++
  while (to > from && itemAt(blocks, to)?.kind === 'blank') to--
  const end = itemAt(blocks, to)
  if (end === undefined) return undefined
  return {
    start: { line: sumBefore(blocks, from).lines, character: 0 },
    end: positionIn(end, sumBefore(blocks, to).lines, trimSpaceEnd(end.text, 0, end.text.length)),
  }
}

const isBefore = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.character < b.character)

/** Whether `outer` holds `inner` and more. */
const isWider = (outer: Range, inner: Range): boolean =>
  !isBefore(inner.start, outer.start) &&
  !isBefore(outer.end, inner.end) &&
  (isBefore(outer.start, inner.start) || isBefore(inner.end, outer.end))

/**
 * What a selection at a position grows to: word, sentence in the language of the speaker or the file, what is said in the
 * paragraph, the paragraph, the turn, its sections, the body, the file.
 */
export function* selectionRangeAt(transcript: Transcript, position: Position): Steps<SelectionRange> {
  const empty = { range: { start: position, end: position } }
  const place = placeAt(transcript.blocks, position)
  if (place === undefined) return empty
  const { block, line, index } = place
  const ranges = inBlock(transcript, place).map(span => ({
    start: positionIn(block, line, span.start),
    end: positionIn(block, line, span.end),
  }))
  for (const run of yield* runsAround(transcript, index)) {
    const range = rangeOfRun(transcript, run)
    if (range !== undefined) ranges.push(range)
  }
  ranges.push({ start: { line: 0, character: 0 }, end: endOf(transcript.blocks) })
  const growing: Range[] = [empty.range]
  for (const range of ranges) {
    const last = growing.at(-1)
    if (last === undefined || isWider(range, last)) growing.push(range)
  }
  const [, ...wider] = growing
  const chain = wider.reduceRight<SelectionRange | undefined>(
    (parent, range) => (parent === undefined ? { range } : { range, parent }),
    undefined,
  )
  return chain ?? empty
}
