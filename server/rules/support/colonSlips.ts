import { opensTurn } from '../../model/transcript.ts'
import type { Block } from '../../syntax/block.ts'
import type { Span } from '../../text/range.ts'
import { skipSpace } from '../../text/space.ts'
import type { Finding } from '../rule.ts'
import type { Facts, Habits } from './facts.ts'
import { lacksColon } from './missingColons.ts'
import { AMONG_TURNS, ANYWHERE, judgeByFile, MAYBE, MAYBE_FIRST, type Proviso, SURE } from './provisos.ts'
import { asCode, isShouted, OFTEN, restFrom, saidIn } from './saidByLabel.ts'
import { colonWithoutLabel, type SlipLine, slipLine } from './slipLine.ts'
import { maySay, opensSentence } from './spokenText.ts'
import { type TextLine, textLines } from './textLines.ts'
import { standsForColon } from './wrongMarks.ts'

/** A line that would open a turn, were it not for its colon or its label. */
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

type ColonSlip = Slip & { readonly proviso: Proviso }

const COLONS = ':：'
const SEMICOLONS = ';；\u037e\u2236\ua789'

/** Whether a label stands where one may: at the beginning of a paragraph, or told from prose by itself. */
const mayStand = (it: SlipLine, habits: Habits): boolean =>
  it.line.first ||
  habits.dense ||
  it.tagged ||
  (habits.alone && it.emphasis !== '') ||
  (it.known.traits.words > 1 && isShouted(it, habits))

/** Whether the initials of somebody who speaks often begin an item of a list, and speech follows. */
const isCodeInList = (it: SlipLine): boolean =>
  asCode(it) !== undefined &&
  it.known.count >= OFTEN &&
  maySay(saidIn(restFrom(it.line.block.text, it.next, it.line.end)))

/** The slip on one line, if there is one. */
const slipOf = (line: TextLine, { known, likely, habits }: Facts): ColonSlip | undefined => {
  const colon = habits.turns ? colonWithoutLabel(line) : undefined
  if (colon !== undefined) return { kind: 'empty', span: colon, proviso: SURE }
  const it = slipLine(line, known) ?? slipLine(line, likely)
  if (it === undefined) return undefined
  const { text } = line.block
  const char = text[it.next] ?? ''
  const isMarked = SEMICOLONS.includes(char) && opensSentence(text.slice(it.next + 1, line.end))
  const stands = mayStand(it, habits)
  // Within a paragraph, initials are worth a question.
  if (!stands && !isMarked && asCode(it) === undefined) return undefined
  const names = { label: it.known.label, span: it.label }
  // Lists are of other things than turns, but for those that some turns of this speaker stand in, and those of turns.
  const isOther = line.block.kind === 'verbatim' && it.dash && !habits.listed && !it.known.dashed && !isCodeInList(it)
  const placed = (proviso: Proviso): Proviso => {
    if (isOther) return proviso === SURE ? MAYBE : AMONG_TURNS
    return stands ? proviso : { ...proviso, doubtful: true }
  }
  const wrong = (certain: boolean, proviso: Proviso): ColonSlip => ({
    kind: 'wrong',
    ...names,
    mark: { start: it.end, end: it.next + 1 },
    certain,
    proviso: placed(proviso),
  })
  if (it.next < line.end) {
    let after = it.next + 1
    if (it.emphasis !== '' && !it.closed && text.startsWith(it.emphasis, after)) after += it.emphasis.length
    const said = skipSpace(text, after, line.end)
    const semicolon = SEMICOLONS.includes(char) && !COLONS.includes(text[after] ?? '')
    if (semicolon && (said < line.end || habits.alone)) {
      if (it.known.likely) return wrong(false, it.known.count > 1 ? ANYWHERE : MAYBE_FIRST)
      if (!stands) return wrong(false, MAYBE_FIRST)
      const isItem = isOther && !maySay(restFrom(text, said, line.end))
      return wrong(!isOther, isItem ? AMONG_TURNS : SURE)
    }
    const proviso = said < line.end ? standsForColon(it, habits, said) : undefined
    if (proviso !== undefined) return wrong(false, proviso)
  }
  const proviso = lacksColon(it, habits)
  if (proviso === undefined) return undefined
  const at = it.emphasis !== '' && habits.colonInside ? it.inside : it.end
  return { kind: 'missing', ...names, at, proviso: placed(proviso) }
}

const NONE: readonly never[] = []

/** The lines of a block that would open a turn but for a slip at the colon. */
const colonSlipsIn = (block: Block, facts: Facts): readonly ColonSlip[] => {
  const { habits, starts } = facts
  if (!facts.talks) return NONE
  let slips: ColonSlip[] | undefined
  for (const line of textLines(block, opensTurn(facts, block), habits)) {
    if (!starts.has(block.text[skipSpace(block.text, line.start, line.end)] ?? '')) continue
    const slip = slipOf(line, facts)
    if (slip === undefined) continue
    slips ??= []
    slips.push(slip)
  }
  return slips ?? NONE
}

/** What is found of the slips of one kind in a block; information where the rest of the file leaves them in doubt. */
export const slipFindings = <K extends Slip['kind']>(
  block: Block,
  facts: Facts,
  kind: K,
  found: (slip: Extract<Slip, { kind: K }>) => Finding,
): readonly Finding[] => {
  const slips = colonSlipsIn(block, facts)
  if (slips.length === 0) return NONE
  const unbroken = facts.habits.unbroken || block.kind === 'verbatim'
  const isOne = (slip: ColonSlip): slip is ColonSlip & Extract<Slip, { kind: K }> => slip.kind === kind
  return slips.filter(isOne).map(slip => ({
    ...found(slip),
    late: (transcript, { start: { line } }) => {
      // A list is of turns where those beside it are.
      const label = 'label' in slip ? slip.label : ''
      const judged = judgeByFile(slip.proviso, transcript, { line, label, unbroken })
      return judged === false ? undefined : judged === 'maybe' ? { severity: 'information' } : {}
    },
  }))
}
