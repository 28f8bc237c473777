import { bareTimeAt } from '../../syntax/time.ts'
import { isSpace } from '../../text/space.ts'
import type { Habits } from './facts.ts'
import { FREQUENT, type KnownLabel } from './knownLabels.ts'
import {
  ALTERNATING,
  AMONG_TURNS,
  ANYWHERE,
  BESIDE_TURNS,
  BESIDE_TURNS_OR_LISTED,
  BETWEEN_TURNS,
  MAYBE,
  MAYBE_FIRST,
  type Proviso,
} from './provisos.ts'
import type { SlipLine } from './slipLine.ts'
import {
  firstWord,
  isAbout,
  isSpeech,
  isSpokenText,
  isTitle,
  maySay,
  opensSentence,
  speaks,
  tells,
  tellsNow,
  tellsOf,
  tellsOfSurname,
} from './spokenText.ts'

/** A text that begins with a capital, a digit, or a letter without case. */
export const capital = /^[\s"“‘'«¿¡([…*_`]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u
/** Notes, times and dots before what is said. */
const preliminaries = /^(?:\\?\[[^\]\r\n]{0,80}\]|\([^)\r\n]{0,80}\)+|[-–—….+<\s])+/u
/** `MM + YK will meet`: somebody else follows. */
export const joined = /^(?:[&/,]|\+\s)/u
const interrupted = /^\s*(?:[-–—]\s|[-–—]{2}|…|\.\.)/u
/** Scripts that are written without blanks. */
export const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u
const word = /[\p{L}\p{N}]/u

/** So much of what follows a label is looked at, in UTF-16 units. */
const LOOK = 300
export const restFrom = (text: string, from: number, limit: number): string =>
  text.slice(from, Math.min(limit, from + LOOK))

/** What is said of the words after a label, without the notes and dots before it. */
export const saidIn = (rest: string): string => rest.replace(preliminaries, '')

/** Whether words after a label may be what somebody says, and hardly what he does. */
export const goesOn = (rest: string): boolean => speaks(rest) && !tells(rest)

/** Two words or more that look like somebody's name or office: hardly a paragraph begins with them by chance. */
export const isFullName = ({ traits }: KnownLabel): boolean => traits.form === 'name' && traits.words > 1

/** Whether a label is known well: declared, or before several turns; for a full name one is enough. */
export const isEstablished = ({ known, line }: SlipLine): boolean =>
  !known.likely && (known.declared || known.count >= 2 || (known.count === 1 && line.first && isFullName(known)))

/** Whether a label is told from prose by its capitals: `THE PRESIDENT`. */
export const isShouted = ({ known }: SlipLine, { style }: Habits): boolean =>
  style.capitals && /^[^\p{Ll}]*\p{Lu}{3}[^\p{Ll}]*$/u.test(known.label)

/**
 * What has to hold for a label that hardly anything else begins a paragraph with: initials, question marks, one letter of a
 * pair as `Q` and `A` are; undefined for other labels.
 */
export const asCode = ({ known: { traits, label } }: SlipLine): Proviso | undefined => {
  if (traits.form === 'unknown') return ANYWHERE
  if (traits.form !== 'initials' || traits.metadata) return undefined
  return label.length > 1 ? ANYWHERE : traits.generic ? ALTERNATING : undefined
}

/** Whether words after initials, a letter or question marks at the beginning of a paragraph are said by them. */
const isSaidByCode = (label: string, rest: string): boolean => {
  const said = saidIn(rest)
  // Nothing but a note or dots.
  if (!word.test(said)) return rest !== ''
  if (capital.test(said)) return isSpokenText(said) || opensSentence(said)
  return label.length > 1 ? maySay(said) : interrupted.test(rest)
}

/** So many turns make it unlikely that a label is something else. */
export const OFTEN = 3

/** No title is as long, in UTF-16 units. */
export const LONG = 120

/**
 * Whether words after `Question`, `Moderator`, … at the beginning of a paragraph are said by him: it is no title of somebody
 * about whom it is told, as in `Chair Meyer said`.
 */
const isSaidByGeneric = ({ known: { label, traits }, line }: SlipLine, said: string): boolean =>
  line.first &&
  line.block.kind !== 'verbatim' &&
  traits.generic &&
  traits.words === 1 &&
  label.length > 1 &&
  capital.test(said) &&
  (isSpokenText(said) || opensSentence(said) || said.length > LONG) &&
  !isAbout(said.replace(/^\S+\s+/u, ''))

/** What has to hold for the words after a label to be said by it, where nothing else tells; undefined: they are not. */
export const byCompany = (it: SlipLine, rest: string, habits: Habits): Proviso | undefined => {
  const { line, known } = it
  const shouted = isShouted(it, habits) && (line.first || known.traits.words > 1)
  if (!line.first && !habits.dense && !it.tagged && !shouted) return undefined
  const glued = it.next === it.end && unspaced.test(rest.charAt(0)) && known.traits.form !== 'caseless'
  if (it.tagged || (glued && known.count >= 2)) return MAYBE
  const code = line.first ? asCode(it) : undefined
  const isList = line.block.kind === 'verbatim' && !known.dashed
  if (code !== undefined && isSaidByCode(known.label, rest) && !isList && !joined.test(rest)) return code
  if (shouted) return MAYBE
  if (isSaidByGeneric(it, saidIn(rest))) return MAYBE
  if (!maySpeak(it, rest, habits)) return undefined
  // No word of a sentence is as these, if the file has them often.
  const { form } = known.traits
  return line.first && known.count >= OFTEN && (form === 'handle' || form === 'initials') ? BETWEEN_TURNS : AMONG_TURNS
}

