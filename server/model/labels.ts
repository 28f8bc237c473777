import { AFTER_TEXT, type Block, perBlock } from '../syntax/block.ts'
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

const add = (a: LabelUse, b: LabelUse): LabelUse => ({
  label: a.label,
  count: a.count + b.count,
  starts: a.starts + b.starts,
  spoken: a.spoken + b.spoken,
  links: a.links + b.links,
  lower: a.lower + b.lower,
  timed: a.timed + b.timed,
  strong: a.strong + b.strong,
  dashed: a.dashed + b.dashed,
  chevrons: a.chevrons + b.chevrons,
  tight: a.tight + b.tight,
  mannered: a.mannered + b.mannered,
  manners: b.manners.size === 0 ? a.manners : a.manners.size === 0 ? b.manners : new Set([...a.manners, ...b.manners]),
})

export type LabelUses = ReadonlyMap<string, LabelUse>

/** The table of distinct labels in the openings among `blocks`. */
export const labelUses = (blocks: Iterable<Block>): LabelUses => {
  const uses = new Map<string, LabelUse>()
  for (const block of blocks) {
    if (block.opening === undefined) continue
    const use = useOf(block)
    const known = uses.get(use.label)
    uses.set(use.label, known === undefined ? use : add(known, use))
  }
  return uses
}
