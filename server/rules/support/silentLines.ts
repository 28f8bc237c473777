import { opensTurn } from '../../model/transcript.ts'
import type { Block } from '../../syntax/block.ts'
import type { Facts } from './facts.ts'
import { type TextLine, textLines } from './textLines.ts'

/**
 * The lines of a block that open no turn, where one could begin: what stands further down in a paragraph is a wrapped sentence,
 * unless turns mostly follow one another without a blank line.
 */
export function* silentLines(block: Block, facts: Facts): Generator<TextLine> {
  const { habits } = facts
  for (const line of textLines(block, opensTurn(facts, block), habits))
    if (line.first && (line.start === 0 || habits.dense)) yield line
}
