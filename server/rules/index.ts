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
import { headerUnopened } from './headerUnopened.ts'
import { headerValueType } from './headerValueType.ts'
import { headerYaml } from './headerYaml.ts'
import { ignoreUnknown } from './ignoreUnknown.ts'
import { ignoreUnused } from './ignoreUnused.ts'
import { noteBrackets } from './noteBrackets.ts'
import { noteCase } from './noteCase.ts'
import { noteEnd } from './noteEnd.ts'
import { noteForbidden } from './noteForbidden.ts'
import { noteGapTime } from './noteGapTime.ts'
import { noteMisspelt } from './noteMisspelt.ts'
import { noteUnclosed } from './noteUnclosed.ts'
import { noteUnlisted } from './noteUnlisted.ts'
import type { Problem, Rule } from './rule.ts'
import { sectionLevel } from './sectionLevel.ts'
import { speakerAmbiguous } from './speakerAmbiguous.ts'
import { speakerBlank } from './speakerBlank.ts'
import { speakerColonDoubled } from './speakerColonDoubled.ts'
import { speakerColonMissing } from './speakerColonMissing.ts'
import { speakerColonSpacing } from './speakerColonSpacing.ts'
import { speakerColonWrong } from './speakerColonWrong.ts'
import { speakerDuplicate } from './speakerDuplicate.ts'
import { speakerElsewhere } from './speakerElsewhere.ts'
import { speakerEmphasisBroken } from './speakerEmphasisBroken.ts'
import { speakerLabelEmpty } from './speakerLabelEmpty.ts'
import { speakerLong } from './speakerLong.ts'
import { speakerManner } from './speakerManner.ts'
import { speakerMannerUnclosed } from './speakerMannerUnclosed.ts'
import { speakerMisspelt } from './speakerMisspelt.ts'
import { speakerPlaceholder } from './speakerPlaceholder.ts'
import { speakerSilent } from './speakerSilent.ts'
import { speakerSpelling } from './speakerSpelling.ts'
import { speakerStyle } from './speakerStyle.ts'
import { speakerUndeclared } from './speakerUndeclared.ts'
import { forgetFacts } from './support/facts.ts'
import { textColloquial } from './textColloquial.ts'
import { textFiller } from './textFiller.ts'
import { textFurniture } from './textFurniture.ts'
import { textLineEnds } from './textLineEnds.ts'
import { textLong } from './textLong.ts'
import { textQuotes } from './textQuotes.ts'
import { textRepeated } from './textRepeated.ts'
import { textSpacing } from './textSpacing.ts'
import { textTrailing } from './textTrailing.ts'
import { textWrapped } from './textWrapped.ts'
import { timeBackwards } from './timeBackwards.ts'
import { timeFormat } from './timeFormat.ts'
import { timeMalformed } from './timeMalformed.ts'
import { timeMissing } from './timeMissing.ts'
import { timeOutside } from './timeOutside.ts'
import { turnEmpty } from './turnEmpty.ts'
import { turnJoint } from './turnJoint.ts'
import { turnRepeated } from './turnRepeated.ts'
import { turnUnlabelled } from './turnUnlabelled.ts'

export { MOST_PROBLEMS } from './check.ts'
export type { Config, Surroundings } from './config.ts'
export type { Fix, Problem, Rule, Safety, Severity } from './rule.ts'
export { ruleUrl } from './url.ts'

/** The table of rules: adding one is a file and a row. */
export const RULES: readonly Rule[] = [
  headerUnclosed,
  headerUnopened,
  headerYaml,
  headerDuplicateKey,
  headerUnknownKey,
  headerValueType,
  headerDate,
  headerRules(() => RULES),
  headerKeyMissing,
  headerSpeakersMissing,
  speakerMisspelt,
  speakerElsewhere,
  speakerSpelling,
  speakerAmbiguous,
  speakerUndeclared,
  speakerSilent,
  speakerPlaceholder,
  speakerDuplicate,
  speakerColonMissing,
  speakerColonWrong,
  speakerColonSpacing,
  speakerColonDoubled,
  speakerBlank,
  speakerLabelEmpty,
  speakerEmphasisBroken,
  speakerStyle,
  speakerMannerUnclosed,
  speakerManner,
  speakerLong,
  turnEmpty,
  turnJoint,
  turnRepeated,
  turnUnlabelled,
  timeMalformed,
  timeFormat,
  timeBackwards,
  timeOutside,
  timeMissing,
  noteUnclosed,
  noteMisspelt,
  noteBrackets,
  noteCase,
  noteForbidden,
  noteUnlisted,
  noteGapTime,
  noteEnd,
  textFiller,
  textRepeated,
  textColloquial,
  textSpacing,
  textTrailing,
  textLineEnds,
  textQuotes,
  textLong,
  textWrapped,
  textFurniture,
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
  configFor(transcript, surroundings).check(transcript, surroundings?.slips)

/** The same without what is kept of files that were checked before. */
export const checkAfresh = (transcript: Transcript): Steps<readonly Problem[]> => {
  forgetFacts()
  return checkSteps(transcript)
}

/** All problems of a transcript, sorted by place. Never throws. */
export const checkTranscript = (transcript: Transcript, surroundings?: Surroundings): readonly Problem[] =>
  finish(checkSteps(transcript, surroundings))
