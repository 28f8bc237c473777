import type { Resolutions } from '../../model/resolve.ts'
import { resolutionIn, type Transcript } from '../../model/transcript.ts'
import { type Block, BOUNDARY } from '../../syntax/block.ts'
import { isOneLine } from '../../syntax/position.ts'
import type { Measure } from '../../text/sequence.ts'
import { isSpace } from '../../text/space.ts'
import { type Summing, summingPer } from '../../text/summing.ts'
import { clockFormat } from './clockFormat.ts'
import { spacingOf } from './colonSpacing.ts'
import { caseOf, settingOf } from './labelStyle.ts'
import { tellsNow } from './spokenText.ts'

/** How many turns of a file are written in which way. */
export type TurnCounts = {
  turns: number
  /** Paragraphs and lists that begin no turn. */
  others: number
  /** Those with a colon. */
  colons: number
  /** Not after a blank line or another boundary. */
  dense: number
  /** In strong labels: the colon inside, outside. */
  inside: number
  outside: number
  /** In capitals, or in upper and lower case. */
  capitals: number
  mixed: number
  /** Times on speaker lines, by their format. */
  short: number
  hours: number
  paddedHours: number
  /** Of the short ones those below ten minutes, with and without a zero before. */
  minutes: number
  paddedMinutes: number
  listed: number
  /** Indented within a paragraph, as replies are beneath what they reply to. */
  nested: number
  /** With nothing said on the line of the label. */
  alone: number
  /** Of more than one line. */
  long: number
  /** Beginning in lower case; `telling`: telling what the speaker does. */
  lower: number
  telling: number
  tight: number
  before: number
  wide: number
}

const none = (): TurnCounts => ({
  turns: 0,
  others: 0,
  colons: 0,
  dense: 0,
  inside: 0,
  outside: 0,
  capitals: 0,
  mixed: 0,
  short: 0,
  hours: 0,
  paddedHours: 0,
  minutes: 0,
  paddedMinutes: 0,
  listed: 0,
  nested: 0,
  alone: 0,
  long: 0,
  lower: 0,
  telling: 0,
  tight: 0,
  before: 0,
  wide: 0,
})

const TEN_MINUTES = 600_000
/** So much of what is said is looked at for a verb and what follows it, in UTF-16 units. */
const LONGEST_VERB = 40

const TEXT: ReadonlySet<string> = new Set(['paragraph', 'opening', 'verbatim'])

const addTurn = (counts: TurnCounts, block: Block): void => {
  const parts = block.opening
  if (parts === undefined) return
  counts.turns++
  if (block.before !== BOUNDARY) counts.dense++
  if (parts.dash) counts.listed++
  else if (block.before !== BOUNDARY && isSpace(block.text.charCodeAt(0))) counts.nested++
  if (parts.body >= parts.end) counts.alone++
  if (!isOneLine(block)) counts.long++
  const said = block.text.slice(parts.body, Math.min(parts.end, parts.body + LONGEST_VERB))
  if (/^\p{Ll}/u.test(said)) {
    counts.lower++
    if (tellsNow(said)) counts.telling++
  }
  if (parts.time !== undefined) {
    const format = clockFormat(block.text.slice(parts.time.start, parts.time.end), parts.time.ms)
    if (format !== undefined) counts[format]++
    if (format === 'minutes') counts.short++
    if (format === 'short' && parts.time.ms < TEN_MINUTES) counts.paddedMinutes++
  }
  if (parts.colon === undefined) return
  counts.colons++
  for (const { kind } of spacingOf(block)) counts[kind]++
  const letters = caseOf(block)
  if (letters !== 'none') counts[letters]++
  const setting = settingOf(block)
  if (setting === 'inside' || setting === 'outside') counts[setting]++
}

const add = (counts: TurnCounts, more: TurnCounts): void => {
  counts.turns += more.turns
  counts.others += more.others
  counts.colons += more.colons
  counts.dense += more.dense
  counts.inside += more.inside
  counts.outside += more.outside
  counts.capitals += more.capitals
  counts.mixed += more.mixed
  counts.short += more.short
  counts.hours += more.hours
  counts.paddedHours += more.paddedHours
  counts.minutes += more.minutes
  counts.paddedMinutes += more.paddedMinutes
  counts.listed += more.listed
  counts.nested += more.nested
  counts.alone += more.alone
  counts.long += more.long
  counts.lower += more.lower
  counts.telling += more.telling
  counts.tight += more.tight
  counts.before += more.before
  counts.wide += more.wide
}

const countingBy = summingPer(
  (resolutions: Resolutions): Measure<Block, TurnCounts> => ({
    leaf: blocks => {
      const counts = none()
      for (const block of blocks) {
        const resolution = resolutionIn(resolutions, block)
        if (resolution !== undefined && resolution.kind !== 'rejected') addTurn(counts, block)
        else if (block.before === BOUNDARY && TEXT.has(block.kind)) counts.others++
      }
      return counts
    },
    join: parts => {
      const counts = none()
      for (const part of parts) add(counts, part)
      return counts
    },
  }),
)

/** The counts of a transcript's turns: a sum over its blocks. */
export const countingTurns = ({ resolutions }: Transcript): Summing<Block, TurnCounts> => countingBy(resolutions)
