import { detached } from '../text/detached.ts'
import { matcher } from '../text/matcher.ts'
import { fold } from '../text/space.ts'

/** A label has at most this many words; official titles run to about twenty. */
export const MOST_WORDS = 24
/** Beyond this many words the last two must look like a name, or the label begins with a name and a comma. */
const PLAIN_WORDS = 12

const wordSplit = /[\s\u0085\u200b\ufeff]+/u
/** `[others]` is a group in brackets. */
const startsLikeLabel = matcher(/^(?:[\p{L}\p{N}?¿#_]|\[\p{L}[\p{L}, ]*\]$)/u)
const hasLetter = matcher(/[\p{L}?]/u)
const hasDigits = matcher(/\p{N}/u)
const sentenceEnd = /(\S+)[.…][\s\u0085]+(?=\S)/gu
const isAbbreviation = matcher(
  /^(?:\p{L}|\p{Lu}\p{Ll}{1,4}(?:\.\p{L})+|\p{L}[\p{L}'’.]{0,4}|\p{Lu}[\p{L}'’.-]{0,6}|(?:\p{L}\.)+\p{L}?)$/u,
)
const startsLower = matcher(/^\p{Ll}/u)
/** A name of two to five words, a comma, and what that person is: `Dr. Hermann Kues, Parl. Staatssekretär bei der …`. */
const nameAndOffice = /^\p{Lu}[^\s,]*(?:\s\p{Lu}[^\s,]*){1,4},\s/u
const startsUpper = matcher(/^[\p{Lu}\p{Lt}]/u)

const decide = (label: string): boolean => {
  if (!startsLikeLabel(label)) return false
  if (!hasLetter(label) && !(hasDigits(label) && label.startsWith('#'))) return false
  // The end of a link: `Association](https://…`.
  if (label.endsWith(']') && !label.includes('[')) return false
  const words = label.split(wordSplit)
  if (words.length > MOST_WORDS) return false
  if (words.length > 3 && startsLower(label)) return false
  if (words.length > PLAIN_WORDS && !words.slice(-2).every(startsUpper) && !nameAndOffice.test(label)) return false
  for (const [, before = ''] of label.matchAll(sentenceEnd)) {
    if (!isAbbreviation(before)) return false
  }
  return true
}

/** Labels recur: the answers are kept, so many at the most. */
const MOST_KNOWN = 5_000
const known = new Map<string, string | undefined>()

/**
 * The folded form of `label` if it can name somebody by its form alone, otherwise undefined: it has to begin with a
 * letter (or be `???`), hold no sentence (a full stop is allowed after an abbreviation), end with no bracket that it does not
 * open, and be no longer than titles and names get. The same label gives the same string.
 */
export const labelName = (label: string): string | undefined => {
  const kept = known.get(label)
  if (kept !== undefined || known.has(label)) return kept
  const own = detached(label)
  const name = decide(own) ? fold(own) : undefined
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(own, name)
  return name
}
