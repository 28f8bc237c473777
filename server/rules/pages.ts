import { headerDate, headerDatePage } from './headerDate.ts'
import { headerDuplicateKey, headerDuplicateKeyPage } from './headerDuplicateKey.ts'
import { headerKeyMissing, headerKeyMissingPage } from './headerKeyMissing.ts'
import { headerRulesPage } from './headerRules.ts'
import { headerSpeakersMissing, headerSpeakersMissingPage } from './headerSpeakersMissing.ts'
import { headerUnclosed, headerUnclosedPage } from './headerUnclosed.ts'
import { headerUnknownKey, headerUnknownKeyPage } from './headerUnknownKey.ts'
import { headerValueType, headerValueTypePage } from './headerValueType.ts'
import { headerYaml, headerYamlPage } from './headerYaml.ts'
import { ignoreUnknown, ignoreUnknownPage } from './ignoreUnknown.ts'
import { ignoreUnused, ignoreUnusedPage } from './ignoreUnused.ts'
import { noteUnclosed, noteUnclosedPage } from './noteUnclosed.ts'
import type { RulePage } from './rule.ts'
import { sectionLevel, sectionLevelPage } from './sectionLevel.ts'
import { speakerColonDoubled, speakerColonDoubledPage } from './speakerColonDoubled.ts'
import { speakerColonMissing, speakerColonMissingPage } from './speakerColonMissing.ts'
import { speakerColonSpacing, speakerColonSpacingPage } from './speakerColonSpacing.ts'
import { speakerColonWrong, speakerColonWrongPage } from './speakerColonWrong.ts'
import { speakerDuplicate, speakerDuplicatePage } from './speakerDuplicate.ts'
import { speakerEmphasisBroken, speakerEmphasisBrokenPage } from './speakerEmphasisBroken.ts'
import { speakerLabelEmpty, speakerLabelEmptyPage } from './speakerLabelEmpty.ts'
import { speakerMannerUnclosed, speakerMannerUnclosedPage } from './speakerMannerUnclosed.ts'
import { speakerMisspelt, speakerMisspeltPage } from './speakerMisspelt.ts'
import { speakerSilent, speakerSilentPage } from './speakerSilent.ts'
import { speakerSpelling, speakerSpellingPage } from './speakerSpelling.ts'
import { speakerUndeclared, speakerUndeclaredPage } from './speakerUndeclared.ts'
import { timeBackwards, timeBackwardsPage } from './timeBackwards.ts'
import { timeMalformed, timeMalformedPage } from './timeMalformed.ts'
import { turnEmpty, turnEmptyPage } from './turnEmpty.ts'

/** The page of each rule, by its code: what the documentation is made of, and the examples that are its tests. */
export const RULE_PAGES: ReadonlyMap<string, RulePage> = new Map([
  [headerUnclosed.code, headerUnclosedPage],
  [headerYaml.code, headerYamlPage],
  [headerDuplicateKey.code, headerDuplicateKeyPage],
  [headerUnknownKey.code, headerUnknownKeyPage],
  [headerValueType.code, headerValueTypePage],
  [headerDate.code, headerDatePage],
  ['header-rules', headerRulesPage],
  [headerKeyMissing.code, headerKeyMissingPage],
  [headerSpeakersMissing.code, headerSpeakersMissingPage],
  [speakerMisspelt.code, speakerMisspeltPage],
  [speakerSpelling.code, speakerSpellingPage],
  [speakerUndeclared.code, speakerUndeclaredPage],
  [speakerSilent.code, speakerSilentPage],
  [speakerDuplicate.code, speakerDuplicatePage],
  [speakerColonMissing.code, speakerColonMissingPage],
  [speakerColonWrong.code, speakerColonWrongPage],
  [speakerColonSpacing.code, speakerColonSpacingPage],
  [speakerColonDoubled.code, speakerColonDoubledPage],
  [speakerLabelEmpty.code, speakerLabelEmptyPage],
  [speakerEmphasisBroken.code, speakerEmphasisBrokenPage],
  [speakerMannerUnclosed.code, speakerMannerUnclosedPage],
  [turnEmpty.code, turnEmptyPage],
  [timeMalformed.code, timeMalformedPage],
  [timeBackwards.code, timeBackwardsPage],
  [noteUnclosed.code, noteUnclosedPage],
  [sectionLevel.code, sectionLevelPage],
  [ignoreUnknown.code, ignoreUnknownPage],
  [ignoreUnused.code, ignoreUnusedPage],
])
