import { BOUNDARY } from '../syntax/block.ts'
import { readBlocks } from '../syntax/blocks.ts'
import { MOST_WORDS } from '../syntax/labelShape.ts'
import { type Message, say } from '../text/message.ts'
import { fold } from '../text/space.ts'

/** A name longer than this is no name, in UTF-16 units: with a role, a manner and a time it would not fit before a colon. */
const LONGEST_NAME = 120

/** Why `name` cannot be what a speaker is called in labels, as a sentence; undefined if it can. */
export const nameProblem = (name: string): Message | undefined => {
  const folded = fold(name)
  if (folded === '') return say`A name cannot be empty.`
  if (/[\r\n\u2028\u2029\u0085]/u.test(name)) return say`A name has to stand on one line.`
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u0008\u000b-\u001f\u007f]/u.test(name)) return say`A name cannot hold control characters.`
  if (/[:：﹕︓]/u.test(name)) return say`A name cannot hold a colon: what follows it would be read as spoken.`
  if (folded.length > LONGEST_NAME)
    return say`A name of ${folded.length} characters is too long to stand before a colon; ${LONGEST_NAME} is the most.`
  if (!/[\p{L}\p{N}]/u.test(folded) && !/^\?+$/u.test(folded))
    return say`A name needs a letter or a digit; an unknown speaker can be written as ???.`
  const bracketed = /[([（<]/u.test(folded)
  if (/^[*_]|[*_]$|[*`]/u.test(folded)) return say`A name cannot hold marks of emphasis: write it without.`
  if (/(?:^|\s)\d{1,2}:?\d{0,2}$/u.test(folded) && /^\d/u.test(folded)) return say`A name cannot be a number.`
  if (folded.split(' ').length > MOST_WORDS) return say`A name cannot have more than ${MOST_WORDS} words.`
  // Brackets within a name are read as a manner, unless one follows.
  const [block] = readBlocks(bracketed ? `${folded} (x): x` : `${folded}: x`, BOUNDARY)
  const line = block?.opening
  if (bracketed && line?.name !== folded)
    return say`A name cannot hold brackets: what stands in them is read as a manner or a note.`
  return line?.name === folded && line.emphasised === 'none' && !line.dash && !line.chevrons
    ? undefined
    : say`“${folded}” could not be read as a name before a colon: it looks like a sentence, a time or a mark.`
}
