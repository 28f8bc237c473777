import { bareTimeAt } from '../../syntax/time.ts'
import { isSpace } from '../../text/space.ts'
import type { Habits } from './facts.ts'
import type { KnownLabel } from './knownLabels.ts'
import { AMONG_TURNS, ANYWHERE, BESIDE_TURNS, LATER, MAYBE, MAYBE_FIRST, type Proviso, SURE } from './provisos.ts'
import {
  asCode,
  byCompany,
  bySurroundings,
  capital,
  goesOn,
  isEstablished,
  isFullName,
  joined,
  LONG,
  OFTEN,
  restFrom,
  saidBySeldom,
  saidIn,
  unspaced,
} from './saidByLabel.ts'
import type { SlipLine } from './slipLine.ts'
import { firstWord, isAbout, isSpokenText, isTitle, maySay, opensSentence, tellsOfSurname } from './spokenText.ts'

/** What has to hold for the words after a known label on its line to be said by it, a colon missing between; undefined: nothing. */
const missesColon = ({ known, line, emphasis, closed, next }: SlipLine): Proviso | undefined => {
  const { text } = line.block
  if (!isSpace(text.charCodeAt(next - 1)) && !(closed && emphasis.length > 1)) return undefined
  const rest = restFrom(text, next, line.end)
  if (emphasis.length > 1 && capital.test(rest)) return opensSentence(rest) ? SURE : LATER
  if (emphasis.length > 1 && goesOn(rest)) return MAYBE
  const { traits, label, count } = known
  const time = bareTimeAt(text, next, line.end)
  if (time !== undefined) return time.end === line.end ? SURE : undefined
  if (!capital.test(rest) || /^\p{N}/u.test(rest)) return undefined
  if (traits.form === 'caseless' || traits.form === 'unknown') return undefined
  if (label.length === 1) {
    if (label !== 'Q' || count < 3) return undefined
    return opensSentence(rest) ? SURE : isSpokenText(rest) && line.first ? LATER : undefined
  }
  if (traits.words === 1 && traits.form !== 'initials') {
    if (count < 2) return undefined
    if (opensSentence(rest)) return SURE
    if (traits.generic && line.first && isSpokenText(rest)) return LATER
    // After a single name: a word that the file knows in lower case is no surname.
    if (count < OFTEN || !line.first || !isSpokenText(rest)) return undefined
    const word = firstWord(rest)?.toLowerCase() ?? ''
    return tellsOfSurname(rest) ? { ...MAYBE, word } : { ...LATER, word }
  }
  if (opensSentence(rest)) return SURE
  return isSpokenText(rest) && (traits.form !== 'initials' || count >= 3) ? LATER : undefined
}

/** No sentence has a tab behind a name, or several blanks. */
const gap = /[\t\u00a0]|[ ]{2}/u

const dots = /^(?:…|\.\.)/u
/** Nothing but a note, to the end of the line. */
const note = /^\\?(?:\[[^[\]]*\\?\]|\([^()]*\))\s*$/u
const placing = /^(?:as|at|by|for|from|in|of|on|with)\s/u

/** Letters by themselves that are words. */
const WORDS = 'AI'

/** What has to hold for a letter before words to be no word itself: `A Thank you`, where an article cannot stand. */
const saidByLetter = ({ label, count }: KnownLabel, said: string): Proviso | undefined => {
  const opens = capital.test(said) && opensSentence(said)
  const speaks = label === 'Q' || said === '' || (!WORDS.includes(label) && maySay(said))
  return (opens && count >= 2) || (speaks && count >= OFTEN) ? MAYBE_FIRST : undefined
}

/** What has to hold for words to be said by a label that recurs, and stands before them without a mark. */
const saidByLabel = (it: SlipLine, rest: string, said: string): Proviso | undefined => {
  const { known, line, bracketed } = it
  const { traits, count } = known
  const begins = capital.test(said)
  const isCode = asCode(it) !== undefined
  if (!maySay(said)) {
    if (bracketed && !/\p{L}/u.test(said)) return MAYBE
    if (isCode)
      return bracketed || rest !== said || (count >= OFTEN && begins && !isTitle(said)) ? MAYBE_FIRST : undefined
    return isFullName(known) && begins && !isTitle(said) ? AMONG_TURNS : undefined
  }
  if (begins && traits.form === 'name' && traits.words === 1 && tellsOfSurname(said)) return undefined
  const opens = opensSentence(said)
  if (count >= OFTEN && (opens || isCode || (begins && said.length > LONG))) return ANYWHERE
  // In lower case only where the label is no word of a sentence.
  const isName = traits.form === 'name' || (traits.form === 'handle' && line.block.kind === 'verbatim')
  return opens || begins || isCode || (isName && traits.words < 4) ? MAYBE_FIRST : undefined
}

