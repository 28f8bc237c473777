import { headerDate, headerDatePage } from './headerDate.ts'
import { headerDuplicateKey, headerDuplicateKeyPage } from './headerDuplicateKey.ts'
import { headerKeyMissing, headerKeyMissingPage } from './headerKeyMissing.ts'
import { headerRulesPage } from './headerRules.ts'
import { headerSpeakersMissing, headerSpeakersMissingPage } from './headerSpeakersMissing.ts'
import { headerUnclosed, headerUnclosedPage } from './headerUnclosed.ts'
import { headerUnknownKey, headerUnknownKeyPage } from './headerUnknownKey.ts'
import { headerUnopened, headerUnopenedPage } from './headerUnopened.ts'
import { headerValueType, headerValueTypePage } from './headerValueType.ts'
import { headerYaml, headerYamlPage } from './headerYaml.ts'
import { ignoreUnknown, ignoreUnknownPage } from './ignoreUnknown.ts'
import { ignoreUnused, ignoreUnusedPage } from './ignoreUnused.ts'
import { noteBrackets, noteBracketsPage } from './noteBrackets.ts'
import { noteCase, noteCasePage } from './noteCase.ts'
import { noteEnd, noteEndPage } from './noteEnd.ts'
import { noteForbidden, noteForbiddenPage } from './noteForbidden.ts'
import { noteGapTime, noteGapTimePage } from './noteGapTime.ts'
import { noteMisspelt, noteMisspeltPage } from './noteMisspelt.ts'
import { noteUnclosed, noteUnclosedPage } from './noteUnclosed.ts'
import { noteUnlisted, noteUnlistedPage } from './noteUnlisted.ts'
import type { RulePage } from './rule.ts'
import { sectionLevel, sectionLevelPage } from './sectionLevel.ts'
import { speakerAmbiguous, speakerAmbiguousPage } from './speakerAmbiguous.ts'
import { speakerBlank, speakerBlankPage } from './speakerBlank.ts'
import { speakerColonDoubled, speakerColonDoubledPage } from './speakerColonDoubled.ts'
import { speakerColonMissing, speakerColonMissingPage } from './speakerColonMissing.ts'
import { speakerColonSpacing, speakerColonSpacingPage } from './speakerColonSpacing.ts'
import { speakerColonWrong, speakerColonWrongPage } from './speakerColonWrong.ts'
import { speakerDuplicate, speakerDuplicatePage } from './speakerDuplicate.ts'
import { speakerElsewhere, speakerElsewherePage } from './speakerElsewhere.ts'
import { speakerEmphasisBroken, speakerEmphasisBrokenPage } from './speakerEmphasisBroken.ts'
import { speakerLabelEmpty, speakerLabelEmptyPage } from './speakerLabelEmpty.ts'
import { speakerLong, speakerLongPage } from './speakerLong.ts'
import { speakerManner, speakerMannerPage } from './speakerManner.ts'
import { speakerMannerUnclosed, speakerMannerUnclosedPage } from './speakerMannerUnclosed.ts'
import { speakerMisspelt, speakerMisspeltPage } from './speakerMisspelt.ts'
import { speakerPlaceholder, speakerPlaceholderPage } from './speakerPlaceholder.ts'
import { speakerSilent, speakerSilentPage } from './speakerSilent.ts'
import { speakerSpelling, speakerSpellingPage } from './speakerSpelling.ts'
import { speakerStyle, speakerStylePage } from './speakerStyle.ts'
import { speakerUndeclared, speakerUndeclaredPage } from './speakerUndeclared.ts'
import { textColloquial, textColloquialPage } from './textColloquial.ts'
import { textFiller, textFillerPage } from './textFiller.ts'
import { textFurniture, textFurniturePage } from './textFurniture.ts'
import { textLineEnds, textLineEndsPage } from './textLineEnds.ts'
import { textLong, textLongPage } from './textLong.ts'
import { textQuotes, textQuotesPage } from './textQuotes.ts'
import { textRepeated, textRepeatedPage } from './textRepeated.ts'
import { textSpacing, textSpacingPage } from './textSpacing.ts'
import { textTrailing, textTrailingPage } from './textTrailing.ts'
import { textWrapped, textWrappedPage } from './textWrapped.ts'
import { timeBackwards, timeBackwardsPage } from './timeBackwards.ts'
import { timeFormat, timeFormatPage } from './timeFormat.ts'
import { timeMalformed, timeMalformedPage } from './timeMalformed.ts'
import { timeMissing, timeMissingPage } from './timeMissing.ts'
import { timeOutside, timeOutsidePage } from './timeOutside.ts'
import { turnEmpty, turnEmptyPage } from './turnEmpty.ts'
import { turnJoint, turnJointPage } from './turnJoint.ts'
import { turnRepeated, turnRepeatedPage } from './turnRepeated.ts'
import { turnUnlabelled, turnUnlabelledPage } from './turnUnlabelled.ts'

/** The page of each rule, by its code: what the documentation is made of, and the examples that are its tests. */
export const RULE_PAGES: ReadonlyMap<string, RulePage> = new Map([
  [headerUnclosed.code, headerUnclosedPage],
  [headerYaml.code, headerYamlPage],
  [headerDuplicateKey.code, headerDuplicateKeyPage],
  [headerUnknownKey.code, headerUnknownKeyPage],
  [headerValueType.code, headerValueTypePage],
  [headerDate.code, headerDatePage],
  [headerUnopened.code, headerUnopenedPage],
  [turnJoint.code, turnJointPage],
  [speakerStyle.code, speakerStylePage],
  [textLineEnds.code, textLineEndsPage],
  [timeFormat.code, timeFormatPage],
  [noteEnd.code, noteEndPage],
  [turnUnlabelled.code, turnUnlabelledPage],
  [speakerPlaceholder.code, speakerPlaceholderPage],
  [speakerAmbiguous.code, speakerAmbiguousPage],
  [textFurniture.code, textFurniturePage],
  [textWrapped.code, textWrappedPage],
  [textLong.code, textLongPage],
  [textQuotes.code, textQuotesPage],
  [textTrailing.code, textTrailingPage],
  [textSpacing.code, textSpacingPage],
  [textColloquial.code, textColloquialPage],
  [textRepeated.code, textRepeatedPage],
  [textFiller.code, textFillerPage],
  [speakerManner.code, speakerMannerPage],
  [speakerLong.code, speakerLongPage],
  [speakerBlank.code, speakerBlankPage],
  [turnRepeated.code, turnRepeatedPage],
  [timeMissing.code, timeMissingPage],
  [timeOutside.code, timeOutsidePage],
  [noteGapTime.code, noteGapTimePage],
  [noteUnlisted.code, noteUnlistedPage],
  [noteForbidden.code, noteForbiddenPage],
  [noteCase.code, noteCasePage],
  [noteBrackets.code, noteBracketsPage],
  [noteMisspelt.code, noteMisspeltPage],
  ['header-rules', headerRulesPage],
  [headerKeyMissing.code, headerKeyMissingPage],
  [headerSpeakersMissing.code, headerSpeakersMissingPage],
  [speakerMisspelt.code, speakerMisspeltPage],
  [speakerElsewhere.code, speakerElsewherePage],
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
