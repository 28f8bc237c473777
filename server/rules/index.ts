import type { Transcript } from '../model/transcript.ts'
import { finish } from '../text/steps.ts'
import { checking } from './check.ts'
import { headerDate } from './headerDate.ts'
import { headerDuplicateKey } from './headerDuplicateKey.ts'
import { headerSpeakersMissing } from './headerSpeakersMissing.ts'
import { headerUnclosed } from './headerUnclosed.ts'
import { headerUnknownKey } from './headerUnknownKey.ts'
import { headerValueType } from './headerValueType.ts'
import { headerYaml } from './headerYaml.ts'
import { noteUnclosed } from './noteUnclosed.ts'
import type { Problem, Rule } from './rule.ts'
import type { Severities } from './severities.ts'
import { speakerColonDoubled } from './speakerColonDoubled.ts'
import { speakerColonMissing } from './speakerColonMissing.ts'
import { speakerColonSpacing } from './speakerColonSpacing.ts'
import { speakerColonWrong } from './speakerColonWrong.ts'
import { speakerDuplicate } from './speakerDuplicate.ts'
import { speakerEmphasisBroken } from './speakerEmphasisBroken.ts'
import { speakerLabelEmpty } from './speakerLabelEmpty.ts'
import { speakerMannerUnclosed } from './speakerMannerUnclosed.ts'
import { speakerMisspelt } from './speakerMisspelt.ts'
import { speakerSilent } from './speakerSilent.ts'
import { speakerSpelling } from './speakerSpelling.ts'
import { speakerUndeclared } from './speakerUndeclared.ts'
import { timeBackwards } from './timeBackwards.ts'
import { timeMalformed } from './timeMalformed.ts'
import { turnEmpty } from './turnEmpty.ts'

export { MOST_PROBLEMS } from './check.ts'
export type { Fix, Problem, Rule, Safety, Severity } from './rule.ts'
export type { Severities } from './severities.ts'
export { ruleUrl } from './url.ts'

/** The table of rules: adding one is a file and a row. */
export const RULES: readonly Rule[] = [
  headerUnclosed,
  headerYaml,
  headerDuplicateKey,
  headerUnknownKey,
  headerValueType,
  headerDate,
  headerSpeakersMissing,
  speakerMisspelt,
  speakerSpelling,
  speakerUndeclared,
  speakerSilent,
  speakerDuplicate,
  speakerColonMissing,
  speakerColonWrong,
  speakerColonSpacing,
  speakerColonDoubled,
  speakerLabelEmpty,
  speakerEmphasisBroken,
  speakerMannerUnclosed,
  turnEmpty,
  timeMalformed,
  timeBackwards,
  noteUnclosed,
]

/** Checks a transcript in small steps, by all rules; the problems are sorted by place. */
export const checkSteps = checking(RULES)

/** All problems of a transcript, sorted by place. Never throws. */
export const checkTranscript = (transcript: Transcript, severities: Severities = {}): readonly Problem[] =>
  finish(checkSteps(transcript, severities))
