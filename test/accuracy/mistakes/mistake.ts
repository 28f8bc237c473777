import type { Transcript } from '../../../server/model/transcript.ts'
import type { Turn } from '../../../server/model/turns.ts'
import type { Block } from '../../../server/syntax/block.ts'
import { positionIn } from '../../../server/syntax/position.ts'
import type { SpeakerLine } from '../../../server/syntax/speakerLine.ts'
import type { Span, TextEdit } from '../../../server/text/range.ts'
import type { Random } from '../random.ts'

/** A clean transcript, in which mistakes are made. */
export type Clean = {
  readonly transcript: Transcript
  readonly turns: readonly Turn[]
  /** The letters of its labels: what a wrong letter is taken from. */
  readonly letters: readonly string[]
}

/** A mistake made: the edit that makes it, and the zero-based line on which it has to be found. */
export type Made = { readonly edit: TextEdit; readonly line: number }

/** A kind of mistake. */
export type Mistake = {
  readonly name: string
  /** The codes of the rules, any of which is to find it. */
  readonly codes: readonly string[]
  /** The first fix has to bring back what stood there. */
  readonly restores?: true
  /** The places where it can be made, each a function that makes it. */
  readonly places: (clean: Clean) => readonly ((random: Random) => Made | undefined)[]
}

/** Replaces a span of a block whose first line is line `line` of the file. */
export const replaced = (block: Block, line: number, span: Span, newText: string): Made => {
  const start = positionIn(block, line, span.start)
  return { edit: { range: { start, end: positionIn(block, line, span.end) }, newText }, line: start.line }
}

/** The change of a turn's first line: which span of it becomes what. */
type Change = { readonly span: Span; readonly newText: string }

/** What a mistake in a turn's first line sees of it. */
export type TurnView = {
  readonly text: string
  readonly parts: SpeakerLine
  readonly turn: Turn
  readonly clean: Clean
}

/** Whether the label of a turn stands for somebody at another place too: declared, or before another turn. */
export const recurs = ({ transcript }: Clean, { label, resolution }: Turn): boolean =>
  resolution.kind === 'declared' || (transcript.uses.get(label)?.count ?? 0) > 1

/** A kind of mistake in the first line of turns whose label recurs. */
export const inTurns = (
  name: string,
  codes: readonly string[],
  change: (view: TurnView, random: Random) => Change | undefined,
): Mistake => ({
  name,
  codes,
  places: clean =>
    clean.turns
      .filter(turn => recurs(clean, turn))
      .map(turn => random => {
        const { opening: block, line } = turn
        if (block.opening === undefined) return undefined
        const made = change({ text: block.text, parts: block.opening, turn, clean }, random)
        return made === undefined ? undefined : replaced(block, line, made.span, made.newText)
      }),
})
