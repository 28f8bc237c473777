import { labelOf } from '../../model/labels.ts'
import { TITLES } from '../../model/lexicon.ts'
import { openingsWith } from '../../model/mentions.ts'
import { nameProblem } from '../../model/names.ts'
import type { Transcript } from '../../model/transcript.ts'
import { CLOCK, clockFormat, writtenTime } from '../../rules/support/clockFormat.ts'
import type { Block } from '../../syntax/block.ts'
import { BOUNDARY } from '../../syntax/block.ts'
import { readBlocks } from '../../syntax/blocks.ts'
import { noteKind } from '../../syntax/notes.ts'
import type { TimeMark } from '../../syntax/time.ts'
import { type Change, changed } from '../../text/changes.ts'
import { lineEndIn } from '../../text/lines.ts'
import type { Message } from '../../text/message.ts'
import { itemAt } from '../../text/sequence.ts'
import { fold, skipSpace } from '../../text/space.ts'
import type { Steps } from '../../text/steps.ts'

/** Why a label cannot be given to a turn; labels that the file has already are good. */
export const labelProblem = ({ uses }: Transcript, label: string): Message | undefined =>
  uses.has(fold(label)) ? undefined : nameProblem(label)

/** What stands before the first word of a line. */
export const indentation = /[^\S\r\n]*$/u

/** Another time in the form of `mark`: brackets and format as they are; of a range the end goes. */
const timeLike = (text: string, { start, end, ms }: TimeMark, to: number): string => {
  const source = text.slice(start, end)
  const [first, ...more] = [...source.matchAll(CLOCK)]
  if (first === undefined) return source
  const last = more.at(-1) ?? first
  const format = clockFormat(first[0], ms) ?? (/^\d\d:\d\d:/.test(first[0]) ? 'paddedHours' : 'hours')
  return source.slice(0, first.index) + writtenTime(to, format) + source.slice(last.index + last[0].length)
}

/** In capitals and digits throughout: `CDU/CSU`, `DIE LINKE`, `BÜNDNIS 90/DIE GRÜNEN`. */
const inCapitals = /^[\p{Lu}\p{N}][\p{Lu}\p{N}\s/&.-]*$/u

/**
 * Whether what stands in parentheses after a label goes with the person: a party, initials, or a name after a title, as in
 * `The Chair (Mr. Meyer)`. Anything else tells how something is said.
 */
export const isPersonal = (manner: string): boolean => {
  const text = manner.trim()
  if (/^[\p{L}\p{N}]{1,6}$/u.test(text)) return true
  if (inCapitals.test(text)) return noteKind(text) === 'editorial'
  const [title = '', ...name] = text.split(/\s+/u)
  return (
    TITLES.has(title.toLowerCase().replace(/\./g, '')) && name.length > 0 && name.every(word => /^\p{Lu}/u.test(word))
  )
}

/** What the manner of a turn covers with its parentheses, and the blanks before. */
const mannerSpan = ({ text, opening }: Block): { readonly start: number; readonly end: number } | undefined => {
  if (opening?.manner === undefined) return undefined
  let start = opening.manner.start - 1
  while (start > opening.label.end && /\s/u.test(text[start - 1] ?? '')) start--
  return { start, end: opening.manner.end + (opening.mannerClosed ? 1 : 0) }
}

/**
 * The party, initials or name that a label always has behind it in this file; undefined where there is none. It is that of
 * the last turn with the label before the block at an index, or else of the first one.
 */
export function* companionOf(transcript: Transcript, label: string, index: number): Steps<string | undefined> {
  const name = fold(label)
  const use = transcript.uses.get(name)
  if (use === undefined || use.mannered < use.count) return undefined
  let found: string | undefined
  const visit = ({ text, opening }: Block): boolean => {
    const written = opening?.manner && text.slice(opening.manner.start, opening.manner.end)
    if (written !== undefined && isPersonal(written)) found = written
    return false
  }
  yield* openingsWith(transcript, new Set([name]), visit, index, true)
  if (found === undefined) yield* openingsWith(transcript, new Set([name]), visit)
  return found
}

