import type { Transcript } from '../model/transcript.ts'
import { finish, type Steps } from '../text/steps.ts'
import { type Config, configuring, NO_SURROUNDINGS, type Surroundings } from './config.ts'
import { headerDate } from './headerDate.ts'
import { headerDuplicateKey } from './headerDuplicateKey.ts'
import { headerKeyMissing } from './headerKeyMissing.ts'
import { headerRules } from './headerRules.ts'
import { headerSpeakersMissing } from './headerSpeakersMissing.ts'
import { headerUnclosed } from './headerUnclosed.ts'
import { headerUnknownKey } from './headerUnknownKey.ts'
import { headerValueType } from './headerValueType.ts'
import { headerYaml } from './headerYaml.ts'
import { ignoreUnknown } from './ignoreUnknown.ts'
import { ignoreUnused } from './ignoreUnused.ts'
import { noteUnclosed } from './noteUnclosed.ts'
import type { Problem, Rule } from './rule.ts'
import { sectionLevel } from './sectionLevel.ts'
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
export type { Config, Surroundings } from './config.ts'
export type { Fix, Problem, Rule, Safety, Severity } from './rule.ts'
export { ruleUrl } from './url.ts'

/** The table of rules: adding one is a file and a row. */
export const RULES: readonly Rule[] = [
  headerUnclosed,
  headerYaml,
  headerDuplicateKey,
  headerUnknownKey,
  headerValueType,
  headerDate,
  headerRules(() => RULES),
  headerKeyMissing,
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
  sectionLevel,
  ignoreUnknown,
  ignoreUnused,
]

const configOf = configuring(RULES)

/** Which rules check a transcript, and how: by its header, and by what surrounds it. */
export const configFor = (transcript: Transcript, surroundings: Surroundings = NO_SURROUNDINGS): Config =>
  configOf(transcript, surroundings)

/** Checks a transcript in small steps; the problems are sorted by place. */
export const checkSteps = (transcript: Transcript, surroundings?: Surroundings): Steps<readonly Problem[]> =>
  configFor(transcript, surroundings).check(transcript)

/** All problems of a transcript, sorted by place. Never throws. */
export const checkTranscript = (transcript: Transcript, surroundings?: Surroundings): readonly Problem[] =>
  finish(checkSteps(transcript, surroundings))
