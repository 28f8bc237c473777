import { labelOf } from '../../model/labels.ts'
import type { Block } from '../../syntax/block.ts'

/** A label longer than this is cut in messages, in UTF-16 units. */
const LONGEST = 80

/** A name or label as messages show it. */
export const quoted = (label: string): string =>
  `“${label.length > LONGEST ? `${label.slice(0, LONGEST).trimEnd()}…` : label}”`

/** The label of a turn opening as messages show it. */
export const speakerLabel = (block: Block): string => labelOf(block)

/** `1 turn`, `3 turns`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

const listed = (items: readonly string[], word: string): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1) ?? ''}`

/** `A`, `A or B`, `A, B or C`. */
export const either = (items: readonly string[]): string => listed(items, 'or')

/** `A`, `A and B`, `A, B and C`. */
export const all = (items: readonly string[]): string => listed(items, 'and')
