import type { Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types'
import { type Problem, ruleUrl, type Severity } from '../rules/index.ts'
import { english, say, type Tell } from '../text/message.ts'

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = { error: 1, warning: 2, information: 3, hint: 4 }
const UNNECESSARY: DiagnosticTag = 1

/** The name under which editors show where a problem comes from. */
export const SOURCE = 'transcript'

/** A problem as editors know it. Its data tells whether there is a fix, and how certain that is. */
export const diagnosticOf = (problem: Problem, tell: Tell = english): Diagnostic => ({
  range: problem.range,
  severity: SEVERITY[problem.severity],
  code: problem.code,
  codeDescription: { href: ruleUrl(problem.code) },
  source: SOURCE,
  message: tell(problem.message),
  data: { fix: problem.fixes[0]?.safety ?? 'none' },
  ...(problem.unnecessary === true ? { tags: [UNNECESSARY] } : {}),
})

/** More problems than this are not sent: nobody reads them, and every keystroke would send them all. */
const MOST_DIAGNOSTICS = 1000

/** The gravest problems, in the order of their places, and last how many are missing. */
export const diagnosticsOf = (
  problems: readonly Problem[],
  tell: Tell = english,
  limit = MOST_DIAGNOSTICS,
): Diagnostic[] => {
  const told = (problem: Problem): Diagnostic => diagnosticOf(problem, tell)
  if (problems.length <= limit) return problems.map(told)
  const shown = new Set([...problems].sort((a, b) => SEVERITY[a.severity] - SEVERITY[b.severity]).slice(0, limit))
  const first = problems.find(problem => !shown.has(problem))
  const diagnostics = problems.filter(problem => shown.has(problem)).map(told)
  if (first === undefined) return diagnostics
  const message = tell(say`${problems.length - limit} more problems, from here on, are not shown.`)
  return [...diagnostics, { range: first.range, severity: SEVERITY.information, source: SOURCE, message }]
}
