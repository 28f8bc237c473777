import { isParticle } from '../../model/lexicon.ts'
import type { Habits } from './facts.ts'
import { AMONG_TURNS, ANYWHERE, LATER, MAYBE, type Proviso, SURE } from './provisos.ts'
import { asCode, byCompany, capital, isApart, isEstablished, isFullName, restFrom, saidIn } from './saidByLabel.ts'
import type { SlipLine } from './slipLine.ts'
import { isSpokenText, opensSentence, speaks } from './spokenText.ts'

const DASHES = '-–—'

/** What has to hold for another mark at `it.next` to stand for the colon; undefined: nothing. */
export const standsForColon = (it: SlipLine, habits: Habits, said: number): Proviso | undefined => {
  const { line, next } = it
  const rest = restFrom(line.block.text, said, line.end)
  const char = line.block.text[next] ?? ''
  if (char === '.') return stopForColon(it, habits, rest, said) ?? byCompanyOf(it, habits, rest, said)
  if (char === ',') return commaForColon(it, rest, said)
  return DASHES.includes(char)
    ? (dashForColon(it, habits, rest, said) ?? byCompanyOf(it, habits, rest, said))
    : undefined
}

const byCompanyOf = (it: SlipLine, habits: Habits, rest: string, said: number): Proviso | undefined =>
  isApart(it.line.block.text, said, rest) || !'.-'.includes(it.line.block.text[it.next] ?? ' ')
    ? byCompany(it, rest, habits)
    : undefined

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
    return established && isLabel && line.first && /^\p{Lu}\p{Ll}*\s/u.test(rest) && isSpokenText(rest)
      ? MAYBE
      : undefined
  }
  if (established && (label.length > 1 || (label === 'Q' && count >= 3))) {
    if (begins && (traits.words > 1 || traits.form === 'initials' || line.first)) return SURE
    if (line.first && speaks(rest)) return MAYBE
  }
  const code = line.first ? asCode(it) : undefined
  if (code !== undefined) return code
  if (!line.first || label.length < 2) return undefined
  if (begins && traits.form === 'name') return MAYBE
  // No sentence about somebody has a full stop behind his name.
  const isName = traits.form === 'name' || traits.form === 'handle'
  return isName && isSpokenText(saidIn(rest)) ? (established ? MAYBE : AMONG_TURNS) : undefined
}

/** Whether all words of a text have capitals, but for such as stand between names: `Minister of Finance`. */
const isTitle = (text: string): boolean =>
  /\p{L}/u.test(text) && text.split(/\s+/u).every(word => /^[^\p{L}]*(?:\p{Lu}|$)/u.test(word) || isParticle(word))

const commaForColon = (it: SlipLine, rest: string, said: number): Proviso | undefined => {
  const { line, known, end, next } = it
  const initials = known.traits.form === 'initials' && known.label.length > 1
  const attached = next === end && isApart(line.block.text, said, rest)
  return isEstablished(it) && initials && attached && line.first && capital.test(rest) && opensSentence(rest)
    ? SURE
    : undefined
}

const dashForColon = (it: SlipLine, habits: Habits, rest: string, said: number): Proviso | undefined => {
  const { line, known, next } = it
  const { text } = line.block
  if (!isApart(text, said, rest) && text[next] === '-') return undefined
  const words = saidIn(rest)
  const begins = capital.test(words) || (habits.lower && line.first)
  const spoken = isSpokenText(words)
  if (isEstablished(it) && begins && spoken) return opensSentence(words) && line.first ? SURE : LATER
  if (!line.first) return undefined
  const code = begins || spoken ? asCode(it) : undefined
  if (code !== undefined && (spoken || known.label.length === 1)) return code
  if (speaks(words)) return opensSentence(words) ? ANYWHERE : MAYBE
  if (begins && asCode(it) !== undefined && known.count >= 3) return MAYBE
  return known.label.length > 1 && line.block.kind !== 'verbatim' && !isTitle(words) ? AMONG_TURNS : undefined
}