/** Whether a line as changed is read as a turn opening with the label, and with the same text after it. */
const readsAs = (block: Block, changes: readonly Change[], label: string): boolean => {
  const { opening, text } = block
  if (opening === undefined) return false
  const after = readBlocks(changed(text.slice(0, opening.end), changes), block.before)[0]?.opening
  return after?.name === fold(label) && after.end - after.body === opening.end - opening.body
}

/**
 * The changes that give a turn opening another label, in offsets of its block; a party or initials in parentheses go, or give
 * way to others, how something is said stays. Undefined if the line could not be read as a turn of that label.
 */
export const relabelled = (block: Block, label: string, companion?: string): readonly Change[] | undefined => {
  const { opening, text } = block
  if (opening === undefined) return undefined
  if (labelOf(block) === fold(label)) return []
  const manner = mannerSpan(block)
  const behind = companion === undefined ? '' : ` (${companion})`
  const personal = opening.manner !== undefined && isPersonal(text.slice(opening.manner.start, opening.manner.end))
  const put: Change = { ...opening.label, newText: manner === undefined ? label + behind : label }
  const changes = manner !== undefined && personal ? [put, { ...manner, newText: behind }] : [put]
  if (readsAs(block, changes, label)) return changes
  // `Q    …` and other forms without a colon are read for a few labels only; one with a colon is for all.
  if (opening.colon !== undefined) return undefined
  const plain: Change = { start: opening.label.start, end: opening.head.end, newText: `${label}:` }
  const withColon = opening.manner === undefined ? [plain] : changes
  return readsAs(block, withColon, label) ? withColon : undefined
}

/** Who begins a turn: a label, and what stands in parentheses behind it. */
export type Beginner = { readonly label: string; readonly companion: string | undefined }

/** The head of a turn like another one's, with a label and, if that one has a time, a time in ms. Ends before the words. */
const headLike = (block: Block, { label, companion }: Beginner, time: number | undefined): string | undefined => {
  const { opening, text } = block
  if (opening === undefined) return undefined
  const line = text.slice(0, opening.end)
  const manner = mannerSpan(block)
  const mark = opening.time
  const behind = companion === undefined ? '' : ` (${companion})`
  const changes: Change[] = [{ ...opening.label, newText: manner === undefined ? label + behind : label }]
  if (manner !== undefined) changes.push({ ...manner, newText: behind })
  if (mark !== undefined) {
    const newText = time === undefined ? '' : timeLike(text, mark, time)
    const end = time === undefined ? mark.end + (/^\s*/u.exec(line.slice(mark.end))?.[0].length ?? 0) : mark.end
    changes.push({ start: mark.start, end, newText })
  }
  changes.sort((a, b) => a.start - b.start)
  const alone = opening.body >= opening.end
  const head = changed(line, changes)
  const end = head.length - (opening.end - opening.body)
  const candidates = [head.slice(0, end), `${label}${behind}: `]
  return candidates.find(candidate => {
    const read = readBlocks(alone ? candidate.trimEnd() : `${candidate}X`, BOUNDARY)[0]?.opening
    return read?.name === fold(label)
  })
}

/**
 * What begins a turn in the form of the one at a place, up to its first word: the head and, where the words of that turn
 * stand below its label, the line end and the indentation. Where the turn says nothing, its words are taken to follow.
 */
export const beginningLike = (
  { blocks }: Transcript,
  { block, index }: { readonly block: Block; readonly index: number },
  who: Beginner,
  time: number | undefined,
): string | undefined => {
  const head = headLike(block, who, time)
  const { opening, text } = block
  if (head === undefined || opening === undefined || opening.body < opening.end) return head
  const eol = lineEndIn(text)
  const within = skipSpace(text, opening.end, text.length)
  // Two blanks at the end of a line are a line break of Markdown.
  const lineBreak = / {2,}$/.exec(text.slice(0, opening.end))?.[0] ?? ''
  if (within < text.length)
    return head.trimEnd() + lineBreak + eol + (indentation.exec(text.slice(0, within))?.[0] ?? '')
  let next = index + 1
  while (itemAt(blocks, next)?.kind === 'blank') next++
  const below = itemAt(blocks, next)
  if (below?.kind !== 'paragraph') return head
  return head.trimEnd() + (next > index + 1 ? eol + eol : eol) + (/^[^\S\r\n]*/u.exec(below.text)?.[0] ?? '')
}
