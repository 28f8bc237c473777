import { inlinesOf } from '../../syntax/notes.ts'
import type { Place } from '../../syntax/position.ts'

const word = /[\p{L}\p{M}\p{N}]/u

/** The offset itself, or before the word, note or time that it lies within; after the marks that end a sentence. */
export const beforeWord = ({ block, offset }: Place): number => {
  const { text } = block
  const { notes, times } = inlinesOf(block)
  const inside = [...notes, ...times].find(({ start, end }) => start < offset && offset < end)
  if (inside !== undefined) return inside.start
  let at = offset
  // What closes a word or a sentence stays with it.
  while (at > 0 && /\S/u.test(text[at - 1] ?? ' ') && /[.,;:!?…)\]”’"»]/u.test(text[at] ?? ' ')) at++
  if (!word.test(text[at] ?? ' ')) return at
  while (at > 0 && /[\p{L}\p{M}\p{N}'’-]/u.test(text[at - 1] ?? ' ')) at--
  return at
}
