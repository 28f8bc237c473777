import type { Transcript } from '../../model/transcript.ts'
import type { Block } from '../../syntax/block.ts'
import { bareTimeAt } from '../../syntax/time.ts'
import type { Span } from '../../text/range.ts'
import { isSpace, skipSpace } from '../../text/space.ts'
import type { Finding } from '../rule.ts'
import { isAmongTurns, isBetweenOthers } from './company.ts'
import { type Facts, type Habits, opensTurnIn } from './facts.ts'
import type { KnownLabel } from './knownLabels.ts'
import { colonWithoutLabel, type SlipLine, slipLine } from './slipLine.ts'
import { firstTurnLine, firstWord, hasWord, isSpokenText, opensSentence, speaks, tells } from './spokenText.ts'
import { type TextLine, textLines } from './textLines.ts'

/** What must hold in the rest of the file for a slip to be one. */
type Proviso = {
  /** The first turn stands before: until then, names are in titles and lists. */
  readonly afterFirst?: true
  /** The file has this word in lower case, so that it is no surname. */
  readonly word?: string
  /** What stands before and after it opens turns. */
  readonly amongTurns?: true
  /** The turns before and after it are others'. */
  readonly alternating?: true
  /** It may well be something else: worth a question, not an alarm. */
  readonly doubtful?: true
}

/** A line that would open a turn, were it not for its colon or its label. */
type ColonSlip = Proviso & Slip

type Slip =
  /** `at`: where the colon is missing. */
  | { readonly kind: 'missing'; readonly label: string; readonly span: Span; readonly at: number }
  /** `mark`: what stands in the colon's place, blanks before it included. */
  | {
      readonly kind: 'wrong'
      readonly label: string
      readonly span: Span
      readonly mark: Span
      readonly certain: boolean
    }
  /** A colon with no label before it. */
  | { readonly kind: 'empty'; readonly span: Span }

const SURE: Proviso = {}
const LATER: Proviso = { afterFirst: true }
const MAYBE: Proviso = { afterFirst: true, doubtful: true }
const AMONG_TURNS: Proviso = { amongTurns: true, doubtful: true }
/** At the beginning of a paragraph, wherever that stands. */
const ANYWHERE: Proviso = { doubtful: true }
const ALTERNATING: Proviso = { alternating: true, doubtful: true }

const COLONS = ':：'
const SEMICOLONS = ';；\u037e\u2236\ua789'
const DASHES = '-–—'

const capital = /^[\s"“‘'«¿¡([…*_`]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u
/** Notes, times and dots before what is said. */
const preliminaries = /^(?:\\?\[[^\]\r\n]{0,80}\]|\([^)\r\n]{0,80}\)+|[-–—….+<\s])+/u
/** `MM + YK will meet`: somebody else follows. */
const joined = /^[+&/,]/u
const interrupted = /^\s*(?:[-–—]\s|[-–—]{2}|…|\.\.)/u
/** Scripts that are written without blanks. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u

/** Whether words after a label may be what somebody says, and hardly what he does. */
const goesOn = (rest: string): boolean => speaks(rest) && !tells(rest)

/** So much of what follows a label is looked at, in UTF-16 units. */
const LOOK = 300
const restFrom = (text: string, from: number, limit: number): string => text.slice(from, Math.min(limit, from + LOOK))

/** Two words or more that look like somebody's name or office: hardly a paragraph begins with them by chance. */
const isFullName = ({ traits }: KnownLabel): boolean => traits.form === 'name' && traits.words > 1

/** Whether a label is known well: declared, or before several turns; for a full name one is enough. */
const isEstablished = ({ known, line }: SlipLine): boolean =>
  known.declared || known.count >= 2 || (known.count === 1 && line.first && isFullName(known))

/** Whether a label is told from prose by its capitals: `THE PRESIDENT`. */
const isShouted = ({ known }: SlipLine, { style }: Habits): boolean =>
  style.capitals && /^[^\p{Ll}]*\p{Lu}{3}[^\p{Ll}]*$/u.test(known.label)

/**
 * What has to hold for a label that hardly anything else begins a paragraph with: initials, question marks, one letter of a
 * pair as `Q` and `A` are; undefined for other labels.
 */
const asCode = ({ known: { traits, label } }: SlipLine): Proviso | undefined => {
  if (traits.form === 'unknown') return ANYWHERE
  if (traits.form !== 'initials' || traits.metadata) return undefined
  return label.length > 1 ? ANYWHERE : traits.generic ? ALTERNATING : undefined
}

