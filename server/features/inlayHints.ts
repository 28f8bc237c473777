import type { InlayHint } from 'vscode-languageserver-types'
import { opensTurn, resolutionOf, type Transcript } from '../model/transcript.ts'
import { type Block, columnOf, goesOn } from '../syntax/block.ts'
import { inlinesOf } from '../syntax/notes.ts'
import { blockAtLine, positionIn } from '../syntax/position.ts'
import { formatClock } from '../syntax/time.ts'
import type { Range } from '../text/range.ts'
import { itemAt, sizeOf, sumBefore } from '../text/sequence.ts'
import type { Steps } from '../text/steps.ts'

/** Which hints are wanted. */
export type HintKinds = {
  /** The full name behind initials or an alias. */
  readonly names: boolean
  /** The speaker before a long turn's later paragraphs. */
  readonly speakers: boolean
  /** How long after the time before a time is. */
  readonly elapsed: boolean
}

/** So far back it is looked for whose turn it is, and for the last time, in blocks. */
const FAR = 2000
/** A paragraph so many lines below the label has the speaker's name before it, and then each so many lines further. */
const LINES_APART = 12
/** A name longer than this is cut, in UTF-16 units. */
const LONGEST = 40
const STRIDE = 64

const shown = (name: string): string => (name.length > LONGEST ? `${name.slice(0, LONGEST).trimEnd()}…` : name)

/** Who speaks, and how many lines ago that was said. */
type Speaking = { readonly name: string; readonly lines: number }

/** Who speaks at the start of a block, and the last time before it. */
function* stateBefore(
  transcript: Transcript,
  index: number,
): Steps<{ speaking: Speaking | undefined; time: number | undefined }> {
  let lines = 0
  let time: number | undefined
  let speaking: Speaking | undefined
  let found = false
  for (let at = index - 1; at >= Math.max(0, index - FAR) && !(found && time !== undefined); at--) {
    const block = itemAt(transcript.blocks, at)
    if (block === undefined) break
    if (at % STRIDE === 0) yield
    lines += block.lines
    time ??= inlinesOf(block).times.at(-1)?.ms
    if (found) continue
    if (block.kind === 'heading' || block.kind === 'break') found = true
    else if (block.opening !== undefined && opensTurn(transcript, block)) {
      found = true
      speaking = { name: resolutionOf(transcript, block)?.speaker ?? '', lines }
    }
  }
  return { speaking, time }
}

const nameHint = (transcript: Transcript, block: Block, line: number): InlayHint | undefined => {
  const resolution = resolutionOf(transcript, block)
  const { opening } = block
  if (opening === undefined || resolution === undefined || resolution.kind === 'rejected') return undefined
  const full = resolution.parts?.join(' & ') ?? resolution.speaker
  // The label tells the name already, with or without a role.
  if (full === '' || opening.name.toLowerCase().includes(full.toLowerCase())) return undefined
  if (full.toLowerCase().replace(/[\s.]/g, '') === opening.name.toLowerCase().replace(/[\s.]/g, '')) return undefined
  return { position: positionIn(block, line, opening.label.end), label: shown(full), paddingLeft: true }
}

/** The hints for the lines of a range. */
export function* inlayHints(transcript: Transcript, range: Range, kinds: HintKinds): Steps<InlayHint[]> {
  const { blocks } = transcript
  const first = blockAtLine(blocks, range.start.line)
  if (first === undefined || !(kinds.names || kinds.speakers || kinds.elapsed)) return []
  const hints: InlayHint[] = []
  let { speaking, time } = yield* stateBefore(transcript, first.index)
  let { lines: line } = sumBefore(blocks, first.index)
  for (let index = first.index; index < sizeOf(blocks) && line <= range.end.line; index++) {
    const block = itemAt(blocks, index)
    if (block === undefined) break
    const opens = opensTurn(transcript, block)
    if (block.kind === 'heading' || block.kind === 'break') speaking = undefined
    else if (opens) {
      speaking = { name: resolutionOf(transcript, block)?.speaker ?? '', lines: 0 }
      const hint = kinds.names ? nameHint(transcript, block, line) : undefined
      if (hint !== undefined) hints.push(hint)
    } else if (
      kinds.speakers &&
      block.kind === 'paragraph' &&
      columnOf(block) === 0 &&
      speaking !== undefined &&
      speaking.name !== ''
    ) {
      if (speaking.lines >= LINES_APART) {
        hints.push({ position: { line, character: 0 }, label: `${shown(speaking.name)}:`, paddingRight: true })
        speaking = { ...speaking, lines: 0 }
      }
    }
    for (const { end, ms } of inlinesOf(block).times) {
      if (kinds.elapsed && time !== undefined && ms > time)
        hints.push({ position: positionIn(block, line, end), label: `+${formatClock(ms - time)}`, paddingLeft: true })
      time = ms
    }
    if (speaking !== undefined && !goesOn(block))
      speaking = { ...speaking, lines: speaking.lines + Math.max(1, block.lines) }
    line += block.lines
    if (index % STRIDE === 0) yield
  }
  const inside = ({ position }: InlayHint): boolean =>
    position.line >= range.start.line && position.line <= range.end.line
  return hints.filter(inside)
}
