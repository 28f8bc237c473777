import type { Habits } from './facts.ts'
import { FREQUENT, type KnownLabel } from './knownLabels.ts'
import { AMONG_TURNS, ANYWHERE, LATER, MAYBE, MAYBE_FIRST, type Proviso, SURE } from './provisos.ts'
import {
  asCode,
  bySurroundings,
  capital,
  isApart,
  isEstablished,
  isFullName,
  OFTEN,
  restFrom,
  saidBySeldom,
  saidIn,
} from './saidByLabel.ts'
import type { SlipLine } from './slipLine.ts'
import { isSpokenText, isTitle, maySay, opensSentence } from './spokenText.ts'

const DASHES = '-–—'

/** What has to hold for another mark at `it.next` to stand for the colon; undefined: nothing. */
export const standsForColon = (it: SlipLine, habits: Habits, said: number): Proviso | undefined => {
  const { line, next } = it
  const rest = restFrom(line.block.text, said, line.end)
  const char = line.block.text[next] ?? ''
  if (char === ',') return commaForColon(it, rest, said)
  if (char !== '.' && !DASHES.includes(char)) return undefined
  const seldom = isEstablished(it) ? undefined : saidBySeldom(it, rest, habits)
  if (it.known.likely) return seldom
  const forColon = char === '.' ? stopForColon : dashForColon
  const found = forColon(it, habits, rest, said) ?? byCompanyOf(it, habits, rest, said)
  return found === undefined || found === AMONG_TURNS ? (seldom ?? found) : found
}

const byCompanyOf = (it: SlipLine, habits: Habits, rest: string, said: number): Proviso | undefined =>
  isApart(it.line.block.text, said, rest) || !'.-'.includes(it.line.block.text[it.next] ?? ' ')
    ? bySurroundings(it, rest, habits)
    : undefined

/** Whether words after a letter and a full stop are said by it: they do not go on as an item of a list or a name does. */
const mayOpen = ({ label, count }: KnownLabel, rest: string): boolean =>
  capital.test(rest) ? opensSentence(rest) : count >= OFTEN && (saidIn(rest) === '' || (label !== 'A' && maySay(rest)))

const stopForColon = (it: SlipLine, habits: Habits, rest: string, said: number): Proviso | undefined => {
  const { line, known, end, next } = it
  const { traits, label, count } = known
  const attached = next === end || habits.before
  if (!attached) return undefined
  const begins = capital.test(rest) || (habits.lower && line.first)
  const established = isEstablished(it)
  if (!isApart(line.block.text, said, rest)) {
    // `RBN.This is`: no abbreviation, and no name of a thing.
    const isLabel = (traits.form === 'initials' && label.length > 1 && !traits.metadata) || isFullName(known)
    const begins = /^\p{Lu}\p{Ll}*\s/u.test(rest) ? isSpokenText(rest) : opensSentence(rest) && capital.test(rest)
    const isStrong = it.closed && it.emphasis.length > 1 && maySay(rest)
    return established && line.first && ((isLabel && begins) || isStrong) ? MAYBE : undefined
  }
  if (established && (label.length > 1 || (label === 'Q' && count >= OFTEN))) {
    if (begins && (traits.words > 1 || traits.form === 'initials' || line.first)) return SURE
    const words = saidIn(rest)
    if (line.first && (maySay(words) || modal.test(words) || words === '')) return MAYBE_FIRST
  }
  const code = line.first ? asCode(it) : undefined
  if (line.first && label.length === 1 && established && mayOpen(known, rest)) return MAYBE_FIRST
  if (code !== undefined) return code
  if (!line.first || label.length < 2) return undefined
  if (begins && traits.form === 'name') return MAYBE
  // No sentence about somebody has a full stop behind his name.
  const isName = traits.form === 'name' || traits.form === 'handle'
  return isName && isSpokenText(saidIn(rest)) ? (established ? MAYBE : AMONG_TURNS) : undefined
}

/** A comma after initials is doubtful: who is spoken to has one, too. */
const commaForColon = (it: SlipLine, rest: string, said: number): Proviso | undefined => {
  const { line, known, end, next } = it
  const initials = known.traits.form === 'initials' && known.label.length > 1
  const attached = next === end && isApart(line.block.text, said, rest)
  return isEstablished(it) && initials && attached && line.first && capital.test(rest) && opensSentence(rest)
    ? MAYBE
    : undefined
}

/** Words that tell of somebody right behind a name, and not behind a mark: `Ben – should not wait`. */
const modal = /^(?:can|could|should|will|would|might|must)\s/u

const dashForColon = (it: SlipLine, habits: Habits, rest: string, said: number): Proviso | undefined => {
  const { line, known, next } = it
  const { text } = line.block
  if (!isApart(text, said, rest) && text[next] === '-' && it.emphasis === '') return undefined
  const words = saidIn(rest)
  const begins = capital.test(words) || (habits.lower && line.first)
  const spoken = isSpokenText(words)
  if (isEstablished(it) && begins && spoken)
    return !line.first
      ? LATER
      : opensSentence(words)
        ? SURE
        : { ...LATER, otherwise: it.emphasis.length > 1 || known.count >= FREQUENT ? ANYWHERE : MAYBE_FIRST }
  if (!line.first) return undefined
  const code = begins || spoken ? asCode(it) : undefined
  if (code !== undefined && (spoken || known.label.length === 1)) return code
  const isItem = line.block.kind === 'verbatim' && !known.dashed
  if (isEstablished(it) && it.emphasis.length > 1) return spoken ? ANYWHERE : MAYBE_FIRST
  if ((maySay(words) || modal.test(words)) && !(isItem && /^\p{Lu}/u.test(words)))
    return opensSentence(words) ? ANYWHERE : MAYBE_FIRST
  // Nothing but a note.
  if (words === '' && isEstablished(it) && !isItem) return known.count >= OFTEN ? ANYWHERE : MAYBE_FIRST
  const isNoTitle = asCode(it) !== undefined ? begins : !isItem && !isTitle(words)
  if (isNoTitle && known.count >= (line.block.kind === 'verbatim' ? OFTEN : 2)) return MAYBE_FIRST
  return known.label.length > 1 && !isItem && !isTitle(words) ? AMONG_TURNS : undefined
}
