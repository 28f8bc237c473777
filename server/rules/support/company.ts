import { labelOf } from '../../model/labels.ts'
import { opensTurn, type Transcript } from '../../model/transcript.ts'
import type { Block } from '../../syntax/block.ts'
import { blockAtLine, linesOf } from '../../syntax/position.ts'
import { itemAt } from '../../text/sequence.ts'
import { mayOpenTurn } from './knownLabels.ts'
import { slipWeight } from './near.ts'

/** So many blocks that are not blank, before and after a line, are its neighbours; of so many blocks in all. */
const NEIGHBOURS = 3
const BLOCKS = 12

/** What begins anew after itself, and what is a line by itself in the middle of turns: nothing follows from either. */
const APART: ReadonlySet<string> = new Set(['header', 'heading', 'break', 'comment', 'code'])

/** The blocks that are not blank on one side of the one at `from`, the nearest first, up to a heading. */
const neighbours = ({ blocks }: Transcript, from: number, step: 1 | -1): readonly Block[] => {
  const found: Block[] = []
  for (let i = 1; i <= BLOCKS && found.length < NEIGHBOURS; i++) {
    const block = itemAt(blocks, from + i * step)
    if (block === undefined || APART.has(block.kind)) break
    if (block.kind !== 'blank') found.push(block)
  }
  return found
}

/** Which of the lines before and after a line open turns, the nearest first, and whether most do. */
const surroundings = (transcript: Transcript, line: number) => {
  const place = blockAtLine(transcript.blocks, line)
  const opens = (one: Block): boolean => opensTurn(transcript, one) || mayOpenTurn(transcript, one)
  const before = place === undefined ? [] : neighbours(transcript, place.index, -1).map(opens)
  const after = place === undefined ? [] : neighbours(transcript, place.index, 1).map(opens)
  if (place !== undefined) {
    // The lines before and after it in its own block. Those after the first one may be of the same turn, but for items of a list.
    const { item: block, before: above } = place
    const own = line - above.lines
    const last = linesOf(block).length - (/[\r\n]$/u.test(block.text) ? 2 : 1)
    if (own > 0) before.unshift(own === 1 && opens(block))
    if ((own > 0 || block.kind === 'verbatim') && own < last) after.unshift(false)
  }
  const around = [...before, ...after]
  const turns = around.filter(Boolean).length
  return { before, after, turns, most: turns * 2 > around.length }
}

/**
 * Whether a line of the file that opens no turn stands among lines that do: what is nearest before and after it opens one,
 * and most of what is near; or all before it, or all after it.
 */
export const isAmongTurns = (transcript: Transcript, line: number): boolean => {
  const { before, after, turns, most } = surroundings(transcript, line)
  const isRun = (side: readonly boolean[]): boolean => side.length >= NEIGHBOURS && side.every(Boolean)
  if (isRun(before) || isRun(after)) return true
  return before[0] !== false && after[0] !== false && turns >= NEIGHBOURS && most
}

/** Whether the nearest line before and after a line of the file that opens no turn opens one, as far as its section goes. */
export const isBetweenTurns = (transcript: Transcript, line: number): boolean => {
  const { before, after } = surroundings(transcript, line)
  return before[0] !== false && after[0] !== false
}

/** Whether the nearest line before or after a line of the file opens a turn. */
export const isNextToTurn = (transcript: Transcript, line: number): boolean => {
  const { before, after } = surroundings(transcript, line)
  return before[0] === true || after[0] === true
}

/** Whether one of the next lines opens a turn, or nothing stands before a line in its section. */
export const isBeforeTurn = (transcript: Transcript, line: number): boolean => {
  const { before, after } = surroundings(transcript, line)
  return before.length === 0 || after.includes(true)
}

/**
 * Whether a line with a label and a colon, of which it is doubtful whether it opens a turn, stands beside one that does; initials
 * with a colon do nearly always, so that turns a little further off are enough.
 */
