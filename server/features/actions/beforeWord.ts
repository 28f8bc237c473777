import { inlinesOf } from '../../syntax/notes.ts'
import type { Place } from '../../syntax/position.ts'

/** Scripts without blanks between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
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
  // Where words are not set apart, the cursor tells best where one begins.
  if (unspaced.test(text[at] ?? ' ') || unspaced.test(text[at - 1] ?? ' ')) return at
  while (at > 0 && /[\p{L}\p{M}\p{N}'’-]/u.test(text[at - 1] ?? ' ') && !unspaced.test(text[at - 1] ?? ' ')) at--
  return at
}
