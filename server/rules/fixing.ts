import type { Roster } from '../model/roster.ts'
import { transcriptSteps } from '../model/transcript.ts'
import { parseSteps } from '../syntax/pieces.ts'
import { type Change, changed, composed } from '../text/changes.ts'
import { lineStarts } from '../text/lines.ts'
import type { Position } from '../text/range.ts'
import { firstFrom } from '../text/search.ts'
import type { Steps } from '../text/steps.ts'
import { checkSteps, type Surroundings } from './index.ts'
import type { Fix, Problem } from './rule.ts'

/** A text as repaired. */
export type Fixed = {
  readonly text: string
  /** What was changed in the text as it was. */
  readonly changes: readonly Change[]
  /** How many problems were repaired, and those that are left. */
  readonly count: number
  readonly left: readonly Problem[]
}

/** Which fix of a problem is to be applied, if any. */
export type Wanted = (problem: Problem) => Fix | undefined

/** The first fix of a problem, if it is safe. */
export const safeFix: Wanted = ({ fixes: [first] }) => (first?.safety === 'safe' ? first : undefined)

/** A repair may bring to light another problem; after so many rounds it is left at that. */
const MOST_ROUNDS = 50

const offsetIn = (starts: readonly number[], length: number, { line, character }: Position): number =>
  Math.min((starts[line] ?? length) + character, length)

const byPlace = (a: Change, b: Change): number => a.start - b.start || a.end - b.end

/** The changes of one round: the wanted fixes that are not in each other's way. */
const chosen = (text: string, problems: readonly Problem[], wanted: Wanted): { changes: Change[]; count: number } => {
  const starts = lineStarts(text)
  const taken: Change[] = []
  let count = 0
  for (const problem of problems) {
    const fix = wanted(problem)
    if (fix === undefined) continue
    const changes = fix.edits.map(({ range, newText }) => ({
      start: offsetIn(starts, text.length, range.start),
      end: offsetIn(starts, text.length, range.end),
      newText,
    }))
    // Places that touch are in each other's way too: what stands there is another text after the first change.
    const clash = changes.some(one => overlaps(taken, one))
    if (clash) continue
    taken.push(...changes)
    taken.sort(byPlace)
    count++
  }
  return { changes: taken, count }
}

/** Whether a change touches one of a sorted list. */
const overlaps = (sorted: readonly Change[], { start, end }: Change): boolean => {
  const next = sorted[firstFrom(sorted, one => one.end < start)]
  return next !== undefined && next.start <= end
}

/** Repairs a text by the wanted fixes, again and again until none is left; in small steps. */
export function* fixing(text: string, wanted: Wanted, surroundings?: Surroundings, roster?: Roster): Steps<Fixed> {
  let fixed: Fixed = { text, changes: [], count: 0, left: [] }
  for (let round = 0; round <= MOST_ROUNDS; round++) {
    const transcript = yield* transcriptSteps(yield* parseSteps(fixed.text), roster)
    const problems = yield* checkSteps(transcript, surroundings)
    const { changes, count } = chosen(fixed.text, problems, wanted)
    fixed = { ...fixed, left: problems }
    if (count === 0 || round === MOST_ROUNDS) break
    fixed = {
      ...fixed,
      text: changed(fixed.text, changes),
      changes: composed(text.length, fixed.changes, changes),
      count: fixed.count + count,
    }
  }
  return fixed
}
