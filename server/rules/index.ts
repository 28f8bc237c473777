import { opensTurn, type Transcript } from '../model/transcript.ts'
import { type Block, perBlock } from '../syntax/block.ts'
import { rangeIn } from '../syntax/position.ts'
import { itemsOf } from '../text/sequence.ts'
import { headerDate } from './headerDate.ts'
import { headerDuplicateKey } from './headerDuplicateKey.ts'
import { headerSpeakersMissing } from './headerSpeakersMissing.ts'
import { headerUnclosed } from './headerUnclosed.ts'
import { headerUnknownKey } from './headerUnknownKey.ts'
import { headerValueType } from './headerValueType.ts'
import { headerYaml } from './headerYaml.ts'
import { noteUnclosed } from './noteUnclosed.ts'
import type { BlockFix, BlockRule, DocumentRule, Finding, Fix, Problem, Rule } from './rule.ts'
import { type Severities, severitiesIn } from './severities.ts'
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
import { isRest } from './support/rest.ts'
import { timeBackwards } from './timeBackwards.ts'
import { timeMalformed } from './timeMalformed.ts'
import { turnEmpty } from './turnEmpty.ts'

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

const blockRules: readonly BlockRule[] = RULES.filter(rule => rule.scope === 'block')
const documentRules: readonly DocumentRule[] = RULES.filter(rule => rule.scope === 'document')

const kindOf = (block: Block): BlockRule['on'] | undefined => {
  switch (block.kind) {
    case 'header':
      return 'header'
    case 'opening':
    case 'paragraph':
    case 'verbatim':
    case 'heading':
      return 'text'
    default:
      return undefined
  }
}

type Found = { readonly rule: BlockRule; readonly finding: Finding }
const NOTHING: readonly Found[] = []

/** All that block-scoped rules find in a block; as long as the block lives, it is looked at once. */
const findingsOf: (block: Block) => readonly Found[] = perBlock(block => {
  const kind = kindOf(block)
  if (kind === undefined) return NOTHING
  const found: Found[] = []
  for (const rule of blockRules) {
    if (rule.on !== kind && (rule.on !== 'turn' || block.opening === undefined)) continue
    for (const finding of rule.check(block)) found.push({ rule, finding })
  }
  return found.length === 0 ? NOTHING : found
})

const fixIn = (block: Block, line: number, fix: BlockFix): Fix => ({
  title: fix.title,
  safety: fix.safety,
  edits: fix.changes.map(({ span, newText }) => ({ range: rangeIn(block, line, span), newText })),
})

const byPlace = (a: Problem, b: Problem): number =>
  a.range.start.line - b.range.start.line ||
  a.range.start.character - b.range.start.character ||
  a.range.end.line - b.range.end.line ||
  a.range.end.character - b.range.end.character ||
  (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)

/** More problems than this are not reported: a file with so many is no transcript, and nobody reads them. */
export const MOST_PROBLEMS = 10_000

/**
 * Checks a transcript in small steps: between two of them the caller may answer somebody else, or drop the work. The
 * problems, sorted by place, are the generator's return value.
 */
export function* checkSteps(
  transcript: Transcript,
  severities: Severities = {},
): Generator<undefined, readonly Problem[]> {
  const chosen = severitiesIn(transcript, severities)
  const problems: Problem[] = []
  const blocks = itemsOf(transcript.blocks)
  let line = 0
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]
    if (block === undefined) break
    for (const { rule, finding } of findingsOf(block)) {
      const severity = chosen[rule.code] ?? finding.severity ?? rule.severity
      if (severity === 'off' || (rule.on === 'turn' && !opensTurn(transcript, block))) continue
      const { message, span, fixes = [] } = finding
      problems.push({
        code: rule.code,
        severity,
        message,
        range: rangeIn(block, line, span),
        fixes: fixes.map(fix => fixIn(block, line, fix)),
      })
    }
    line += block.lines
    if (problems.length >= MOST_PROBLEMS) break
    if (isRest(index)) yield
  }
  for (const rule of documentRules) {
    const severity = chosen[rule.code]
    if (severity === 'off') continue
    yield
    for (const report of rule.check(transcript)) {
      if (report === undefined) {
        yield
        continue
      }
      const { fixes = [], ...rest } = report
      problems.push({ ...rest, code: rule.code, severity: severity ?? report.severity ?? rule.severity, fixes })
      if (problems.length >= MOST_PROBLEMS) break
    }
  }
  return problems.sort(byPlace)
}

/** All problems of a transcript, sorted by place. Never throws. */
export const checkTranscript = (transcript: Transcript, severities: Severities = {}): readonly Problem[] => {
  const steps = checkSteps(transcript, severities)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
