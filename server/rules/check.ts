import { opensTurn, type Transcript } from '../model/transcript.ts'
import { type Block, isData, isLongBlock } from '../syntax/block.ts'
import { rangeIn } from '../syntax/position.ts'
import { perObject } from '../text/perObject.ts'
import type { Range } from '../text/range.ts'
import { recently } from '../text/recently.ts'
import { type Scanning, scanning } from '../text/scanning.ts'
import { sumOf } from '../text/sequence.ts'
import type { Steps } from '../text/steps.ts'
import { silencing } from './ignores.ts'
import type {
  BlockFix,
  BlockRule,
  DocumentRule,
  Finding,
  Fix,
  JudgedIgnore,
  LabelRule,
  Late,
  PlacedFinding,
  Problem,
  Report,
  Rule,
  RunningRule,
  Severity,
} from './rule.ts'
import { type Facts, factsOf } from './support/facts.ts'
import { shifted } from './support/placing.ts'
import { NO_SLIPS, type Slips } from './support/slips.ts'

/** More problems than this are not reported: a file with so many is no transcript, and nobody reads them. */
export const MOST_PROBLEMS = 10_000

/** What a rule found in or at a block. */
type Found =
  | { readonly rule: BlockRule | LabelRule; readonly finding: Finding }
  | { readonly rule: RunningRule; readonly placed: PlacedFinding }

/** Checks a transcript in small steps; the problems are sorted by place. `slips` are those that other transcripts tell of. */
export type Check = (transcript: Transcript, slips?: Slips) => Steps<readonly Problem[]>

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

/** At so many blocks rules are called for the first time: their code is compiled, which takes 10 ms and more for all of them. */
const FIRST = 64

/** Adds what a rule finds in a block. */
const addFound = (rule: BlockRule | LabelRule, block: Block, facts: Facts, found: Found[]): void => {
  for (const finding of rule.check(block, facts)) found.push({ rule, finding })
}

/** The rules that look at a block, of all that look at single blocks. */
const choosing = (
  blockRules: readonly BlockRule[],
  labelRules: readonly LabelRule[],
): ((block: Block, facts: Facts) => readonly (BlockRule | LabelRule)[]) => {
  const on = (...wanted: readonly BlockRule['on'][]) => [
    ...blockRules.filter(rule => wanted.includes(rule.on)),
    ...labelRules,
  ]
  const rules = { header: on('header'), text: on('text'), turn: on('text', 'turn') }
  return (block, facts) => {
    const kind = kindOf(block)
    if (kind === undefined || isData(block)) return []
    return rules[block.opening !== undefined && opensTurn(facts, block) ? 'turn' : kind]
  }
}

const fixIn = (block: Block, line: number, fix: BlockFix): Fix => ({
  title: fix.title,
  safety: fix.safety,
  edits: fix.changes.map(({ span, newText }) => ({ range: rangeIn(block, line, span), newText })),
})

/** A problem whose fixes are worked out when somebody asks: most are never looked at. */
const problemOf = (
  report: Pick<Report, 'range' | 'message' | 'unnecessary'>,
  code: string,
  severity: Severity,
  fixes: () => readonly Fix[],
): Problem => {
  let known: readonly Fix[] | undefined
  const { range, message, unnecessary } = report
  return {
    code,
    severity,
    message,
    range,
    ...(unnecessary === undefined ? {} : { unnecessary }),
    get fixes() {
      known ??= fixes()
      return known
    },
  }
}

const byPlace = (a: Problem, b: Problem): number =>
  a.range.start.line - b.range.start.line ||
  a.range.start.character - b.range.start.character ||
  a.range.end.line - b.range.end.line ||
  a.range.end.character - b.range.end.character ||
  (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)

const NO_FIXES: readonly Fix[] = []

/** Of all checks of a file: a label that is changed, and changed back, has the file as it was before. */
const KIND = { latest: 2 }

/** What was found in a block by some facts. */
type Lately = { facts: Facts | undefined; found: readonly Found[] }

/**
 * Makes a check by some rules, as severe as `severities` says. `codes` are those of all rules there are. Between two of
 * its steps the caller may answer somebody else, or drop the work. What was found is kept with the nodes of the block
 * tree, so that after an edit only what it touched is looked at again.
 */
