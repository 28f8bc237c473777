import { detached } from '../text/detached.ts'
import { matcher } from '../text/matcher.ts'
import { GENERIC_SPEAKERS, isParticle, METADATA, MONTHS, TITLES } from './lexicon.ts'

/** What a label looks like, by its text alone. */
export type LabelTraits = {
  readonly form:
    | 'unknown' // ???
    | 'initials' // RPR
    | 'handle' // mnot
    | 'name' // Vladimir Putin, President of Kazakhstan Kassym-Jomart Tokayev, MS. PSAKI
    | 'caseless' // 主持人, היו"ר משה גפני
    | 'prose' // And the bottom line is
  readonly words: number
  /** It says who speaks without a name: `Question`, `Audience member`, `Speaker 1`. */
  readonly generic: boolean
  /** It begins with a title or honorific. */
  readonly titled: boolean
  /** It is known as the name of something else: `Slides`, `Next steps`, a date. */
  readonly metadata: boolean
  /** It ends with a number, as things do that are told apart by numbers: `Strategy 1`. */
  readonly counted: boolean
}

const wordSplit = /[\s/&,+]+/u
const edges = /^[^\p{L}\p{N}?]+|[^\p{L}\p{N}?]+$/gu
const hasEdges = matcher(/^[^\p{L}\p{N}?]|[^\p{L}\p{N}?]$/u)
const parentheses = /[([（][^)\]）]*[)\]）]/gu
const isInitials = matcher(/^\p{Lu}[\p{Lu}\p{N}]{0,4}$/u)
/** `mnot`, and `eP`. */
const isHandle = matcher(/^(?:\p{Ll}[\p{Ll}\p{N}_-]{0,20}|\p{Ll}\p{Lu}{1,2})$/u)
const startsLower = matcher(/^\p{Ll}/u)
const startsUpper = matcher(/^[\p{Lu}\p{Lt}]/u)
/** `d'Arc`, `al-Jazeera`. */
const hasNameInside = matcher(/^(?:\p{Ll}[’']|\p{Ll}{1,3}-)\p{Lu}/u)
const isCapitalised = matcher(/^\p{Lu}\p{Ll}/u)
const startsLikeName = matcher(/^[\p{Lu}\p{Lt}\p{N}#]/u)
const hasNumber = matcher(/\p{N}/u)
const endsWithNumber = matcher(/\p{N}$/u)
/** As the first word of a date is. */
const isDateWord = matcher(/^(?:\p{Lu}?\p{L}+|\p{N}+)$/u)
const hasOtherLetter = matcher(/\p{Lo}/u)
const hasCasedLetter = matcher(/[\p{Lu}\p{Ll}\p{Lt}]/u)
/** Chinese and Japanese are written without blanks, so that what stands before a colon may be all of a sentence. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u
const LONGEST_UNSPACED = 24
const clause = /[。；！？“”「」]/u
/** Names of two to four letters may end so. */
const clauseEnd = /.{4}(?:说|說|道|表示|认为|認為|是|如下|例如|比如|包括|来说|來說|了|吗|嗎|呢|のは|です|ます)$/u
const hasGluedTitle = matcher(/^\p{Lu}\p{Ll}{1,4}\.\p{L}/u)
const isNumbered = matcher(/(?:\p{N}|[\s_#-][a-z])$/u)
const numbered = /^(.*?)(?:[\s_#-]*\p{N}{1,3}|[\s_#-]+[a-z])$/u

/** What stands before the number or letter at the end: `speaker` of `speaker 1`. */
const stemOf = (plain: string): string | undefined => (isNumbered(plain) ? numbered.exec(plain)?.[1] : undefined)

const isGeneric = (plain: string): boolean => {
  if (GENERIC_SPEAKERS.has(plain)) return true
  const stem = stemOf(plain)
  return stem !== undefined && stem.length > 1 && GENERIC_SPEAKERS.has(stem)
}

/** Whether the label or its first one to three words are known as something that is no speaker. */
const isMetadata = (plain: string, words: readonly string[]): boolean => {
  if (METADATA.has(plain)) return true
  const stem = stemOf(plain)
  if (stem !== undefined && stem.length > 1 && METADATA.has(stem)) return true
  // `Discussion re modules`, `Slides for part two`: a known word, and a sentence going on in lower case.
  return words.length > 1 && METADATA.has(words[0] ?? '')
}

const derive = (label: string): LabelTraits => {
  // `Mr.Kubo`: a blank was forgotten.
  const title = hasGluedTitle(label) ? label.slice(0, label.indexOf('.')) : ''
  const spaced = TITLES.has(title.toLowerCase()) ? `${title}. ${label.slice(title.length + 1)}` : label
  const bare = spaced.replace(parentheses, ' ').trim() || label
  const words = bare
    .split(wordSplit)
    .map(word => (hasEdges(word) ? word.replace(edges, '') : word))
    .filter(word => word !== '')
  const plain = bare.replace(/[.!\s]+$/u, '').toLowerCase()
  const lower = words.map(word => word.toLowerCase())
  const first = lower[0]?.replace(/\./g, '') ?? ''
  const generic = isGeneric(plain)
  const titled = TITLES.has(first) && words.length > 1
  const proseWords = words.filter(word => startsLower(word) && !isParticle(word) && !hasNameInside(word))
  const capitals = words.filter(startsUpper)
  const leadIn = proseWords.length > 0 || (words.length > 1 && capitals.length <= 1)
  const dated = lower.some(word => MONTHS.has(word)) && hasNumber(bare) && isDateWord(words[0] ?? '')
  const goesOn = leadIn || startsLower(words[1] ?? '')
  const metadata = !generic && (dated || isMetadata(plain, goesOn ? lower : []))
  const counted = endsWithNumber(bare) && words.length > 1
  // A title, lower-case words in between, a name at the end: `Moderator of the forum's plenary session Anna Meyer`.
  const introduces = titled && words.length > 3 && lower[0] !== 'the' && words.slice(-2).every(isCapitalised)
  const form = (): LabelTraits['form'] => {
    if (/^\?+$/.test(bare)) return 'unknown'
    if (unspaced.test(bare)) {
      const long = bare.length > LONGEST_UNSPACED && words.length === 1
      return !generic && (long || clause.test(bare) || clauseEnd.test(bare)) ? 'prose' : 'caseless'
    }
    if (hasOtherLetter(bare) && !hasCasedLetter(bare)) return 'caseless'
    if (words.length === 1 && isInitials(bare)) return 'initials'
    if (words.length === 1 && isHandle(bare)) return 'handle'
    if (
      words.length > 1 &&
      words.every(word => isInitials(word) && word.length > 1 && word.length < 5) &&
      /[/&,+]/.test(bare)
    )
      return 'initials'
    if (introduces) return 'name'
    if (proseWords.length === 0 && capitals.length > 0 && (startsLikeName(words[0] ?? '') || words.length <= 4))
      return 'name'
    return 'prose'
  }
  // Without a spread: with one the engine makes each object a shape of its own, of 240 bytes.
  return { form: form(), words: words.length, generic, titled, metadata, counted }
}

const cache = new Map<string, LabelTraits>()

/** The traits of a folded label. The answers are kept, since labels recur; the number kept is bounded. */
export const labelTraits = (label: string): LabelTraits => {
  let traits = cache.get(label)
  if (traits === undefined) {
    traits = derive(label)
    if (cache.size > 200_000) cache.clear()
    cache.set(detached(label), traits)
  }
  return traits
}
