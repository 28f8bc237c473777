import { opensTurn } from '../../model/transcript.ts'
import type { Block } from '../../syntax/block.ts'
import type { Facts } from './facts.ts'

/**
 * The label of the file that is meant by one with a blank before its colon: `Anna :` where `Anna M:` opens turns. The blank
 * is left from a letter that was lost.
 */
export const cutLabelIn = (block: Block, facts: Facts): string | undefined => {
  const { opening } = block
  if (opening?.colon === undefined || opening.emphasised !== 'none' || facts.habits.before) return undefined
  if (opening.label.end === opening.colon.start || opening.manner !== undefined) return undefined
  if (!opensTurn(facts, block)) return undefined
  const { name } = opening
  const list = facts.known.get(/^[\p{L}\p{N}]+/u.exec(name)?.[0] ?? '') ?? []
  if (list.some(({ label, count }) => label === name && count > 1)) return undefined
  const longer = list.filter(
    ({ label }) => label.length === name.length + 2 && label.startsWith(`${name} `) && /\p{Lu}$/u.test(label),
  )
  return longer.length === 1 ? longer[0]?.label : undefined
}