export const checking = (
  rules: readonly Rule[],
  severities: Readonly<Record<string, Severity>>,
  codes: readonly string[],
): Check => {
  const blockRules = rules.filter(rule => rule.scope === 'block')
  const labelRules = rules.filter(rule => rule.scope === 'labels')
  const runningRules = rules.filter(rule => rule.scope === 'running')
  const documentRules: readonly DocumentRule[] = rules.filter(rule => rule.scope === 'document')
  const ignoreRules = rules.filter(rule => rule.scope === 'ignores')
  const active = new Set(rules.map(rule => rule.code))
  const known = new Set(codes)
  const start: readonly unknown[] = runningRules.map(rule => rule.start)

  const rulesFor = choosing(blockRules, labelRules)
  let compiled = 0
  /** After a keystroke the blocks beside the changed one are read again with it: they share a node. */
  const lately = recently((_: Block): Lately => ({ facts: undefined, found: [] }))
  const scanFor = perObject((facts: Facts): Scanning<Block, readonly unknown[], Found> => {
    const inBlock = (block: Block): readonly Found[] => {
      const kept = lately(block)
      if (kept.facts !== facts) {
        const found: Found[] = []
        for (const rule of rulesFor(block, facts)) addFound(rule, block, facts, found)
        Object.assign(kept, { facts, found })
      }
      return kept.found
    }
    function* byEachRule(block: Block): Steps<void> {
      const kept = lately(block)
      if (kept.facts === facts) return
      const found: Found[] = []
      for (const rule of rulesFor(block, facts)) {
        addFound(rule, block, facts, found)
        yield
      }
      Object.assign(kept, { facts, found })
    }
    return scanning(
      {
        start,
        prepare: block => {
          if (compiled >= FIRST && !isLongBlock(block)) return undefined
          compiled++
          return byEachRule(block)
        },
        same: (a, b) => a === b || runningRules.every((rule, i) => rule.same(a[i], b[i])),
        step: (states, block, found: (finding: Found) => void) => {
          for (const one of inBlock(block)) found(one)
          let next: unknown[] | undefined
          runningRules.forEach((rule, i) => {
            const state = rule.step(states[i], block, facts, placed => found({ rule, placed }))
            if (state === states[i]) return
            next ??= [...states]
            next[i] = state
          })
          return next ?? states
        },
      },
      KIND,
    )
  })

  return function* check(transcript, slips = NO_SLIPS) {
    const { silences, judged } = yield* silencing(transcript.blocks)
    const problems: Problem[] = []
    const put = (
      rule: { readonly code: string; readonly severity: Severity },
      report: Omit<Report, 'fixes'> & Pick<Late, 'question'>,
      fixes: () => readonly Fix[],
    ): void => {
      if (problems.length >= MOST_PROBLEMS || silences(rule.code, report.range)) return
      const severity = report.question ? 'information' : (severities[rule.code] ?? report.severity ?? rule.severity)
      problems.push(problemOf(report, rule.code, severity, fixes))
    }
    const putPlaced = (rule: RunningRule, placed: PlacedFinding, line: number): void => {
      const finding = shifted(placed, line)
      put(rule, finding, () => finding.fixes ?? NO_FIXES)
    }
    const putFinding = (rule: BlockRule | LabelRule, finding: Finding, block: Block, line: number): void => {
      const range: Range = rangeIn(block, line, finding.span)
      const late = finding.late?.(transcript, range)
      if (finding.late !== undefined && late === undefined) return
      const { message, severity, fixes } = { ...finding, ...late }
      const report = {
        range,
        message,
        ...(severity === undefined ? {} : { severity }),
        ...(late?.question === undefined ? {} : { question: late.question }),
      }
      put(
        rule,
        report,
        () => late?.fixes ?? (fixes as typeof finding.fixes)?.map(fix => fixIn(block, line, fix)) ?? NO_FIXES,
      )
    }

    const facts = yield* factsOf(transcript)
    const last = yield* scanFor(facts)(transcript.blocks, (found, block, before) => {
      if ('placed' in found) putPlaced(found.rule, found.placed, before.lines)
      else putFinding(found.rule, found.finding, block, before.lines)
      return problems.length < MOST_PROBLEMS
    })
    const { lines } = sumOf(transcript.blocks)
    runningRules.forEach((rule, i) => {
      rule.end(last[i], placed => putPlaced(rule, placed, lines))
    })
    for (const rule of documentRules) {
      for (const report of rule.check(transcript, slips)) {
        yield
        if (report !== undefined) put(rule, report, report.fixes ?? (() => NO_FIXES))
      }
    }
    // Where problems were left out, nobody knows what an ignore would have silenced.
    if (problems.length < MOST_PROBLEMS) {
      const ignores = (): Iterable<JudgedIgnore> =>
        judged(
          code => active.has(code),
          code => known.has(code),
        )
      for (const rule of ignoreRules)
        for (const ignore of ignores()) {
          yield
          for (const report of rule.check(ignore, codes)) put(rule, report, report.fixes ?? (() => NO_FIXES))
        }
    }
    return problems.sort(byPlace)
  }
}
