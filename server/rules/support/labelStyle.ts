import type { Block } from '../../syntax/block.ts'
import { closingMark } from '../../syntax/marks.ts'
import type { Change } from '../rule.ts'

/** How labels are set: plain, or strong with the colon inside or outside the marks. */
export type Setting = 'plain' | 'inside' | 'outside'

/** How the labels of a file are written; undefined where they differ, so that nothing can be asked of them. */
export type LabelStyle = {
  readonly setting: Setting | undefined
  readonly capitals: boolean
}

/** How the label of a turn is set; undefined in the forms without a colon, and where its emphasis is broken. */
export const settingOf = ({ opening }: Block): Setting | undefined => {
  if (opening?.colon === undefined) return undefined
  if (opening.emphasised === 'none') return 'plain'
  if (opening.emphasised !== 'both') return undefined
  return opening.head.end > opening.colon.end ? 'inside' : 'outside'
}

/** A name of at least two letters that has upper and lower case: neither initials, nor a script without case. */
const cased = /\p{Lu}.*\p{Ll}|\p{Ll}.*\p{Lu}/u
/** More letters than initials have, all in capitals. */
const shouted = /^[^\p{Ll}]*\p{Lu}[^\p{Ll}]*\p{Lu}\p{Lu}\p{Lu}[^\p{Ll}]*$/u
/** The same in plain letters: expressions with all of them take milliseconds to be compiled. */
const plain = /^[ -~]*$/
const plainCased = /[A-Z].*[a-z]|[a-z].*[A-Z]/
const plainShouted = /^[^a-z]*[A-Z][^a-z]*[A-Z]{3}[^a-z]*$/

/** How the label of a turn is written: in capitals, in upper and lower case, or in a way that says nothing. */
export const caseOf = ({ opening }: Block): 'capitals' | 'mixed' | 'none' => {
  const name = opening?.name ?? ''
  const [inCapitals, inBoth] = plain.test(name) ? [plainShouted, plainCased] : [shouted, cased]
  return inCapitals.test(name) ? 'capitals' : inBoth.test(name) ? 'mixed' : 'none'
}

/** The changes that set the label of a turn in another way; the label itself stays. */
export const resetLabel = (block: Block, to: Setting): readonly Change[] => {
  const from = settingOf(block)
  const { opening, text } = block
  if (from === undefined || from === to || opening?.colon === undefined) return []
  const { colon, head, label } = opening
  const mark = from === 'plain' ? '**' : opening.emphasis
  const closer = closingMark(mark)
  const changes: Change[] = []
  const insert = (at: number, newText: string) => changes.push({ span: { start: at, end: at }, newText })
  const remove = (at: number, length: number) => changes.push({ span: { start: at, end: at + length }, newText: '' })
  if (from === 'plain') insert(label.start, mark)
  else {
    if (to === 'plain') remove(head.start, mark.length)
    const close = from === 'inside' ? head.end - closer.length : text.indexOf(closer, label.end)
    if (close < label.end || !text.startsWith(closer, close)) return []
    remove(close, closer.length)
  }
  if (to === 'inside') insert(colon.end, closer)
  if (to === 'outside') insert(label.end, closer)
  return changes.sort((a, b) => a.span.start - b.span.start)
}

/** The change that writes the label of a turn in capitals. */
export const capitalised = ({ opening, text }: Block): readonly Change[] => {
  if (opening === undefined) return []
  const label = text.slice(opening.label.start, opening.label.end)
  const newText = label.toUpperCase()
  return newText === label ? [] : [{ span: opening.label, newText }]
}