/** What has to hold for the words after a label to be said by it, where nothing else tells; undefined: they are not. */
const byCompany = (it: SlipLine, rest: string, habits: Habits): Proviso | undefined => {
  const { line, known } = it
  if (!line.first && !habits.dense && !it.tagged) return undefined
  const glued = it.next === it.end && unspaced.test(rest.charAt(0)) && known.traits.form !== 'caseless'
  if (it.tagged || (glued && known.count >= 2)) return MAYBE
  const code = line.first ? asCode(it) : undefined
  const said = rest.replace(preliminaries, '')
  const isList = line.block.kind === 'verbatim' && !known.dashed
  const isSaid = capital.test(said)
    ? !tells(said) && (isSpokenText(said) || opensSentence(said))
    : known.label.length > 1 && goesOn(said)
  if (code !== undefined && isSaid && !isList && !joined.test(rest)) return code
  if (isShouted(it, habits) && line.first) return MAYBE
  return maySpeak(it, rest, habits) ? AMONG_TURNS : undefined
}

/** Whether the words after a label at the beginning of a paragraph may be said by it, if all around it are turns. */
const maySpeak = ({ known: { label, traits, dashed }, line }: SlipLine, rest: string, { lower }: Habits): boolean => {
  // In a script without blanks a label of one letter may be the beginning of a word: only its company tells.
  if (unspaced.test(rest.charAt(0))) return true
  const said = rest.replace(preliminaries, '')
  if (said === '') return label.length > 1 || label === 'Q'
  if (capital.test(said)) return label.length === 1 || traits.generic || traits.form === 'initials' || speaks(said)
  // Who was interrupted goes on in the middle of a sentence.
  if (interrupted.test(rest)) return traits.words > 1
  if (label.length === 1) return false
  // In prose a name may begin a sentence: in a list whose other items are turns it hardly does.
  if (line.first && goesOn(said) && (traits.form === 'handle' || (dashed && line.block.kind === 'verbatim')))
    return true
  if (!lower) return false
  return traits.form === 'initials' || traits.form === 'handle' || traits.words === 1
}

/** What has to hold for another mark at `it.next` to stand for the colon; undefined: nothing. */
const standsForColon = (it: SlipLine, habits: Habits, said: number): Proviso | undefined => {
  const { line, known, end, next } = it
  const { text } = line.block
  const { traits, label, count } = known
  const char = text[next] ?? ''
  const rest = restFrom(text, said, line.end)
  const spaced = isSpace(text.charCodeAt(said - 1)) || unspaced.test(rest.charAt(0))
  const attached = next === end || habits.before
  const begins = capital.test(rest) || (habits.lower && line.first)
  const established = isEstablished(it)
  if (char === '.') {
    if (!spaced) return undefined
    if (attached && established && (label.length > 1 || (label === 'Q' && count >= 3))) {
      if (begins && (traits.words > 1 || traits.form === 'initials' || line.first)) return SURE
      if (line.first && speaks(rest)) return MAYBE
    }
    const code = attached && line.first ? asCode(it) : undefined
    if (code !== undefined) return code
    if (attached && line.first && begins && traits.form === 'name') return MAYBE
  } else if (char === ',') {
    const initials = next === end && spaced && traits.form === 'initials' && label.length > 1
    return established && initials && line.first && capital.test(rest) && opensSentence(rest) ? SURE : undefined
  } else if (DASHES.includes(char)) {
    if (!(spaced || char !== '-')) return undefined
    if (established && begins && isSpokenText(rest)) return opensSentence(rest) && line.first ? SURE : LATER
    const code = line.first && (begins || isSpokenText(rest)) ? asCode(it) : undefined
    if (code !== undefined && (isSpokenText(rest) || known.label.length === 1)) return code
    if (line.first && speaks(rest)) return opensSentence(rest) ? ANYWHERE : MAYBE
  } else return undefined
  return byCompany(it, rest, habits)
}

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
  if (!speaks(rest)) return undefined
  if (capital.test(rest) && !/^\p{N}/u.test(rest)) return MAYBE
  // In lower case only where it is speech, or the label no word of a sentence.
  if (opensSentence(rest) || traits.form === 'initials') return MAYBE
  return line.block.kind === 'verbatim' && goesOn(rest) ? MAYBE : undefined
}

/** What has to hold for a label that nothing follows, or words do, to lack its colon. */
const lacksColon = (it: SlipLine, habits: Habits): Proviso | undefined => {
  const { line, emphasis, closed, bracketed, end, next } = it
  const { text } = line.block
  if (emphasis !== '' && !closed) return undefined
  if (next >= line.end && !bracketed) {
    if (habits.alone) return isAlone(it) ? MAYBE : undefined
    if (!line.first || line.block.kind === 'verbatim') return undefined
    return it.known.traits.form === 'initials' || isFullName(it.known) ? AMONG_TURNS : undefined
  }
  const follows = next > end || closed
  if (follows && !bracketed && isEstablished(it)) {
    const proviso = missesColon(it) ?? mayMissColon(it)
    if (proviso !== undefined) return proviso
  }
  const rest = restFrom(text, next, line.end)
  return follows || bracketed || unspaced.test(rest.charAt(0)) ? byCompany(it, rest, habits) : undefined
}

