import type { DocumentSymbol, SymbolInformation } from 'vscode-languageserver-types'
import { entryOf, textOf } from '../model/speakers.ts'
import { countTurns, type Transcript } from '../model/transcript.ts'
import { outlineSteps, type Section, type Turn } from '../model/turns.ts'
import { type Block, perBlock } from '../syntax/block.ts'
import { endOf, positionIn, rangeIn } from '../syntax/position.ts'
import { formatClock } from '../syntax/time.ts'
import { english, type Message, say, type Tell } from '../text/message.ts'
import type { Position, Range } from '../text/range.ts'
import { itemAt } from '../text/sequence.ts'
import { trimSpaceEnd } from '../text/space.ts'
import type { Steps } from '../text/steps.ts'
import { plural } from '../text/wording.ts'
import { KIND } from './symbolKinds.ts'

/** Turns that the outline lists unless somebody wants more. */
export const OUTLINE_LIMIT = 5000

/** Length of the detail's words, in UTF-16 units. */
const WORDS = 72

/** So many entries are made between two looks at the clock. */
const STRIDE = 64

/** The outline with its list still open at the end; editors get it as it is. */
type Open = DocumentSymbol & { readonly children: DocumentSymbol[] }

/** The beginning of `text` from `from` on one line, cut between words. */
const beginning = (text: string, from: number): string => {
  const line = text
    .slice(from, from + WORDS * 3)
    .replace(/[\s\u200b]+/gu, ' ')
    .trim()
  if (line.length <= WORDS) return line
  const blank = line.lastIndexOf(' ', WORDS)
  const cut = line.slice(0, blank > WORDS / 2 ? blank : WORDS)
  // A pair of surrogates is not cut in two.
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

/** The words of a block that follow its label, or begin it where there is none. */
const wordsOf = perBlock(block => beginning(block.text, block.opening?.body ?? 0))

/** The first words of a turn; those below the label where none stand beside it. */
const firstWords = (transcript: Transcript, turn: Turn): string => {
  const here = wordsOf(turn.opening)
  if (here !== '') return here
  for (let index = turn.from + 1; index < Math.min(turn.to, turn.from + 8); index++) {
    const block = itemAt(transcript.blocks, index)
    if (block === undefined || block.kind === 'blank' || block.kind === 'comment') continue
    return wordsOf(block)
  }
  return ''
}

const detailOf = (transcript: Transcript, turn: Turn): string => {
  const words = firstWords(transcript, turn)
  if (turn.start === undefined) return words
  return words === '' ? formatClock(turn.start) : `${formatClock(turn.start)}  ${words}`
}

/** Length of a block's text without its last line end. */
const contentLength = (text: string): number => {
  const end = text.endsWith('\n') ? text.length - 1 : text.length
  return text.charCodeAt(end - 1) === 13 ? end - 1 : end
}

/** Where the text of a block ends, without its last line end; `line` is its first line. */
const endOfBlock = (block: Block, line: number): Position => positionIn(block, line, contentLength(block.text))

/** The end of the block at `index`, after which line `after` begins. */
const endBefore = (transcript: Transcript, index: number, after: number): Position | undefined => {
  const block = itemAt(transcript.blocks, index)
  return block === undefined ? undefined : endOfBlock(block, after - Math.max(1, block.lines))
}

/** Editors refuse an entry without a name, and one whose selection lies outside its range. */
const soundName = (name: string): string => (name.trim() === '' ? '…' : name)

const symbolOf = (name: string, detail: string, kind: number, range: Range, selectionRange: Range): Open => ({
  name: soundName(name),
  ...(detail === '' ? {} : { detail }),
  kind: kind as DocumentSymbol['kind'],
  range,
  selectionRange,
  children: [],
})

const turnSymbol = (transcript: Transcript, turn: Turn, end: Position, tell: Tell): DocumentSymbol => {
  const { opening, line } = turn
  const start = { line, character: 0 }
  const shape = opening.opening
  const label = shape === undefined || shape.label.end <= shape.label.start ? shape?.head : shape.label
  const { speaker } = turn.resolution
  const name = speaker === '' ? tell(say`Another speaker`) : soundName(speaker)
  const range = { start, end: endBefore(transcript, turn.to - 1, turn.endLine) ?? end }
  const selectionRange = label === undefined ? { start, end: start } : rangeIn(opening, line, label)
  const detail = detailOf(transcript, turn)
  return detail === ''
    ? { name, kind: KIND.turn, range, selectionRange }
    : { name, detail, kind: KIND.turn, range, selectionRange }
}

const headerSymbol = (transcript: Transcript, block: Block, tell: Tell): DocumentSymbol => {
  const start = { line: 0, character: 0 }
  const title = textOf(entryOf(transcript.header?.entries ?? [], 'title')?.value) ?? ''
  const firstLine = block.text.search(/[\r\n]/)
  const selection = rangeIn(block, 0, { start: 0, end: firstLine < 0 ? block.text.length : firstLine })
  const range = { start, end: endOfBlock(block, 0) }
  const header = symbolOf(tell(say`Header`), title, KIND.header, range, selection)
  for (const speaker of transcript.speakers) {
    const detail = [...speaker.roles, speaker.organization ?? ''].filter(text => text !== '').join(', ')
    const nameRange = rangeIn(block, 0, speaker.nameSpan)
    // YAML counts the line end after an entry to it.
    const to = trimSpaceEnd(block.text, speaker.nameSpan.end, speaker.span.end)
    const whole = { start: Math.min(speaker.span.start, speaker.nameSpan.start), end: to }
    header.children.push(symbolOf(speaker.name, detail, KIND.speaker, rangeIn(block, 0, whole), nameRange))
  }
  return header
}

/** The end of each section: before the next one of its level or above. */
function* sectionEnds(transcript: Transcript, sections: readonly Section[], end: Position): Steps<Position[]> {
  const ends = new Array<Position>(sections.length).fill(end)
  const open: number[] = []
  for (const [index, section] of sections.entries()) {
    while (open.length > 0 && (sections[open.at(-1) ?? 0]?.level ?? 0) >= section.level) {
      const closed = open.pop()
      if (closed !== undefined) ends[closed] = endBefore(transcript, section.block - 1, section.line) ?? end
    }
    open.push(index)
    if (index % STRIDE === STRIDE - 1) yield
  }
  return ends
}

const moreTurns = (count: number): Message => plural(count, say`… 1 more turn`, say`… ${count} more turns`)

/**
 * The outline: the header with its speakers, then sections with the turns in them. Of more than `limit` turns and sections
 * the rest is one last entry that says how many turns are missing.
 */
export function* documentSymbols(transcript: Transcript, limit: number, tell: Tell = english): Steps<DocumentSymbol[]> {
  const { turns, sections } = yield* outlineSteps(transcript, limit)
  const end = endOf(transcript.blocks)
  const symbols: DocumentSymbol[] = []
  if (transcript.headerBlock !== undefined) symbols.push(headerSymbol(transcript, transcript.headerBlock, tell))
  const ends = yield* sectionEnds(transcript, sections, end)
  const path: { readonly level: number; readonly symbol: Open }[] = []
  const put = (symbol: DocumentSymbol): void => {
    const list = path.at(-1)?.symbol.children ?? symbols
    list.push(symbol)
  }
  let turnIndex = 0
  let sectionIndex = 0
  for (let count = 0; ; count++) {
    const turn = turns[turnIndex]
    const section = sections[sectionIndex]
    if (turn === undefined && section === undefined) break
    if (count >= limit) {
      const line = Math.min(turn?.line ?? end.line, section?.line ?? end.line)
      const start = { line, character: 0 }
      if (turn !== undefined)
        symbols.push(
          symbolOf(
            tell(moreTurns((yield* countTurns(transcript)) - turnIndex)),
            '',
            KIND.turn,
            { start, end },
            { start, end: start },
          ),
        )
      break
    }
    if (section !== undefined && (turn === undefined || section.line <= turn.line)) {
      while ((path.at(-1)?.level ?? 0) >= section.level) path.pop()
      const start = { line: section.line, character: 0 }
      const block = itemAt(transcript.blocks, section.block)
      const heading = block === undefined ? start : endOfBlock(block, section.line)
      const range = { start, end: ends[sectionIndex] ?? end }
      const symbol = symbolOf(section.title, '', KIND.section, range, { start, end: heading })
      put(symbol)
      path.push({ level: section.level, symbol })
      sectionIndex++
    } else if (turn !== undefined) {
      put(turnSymbol(transcript, turn, end, tell))
      turnIndex++
    }
    if (count % STRIDE === STRIDE - 1) yield
  }
  return symbols
}

/** The outline as a list, for editors that know no other. */
export function* flatSymbols(symbols: readonly DocumentSymbol[], uri: string): Steps<SymbolInformation[]> {
  const flat: SymbolInformation[] = []
  function* add(some: readonly DocumentSymbol[]): Steps<void> {
    for (const { name, kind, range, children = [] } of some) {
      flat.push({ name, kind, location: { uri, range } })
      if (flat.length % STRIDE === 0) yield
      if (children.length > 0) yield* add(children)
    }
  }
  yield* add(symbols)
  return flat
}