/**
 * What has to hold for words after a label to be said by it where nothing else tells: they do not go on about somebody, and
 * the label is frequent, or hardly anything but turns stands around.
 */
const byPlace = (it: SlipLine, rest: string, { dense, adjoining, telling, unbroken }: Habits): Proviso | undefined => {
  const { label, traits, count, dashed } = it.known
  const isItem = it.line.block.kind === 'verbatim'
  // Full names stand in titles and below pictures, too.
  const isName =
    (traits.form === 'name' && traits.words === 1) || traits.form === 'handle' || traits.form === 'initials'
  if (!(isName || traits.generic) || label.length < 2 || (isItem && !dashed)) return undefined
  const said = saidIn(rest)
  const isCode = traits.form === 'initials'
  if (joined.test(rest) || tellsOf(said)) return undefined
  // Another label.
  if (/^\S{1,20}[:：]\s/u.test(said)) return undefined
  const mayTell = /^\p{Ll}/u.test(said) && tells(said)
  if (mayTell && !((telling && tellsNow(said)) || (unbroken && isCode && /^\p{Ll}+s\s/u.test(said)))) return undefined
  if (!it.line.first && !dense)
    return !isCode ? undefined : isSpeech(said) ? MAYBE : adjoining ? BESIDE_TURNS : undefined
  // A single word is the surname in a list of those present.
  if (isTitle(said)) return isCode || /\s/u.test(said.trim()) ? BETWEEN_TURNS : undefined
  if (!isCode && tellsOfSurname(said))
    return count >= FREQUENT ? { ...MAYBE, word: firstWord(said)?.toLowerCase() ?? '' } : undefined
  if (count >= FREQUENT && !mayTell) return MAYBE
  return isItem ? BESIDE_TURNS : BETWEEN_TURNS
}

/** The weaker of what has to hold by the company of a line, and by its place. */
export const bySurroundings = (it: SlipLine, rest: string, habits: Habits): Proviso | undefined => {
  const company = byCompany(it, rest, habits)
  return company === undefined || company === AMONG_TURNS ? (byPlace(it, rest, habits) ?? company) : company
}

/** What has to hold for the words after a label that opens a single turn, or a line that may be one. */
export const saidBySeldom = (it: SlipLine, rest: string, { dense, listed, telling }: Habits): Proviso | undefined => {
  const { known, line, emphasis, closed } = it
  if (!(line.first || dense) || (line.block.kind === 'verbatim' && !known.dashed) || joined.test(rest)) return undefined
  const said = saidIn(rest)
  if (said === '') return rest === '' ? BESIDE_TURNS : BESIDE_TURNS_OR_LISTED
  // Nothing but a time.
  if (bareTimeAt(line.block.text, it.next, line.end)?.end === line.end) return MAYBE
  if (!maySay(said) && !(telling && tellsNow(said))) return undefined
  const isLong = said.length > LONG && capital.test(said)
  if ((closed && emphasis.length > 1) || (known.count > 1 && isLong)) return ANYWHERE
  if (isSpeech(said)) return MAYBE_FIRST
  // An item of a list of turns.
  return listed && known.dashed && !known.likely && !tellsOfSurname(said) ? MAYBE : BESIDE_TURNS_OR_LISTED
}

/** Whether the words after a label at the beginning of a paragraph may be said by it, if all around it are turns. */
const maySpeak = ({ known: { label, traits }, line }: SlipLine, rest: string, { lower }: Habits): boolean => {
  // In a script without blanks a label of one letter may be the beginning of a word: only its company tells.
  if (unspaced.test(rest.charAt(0))) return true
  const said = saidIn(rest)
  if (said === '') return label.length > 1 || label === 'Q'
  if (capital.test(said)) return label.length === 1 || traits.generic || traits.form === 'initials' || speaks(said)
  // Who was interrupted goes on in the middle of a sentence.
  if (interrupted.test(rest)) return traits.words > 1 || traits.form === 'initials'
  if (label.length === 1) return false
  // In prose a verb follows: `AR agrees`, `AR will look`, but not `AR agree`, `AR the idea is`. In a list whose other items are
  // turns, a name is hardly anything else.
  const isCode = traits.form === 'initials' || traits.form === 'handle'
  if (line.first && (isCode || line.block.kind === 'verbatim') && !tells(said) && !isAbout(said)) return true
  if (line.first && traits.form === 'name' && traits.words < 4 && goesOn(said)) return true
  if (!lower) return false
  return traits.form === 'initials' || traits.form === 'handle' || traits.words === 1
}

/** Whether a blank stands before `at`, or a script begins that is written without. */
export const isApart = (text: string, at: number, rest: string): boolean =>
  isSpace(text.charCodeAt(at - 1)) || unspaced.test(rest.charAt(0))