export const isBesideTurns = (transcript: Transcript, line: number, isInitials = false): boolean => {
  const { before, after, turns, most } = surroundings(transcript, line)
  return turns >= 2 && (isInitials || ((before[0] === true || after[0] === true) && most))
}

/** So many turns before and after a line are its company, in no more than so many blocks. */
const TURNS = 6
const FAR = 40

/** The labels of the turns on one side of a block, the nearest first. */
const side = (transcript: Transcript, from: number, step: 1 | -1): readonly string[] => {
  const labels: string[] = []
  for (let i = 1; i <= FAR && labels.length < TURNS; i++) {
    const block = itemAt(transcript.blocks, from + i * step)
    if (block === undefined) break
    if (opensTurn(transcript, block)) labels.push(labelOf(block))
  }
  return labels
}

/** Whether a label opens one of the turns near a line of the file. */
export const isInCompany = (transcript: Transcript, line: number, label: string): boolean => {
  const index = blockAtLine(transcript.blocks, line)?.index
  return index !== undefined && [...side(transcript, index, -1), ...side(transcript, index, 1)].includes(label)
}

/** Whether the nearest turns before and after a line of the file are not `label`'s, as an answer stands between two questions. */
export const isBetweenOthers = (transcript: Transcript, line: number, label: string): boolean => {
  const place = blockAtLine(transcript.blocks, line)
  if (place === undefined) return false
  const isInOwn = opensTurn(transcript, place.item) && line > place.before.lines
  const before = isInOwn ? labelOf(place.item) : side(transcript, place.index, -1)[0]
  const after = side(transcript, place.index, 1)[0]
  return before !== label && after !== label && (before ?? after) !== undefined
}

/** What a turn of somebody says for another of theirs, by how many turns it is away: who spoke last does not speak again. */
const BY_DISTANCE = [-0.5, 1.2, 0.7, 0.6, 0.3, 0.4]
/** So many blocks before and after a line are looked at for its section. */
const SECTION = 120

/** How often each speaker opens a turn in the section around a block. */
const turnsInSection = (
  transcript: Transcript,
  index: number,
  speakerOf: (label: string) => string,
): ReadonlyMap<string, number> => {
  const turns = new Map<string, number>()
  for (const step of [-1, 1]) {
    for (let i = 1; i <= SECTION; i++) {
      const block = itemAt(transcript.blocks, index + i * step)
      if (block === undefined || block.kind === 'heading') break
      if (!opensTurn(transcript, block)) continue
      const speaker = speakerOf(labelOf(block))
      turns.set(speaker, (turns.get(speaker) ?? 0) + 1)
    }
  }
  return turns
}

/**
 * The labels that may be meant by a wrong one on a line of the file, the likeliest first: in a conversation who spoke two
 * turns ago speaks again, and who spoke last does not; besides, who speaks often is likelier, above all in this section, and
 * some slips of the keyboard are likelier than others. What that leaves open stays in its order.
 */
export const byCompany = (
  transcript: Transcript,
  line: number,
  wrong: string,
  labels: readonly string[],
): readonly string[] => {
  const index = blockAtLine(transcript.blocks, line)?.index
  if (index === undefined || labels.length < 2) return labels
  const speakerOf = (label: string): string => transcript.resolutions.get(label)?.speaker ?? label
  const inSection = turnsInSection(transcript, index, speakerOf)
  const sides = [side(transcript, index, -1), side(transcript, index, 1)].map(around => around.map(speakerOf))
  const weight = (label: string): number => {
    const speaker = speakerOf(label)
    const near = sides.map(speakers => BY_DISTANCE[speakers.indexOf(speaker)] ?? 0)
    const often = Math.log2(1 + (transcript.uses.get(label)?.count ?? 0)) / 5
    const here = Math.log2(1 + (inSection.get(speaker) ?? 0)) * 0.6
    return near.reduce((sum, one) => sum + one, often + here + slipWeight(wrong, label))
  }
  return [...labels].sort((a, b) => weight(b) - weight(a))
}
