import { bareTimeAt } from '../../syntax/time.ts'
import { isSpace } from '../../text/space.ts'
import type { Habits } from './facts.ts'
import { AMONG_TURNS, LATER, MAYBE, type Proviso, SURE } from './provisos.ts'
import { asCode, byCompany, capital, goesOn, isEstablished, isFullName, restFrom, unspaced } from './saidByLabel.ts'
import type { SlipLine } from './slipLine.ts'
import { firstWord, isSpokenText, opensSentence, speaks, tellsOfSurname } from './spokenText.ts'

/** What has to hold for the words after a known label on its line to be said by it, a colon missing between; undefined: nothing. */
const missesColon = ({ known, line, emphasis, next }: SlipLine): Proviso | undefined => {
  const { text } = line.block
  if (!isSpace(text.charCodeAt(next - 1))) return undefined
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
    return count >= 3 && line.first && isSpokenText(rest)
      ? { ...LATER, word: firstWord(rest)?.toLowerCase() ?? '' }
      : undefined
  }
  if (opensSentence(rest)) return SURE
  return isSpokenText(rest) && (traits.form !== 'initials' || count >= 3) ? LATER : undefined
}

/** The same where it is worth a question only: a frequent label at the start of a paragraph, and words after it. */
const mayMissColon = ({ known, line, next }: SlipLine): Proviso | undefined => {
  const { traits, label, count, declared } = known
  const { text } = line.block
  if (!line.first || !isSpace(text.charCodeAt(next - 1))) return undefined
  if (line.block.kind === 'verbatim' && !known.dashed) return undefined
  if (label.length < 2 || traits.form === 'caseless' || traits.form === 'unknown' || !(declared || count >= 2))
    return undefined
  const rest = restFrom(text, next, line.end)
  if (!speaks(rest) || (traits.form === 'name' && traits.words === 1 && tellsOfSurname(rest))) return undefined
  if (capital.test(rest) && !/^\p{N}/u.test(rest)) return MAYBE
  // In lower case only where it is speech, or the label no word of a sentence.
  if (opensSentence(rest) || traits.form === 'initials') return MAYBE
  const isName = traits.form === 'name' && traits.words < 4 && count >= 3
  if ((line.block.kind === 'verbatim' || isName) && goesOn(rest)) return MAYBE
  return undefined
}

/** Both: where the file does not bear out that it is a slip, it is a question still. */
const missesOrMay = (it: SlipLine): Proviso | undefined => {
  const misses = missesColon(it)
  if (misses === undefined) return mayMissColon(it)
  if (misses === SURE || misses.doubtful) return misses
  if (it.line.first && asCode(it) !== undefined) return { ...misses, otherwise: 'ask' }
  return mayMissColon(it) === undefined ? misses : { ...misses, otherwise: 'later' }
}

/** Whether a label by itself on a line is no word that a line of prose may end with. */
const isAlone = ({ known: { traits, label }, emphasis }: SlipLine): boolean =>
  emphasis !== '' || traits.words > 1 || (label.length > 2 && !traits.metadata)

/** What has to hold for a label with nothing after it on its line, but a manner perhaps. */
const standsAlone = (it: SlipLine, habits: Habits): Proviso | undefined => {
  const { line, known } = it
  if (habits.alone) return isAlone(it) ? MAYBE : undefined
  if (!line.first || line.block.kind === 'verbatim') return undefined
  const recurs = known.declared || known.count >= 2
  if (known.traits.form === 'initials') return recurs && asCode(it) !== undefined ? MAYBE : AMONG_TURNS
  return recurs || isFullName(known) ? AMONG_TURNS : undefined
}

/** What has to hold for a label that nothing follows, or words do, to lack its colon. */
export const lacksColon = (it: SlipLine, habits: Habits): Proviso | undefined => {
  const { line, emphasis, closed, bracketed, end, next } = it
  const { text } = line.block
  if (emphasis !== '' && !closed) return undefined
  if (next >= line.end) return standsAlone(it, habits)
  const follows = next > end || closed
  if (follows && !bracketed && isEstablished(it)) {
    const proviso = missesOrMay(it)
    if (proviso !== undefined) return proviso
  }
  const rest = restFrom(text, next, line.end)
  return follows || bracketed || unspaced.test(rest.charAt(0)) ? byCompany(it, rest, habits) : undefined
}