/** The same where it is worth a question only: a label that recurs, at the start of a paragraph, and words after it. */
const mayMissColon = (it: SlipLine): Proviso | undefined => {
  const { known, line, emphasis, closed, end, next } = it
  const { traits, label, count } = known
  const { text } = line.block
  const isItem = line.block.kind === 'verbatim' && !known.dashed
  if (!line.first || (isItem && (asCode(it) === undefined || count < OFTEN))) return undefined
  if (traits.form === 'caseless' || traits.form === 'unknown') return undefined
  const rest = restFrom(text, next, line.end)
  const said = saidIn(rest)
  const isGap = gap.test(text.slice(end, next))
  if (isGap && label.length > 1 && (traits.words > 1 || traits.form === 'initials'))
    return isTitle(said) ? MAYBE : ANYWHERE
  if (label.length > 1 && (dots.test(rest) || note.test(rest))) return MAYBE_FIRST
  const isStrong = emphasis.length > 1 && closed
  if (joined.test(rest)) return undefined
  if (isAbout(said)) return isStrong ? BESIDE_TURNS : undefined
  if (label.length === 1) return saidByLetter(known, said)
  const spoken = isSpokenText(said)
  if (isStrong && count >= OFTEN && spoken) return ANYWHERE
  if (isGap || isStrong) return spoken || opensSentence(said) ? MAYBE_FIRST : MAYBE
  // `Anna Meyer at a press conference`: what stands below a picture.
  return traits.words > 1 && placing.test(said) ? undefined : saidByLabel(it, rest, said)
}

/** Both: where the file does not bear out that it is a slip, it is a question still. */
const missesOrMay = (it: SlipLine): Proviso | undefined => {
  const misses = missesColon(it)
  if (misses === undefined) return mayMissColon(it)
  if (misses === SURE || misses.doubtful) return misses
  const may = it.line.first && asCode(it) !== undefined ? ANYWHERE : mayMissColon(it)
  return may === undefined ? misses : { ...misses, otherwise: may }
}

/** Whether a label by itself on a line is no word that a line of prose may end with. */
const isAlone = ({ known: { traits, label }, line, emphasis }: SlipLine): boolean =>
  emphasis !== '' ||
  traits.words > 1 ||
  (!traits.metadata && (label.length > 2 || (label.length === 2 && line.first && traits.form === 'initials')))

/** What has to hold for a label with nothing after it on its line, but a manner perhaps. */
const standsAlone = (it: SlipLine, habits: Habits): Proviso | undefined => {
  const { line, known } = it
  if (habits.alone) return !isAlone(it) ? undefined : known.likely ? BESIDE_TURNS : MAYBE_FIRST
  const recurs = known.declared || known.count >= 2
  if (!line.first || (line.block.kind === 'verbatim' && !known.dashed)) return undefined
  if (it.bracketed && (recurs || isFullName(known))) return MAYBE_FIRST
  if (line.block.kind === 'verbatim') return known.likely ? undefined : known.count >= OFTEN ? MAYBE : BESIDE_TURNS
  if (recurs && it.closed && it.emphasis.length > 1) return MAYBE_FIRST
  if (known.traits.form === 'initials') return recurs && asCode(it) !== undefined ? MAYBE_FIRST : AMONG_TURNS
  if (known.count >= OFTEN && known.label.length > 2) return BESIDE_TURNS
  return recurs || isFullName(known) ? AMONG_TURNS : undefined
}

/** What has to hold for a label that nothing follows, or words do, to lack its colon. */
export const lacksColon = (it: SlipLine, habits: Habits): Proviso | undefined => {
  const { line, known, emphasis, closed, bracketed, end, next } = it
  const { text } = line.block
  if (emphasis !== '' && !closed) return undefined
  const follows = next > end || closed
  if (next >= line.end) return known.likely && !habits.alone ? undefined : standsAlone(it, habits)
  const rest = restFrom(text, next, line.end)
  if (follows) {
    const proviso = !isEstablished(it) ? saidBySeldom(it, rest, habits) : bracketed ? mayMissColon(it) : missesOrMay(it)
    if (proviso !== undefined) return proviso
  }
  if (known.likely) return undefined
  if (!follows && !bracketed && !unspaced.test(rest.charAt(0))) return undefined
  return follows ? bySurroundings(it, rest, habits) : byCompany(it, rest, habits)
}