/** Whether a label by itself on a line is no word that a line of prose may end with. */
const isAlone = ({ known: { traits, label }, emphasis }: SlipLine): boolean =>
  emphasis !== '' || traits.words > 1 || (label.length > 2 && !traits.metadata)

/** The slip on one line, if there is one. */
const slipOf = (line: TextLine, { known, habits }: Facts): ColonSlip | undefined => {
  const colon = colonWithoutLabel(line)
  if (colon !== undefined) return { kind: 'empty', span: colon }
  const it = slipLine(line, known)
  if (it === undefined || !(line.first || habits.dense || it.tagged)) return undefined
  const { text } = line.block
  const names = { label: it.known.label, span: it.label }
  const char = text[it.next] ?? ''
  // Lists are of other things than turns, but for those that some turns of this speaker stand in.
  const isOther = line.block.kind === 'verbatim' && it.dash && !habits.listed && !it.known.dashed
  if (isOther && !SEMICOLONS.includes(char)) return undefined
  const orNone: Proviso = isOther ? AMONG_TURNS : SURE
  const wrong = (certain: boolean, proviso: Proviso): ColonSlip => ({
    kind: 'wrong',
    ...names,
    mark: { start: it.end, end: it.next + 1 },
    certain,
    ...proviso,
  })
  if (it.next < line.end) {
    let after = it.next + 1
    if (it.emphasis !== '' && !it.closed && text.startsWith(it.emphasis, after)) after += it.emphasis.length
    const said = skipSpace(text, after, line.end)
    const semicolon = SEMICOLONS.includes(char) && !COLONS.includes(text[after] ?? '')
    if (semicolon && (said < line.end || habits.alone)) return wrong(!isOther, orNone)
    const proviso = said < line.end ? standsForColon(it, habits, said) : undefined
    if (proviso !== undefined) return wrong(false, proviso)
  }
  const proviso = lacksColon(it, habits)
  if (proviso === undefined) return undefined
  return { kind: 'missing', ...names, at: it.emphasis !== '' && habits.colonInside ? it.inside : it.end, ...proviso }
}

/** The lines of a block that would open a turn but for a slip at the colon. */
const colonSlipsIn = (block: Block, facts: Facts): readonly ColonSlip[] => {
  const { habits, starts } = facts
  if (!habits.turns) return []
  const slips: ColonSlip[] = []
  for (const line of textLines(block, opensTurnIn(facts, block), habits.linewise)) {
    if (!starts.has(block.text[skipSpace(block.text, line.start, line.end)] ?? '')) continue
    const slip = slipOf(line, facts)
    if (slip !== undefined) slips.push(slip)
  }
  return slips
}

/** Whether a slip found on line `line` of the file is one, by the rest of it; `maybe`: it is worth a question. */
const judgeSlip = (slip: ColonSlip, transcript: Transcript, line: number): boolean | 'maybe' => {
  const holds =
    (slip.afterFirst === undefined || line > firstTurnLine(transcript)) &&
    (slip.word === undefined || hasWord(transcript, slip.word)) &&
    (slip.amongTurns === undefined || isAmongTurns(transcript, line)) &&
    (slip.alternating === undefined || isBetweenOthers(transcript, line, slip.kind === 'empty' ? '' : slip.label))
  if (holds) return slip.doubtful ? 'maybe' : true
  return (slip.afterFirst || slip.word !== undefined) && isAmongTurns(transcript, line) ? 'maybe' : false
}

/** What is found of the slips of one kind in a block; information where the rest of the file leaves them in doubt. */
export const slipFindings = <K extends Slip['kind']>(
  block: Block,
  facts: Facts,
  kind: K,
  found: (slip: Extract<Slip, { kind: K }>) => Finding,
): readonly Finding[] => {
  const isOne = (slip: ColonSlip): slip is Proviso & Extract<Slip, { kind: K }> => slip.kind === kind
  return colonSlipsIn(block, facts)
    .filter(isOne)
    .map(slip => ({
      ...found(slip),
      late: (transcript, range) => {
        const judged = judgeSlip(slip, transcript, range.start.line)
        return judged === false ? undefined : judged === 'maybe' ? { severity: 'information' } : {}
      },
    }))
}
