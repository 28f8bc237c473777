import { keptByLabels } from '../../model/keptByLabels.ts'
import type { Transcript } from '../../model/transcript.ts'
import { finish, type Steps } from '../../text/steps.ts'
import { declaredVerdicts } from './declaredVerdicts.ts'
import { slipsForFrequent } from './frequentSlips.ts'
import { fullBudget } from './near.ts'
import { spellingVerdicts } from './spellingVerdicts.ts'
import type { Verdict, Verdicts } from './verdict.ts'

const known = keptByLabels<Verdicts>()

/**
 * What is wrong with the labels of a transcript, worked out once for them. The spans of speakers in it may be
 * those of an earlier version of the header.
 */
export const verdictsOf = (transcript: Transcript): Verdicts => finish(verdictSteps(transcript))

/** The same in small steps: a file may have a label on each line, and each another. */
export function* verdictSteps(transcript: Transcript): Steps<Verdicts> {
  const kept = known.get(transcript)
  if (kept !== undefined) return kept
  const verdicts = new Map<string, Verdict>()
  const budget = fullBudget()
  if (transcript.speakers.length > 0 || transcript.roster !== undefined)
    yield* declaredVerdicts(transcript, verdicts, budget)
  yield* spellingVerdicts(transcript, verdicts)
  yield* slipsForFrequent(transcript, verdicts, budget)
  known.set(transcript, verdicts)
  return verdicts
}
