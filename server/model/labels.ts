import { AFTER_TEXT, type Block, perBlock } from '../syntax/block.ts'
import { type Summing, summing } from '../text/sequence.ts'
import { fold } from '../text/space.ts'

/**
 * How a label is used in a file: counts only, added up over its lines, so that they can be kept current line by line and
 * do not depend on the order in which the file was typed.
 */
export type LabelUse = {
  /** The label, folded: the key of the table. */
  readonly label: string
  readonly count: number
  /** Lines that begin a paragraph or a list item, or follow another speaker line: not those within a paragraph. */
  readonly starts: number
  /** Lines with spoken text after the label. */
  readonly spoken: number
  /** Lines on which nothing but a link, or a path, follows. */
  readonly links: number
  /** Lines whose text begins in lower case. */
  readonly lower: number
  readonly timed: number
  readonly strong: number
  readonly dashed: number
  readonly chevrons: number
  /** Lines without a blank after the colon. */
  readonly tight: number
  /** Lines with something in parentheses after the label. */
  readonly mannered: number
  /** Short words in parentheses after the label, as `CD` in `Christian Decker (CD)`. */
  readonly manners: ReadonlySet<string>
}

const link = /^[\s<([*]*(?:https?:\/\/|www\.|\[[^\]]*\]\(|mailto:)/i
const shortManner = /^[\p{L}\p{N}]{1,6}$/u
const NO_MANNERS: ReadonlySet<string> = new Set()

/** The folded label of a turn opening; empty for bare chevrons. */
export const labelOf: (block: Block) => string = perBlock(block =>
  block.opening === undefined ? '' : fold(block.text.slice(block.opening.label.start, block.opening.label.end)),
)

/** The manner of a turn opening as written, undefined where there is none. */
export const mannerOf = (block: Block): string | undefined => {
  const manner = block.opening?.manner
  return manner === undefined ? undefined : fold(block.text.slice(manner.start, manner.end))
}

/** What one turn opening says about its label. */
export const useOf: (block: Block) => LabelUse = perBlock(block => {
  const { opening, text } = block
  const label = labelOf(block)
  const none = {
    label,
    count: 0,
    starts: 0,
    spoken: 0,
    links: 0,
    lower: 0,
    timed: 0,
    strong: 0,
    dashed: 0,
    chevrons: 0,
    tight: 0,
    mannered: 0,
    manners: NO_MANNERS,
  }
  if (opening === undefined) return none
  const said = text.slice(opening.body, opening.end)
  const one = (truth: boolean): number => (truth ? 1 : 0)
  const manner = mannerOf(block)
  return {
    label,
    count: 1,
    starts: one(block.before !== AFTER_TEXT || opening.dash || opening.chevrons),
    spoken: one(said.trim() !== ''),
    links: one(link.test(said)),
    lower: one(/^["“‘«\s]*\p{Ll}/u.test(said)),
    timed: one(opening.time !== undefined),
    strong: one(opening.emphasis.length > 1),
    dashed: one(opening.dash),
    chevrons: one(opening.chevrons),
    tight: one(
      opening.colon !== undefined &&
        opening.colon.end === opening.body &&
        said !== '' &&
        text[opening.colon.start] === ':',
    ),
    mannered: one(manner !== undefined),
    manners: manner !== undefined && shortManner.test(manner) ? new Set([manner]) : NO_MANNERS,
  }
})

type Sum = { -readonly [K in keyof LabelUse]: LabelUse[K] }

const addTo = (sums: Map<string, Sum>, use: LabelUse): void => {
  const sum = sums.get(use.label)
  if (sum === undefined) {
    sums.set(use.label, { ...use })
    return
  }
  sum.count += use.count
  sum.starts += use.starts
  sum.spoken += use.spoken
  sum.links += use.links
  sum.lower += use.lower
  sum.timed += use.timed
  sum.strong += use.strong
  sum.dashed += use.dashed
  sum.chevrons += use.chevrons
  sum.tight += use.tight
  sum.mannered += use.mannered
  if (use.manners.size > 0 && use.manners !== sum.manners) sum.manners = new Set([...sum.manners, ...use.manners])
}

export type LabelUses = ReadonlyMap<string, LabelUse>

/** The table of distinct labels in the openings of a transcript. */
export const labelUses: Summing<Block, LabelUses> = summing({
  leaf: blocks => {
    const sums = new Map<string, Sum>()
    for (const block of blocks) if (block.opening !== undefined) addTo(sums, useOf(block))
    return sums
  },
  join: tables => {
    const sums = new Map<string, Sum>()
    for (const table of tables) for (const use of table.values()) addTo(sums, use)
    return sums
  },
})

/** Whether two rows of the table say the same. */
export const sameUse = (a: LabelUse, b: LabelUse): boolean =>
  a.label === b.label &&
  a.count === b.count &&
  a.starts === b.starts &&
  a.spoken === b.spoken &&
  a.links === b.links &&
  a.lower === b.lower &&
  a.timed === b.timed &&
  a.strong === b.strong &&
  a.dashed === b.dashed &&
  a.chevrons === b.chevrons &&
  a.tight === b.tight &&
  a.mannered === b.mannered &&
  (a.manners === b.manners || (a.manners.size === b.manners.size && [...a.manners].every(word => b.manners.has(word))))

/** Whether two tables say the same of the same labels, in the same order. */
export const sameUses = (a: LabelUses, b: LabelUses): boolean => {
  if (a.size !== b.size) return false
  const others = b.values()
  for (const use of a.values()) {
    const other = others.next().value
    if (other === undefined || !sameUse(use, other)) return false
  }
  return true
}
