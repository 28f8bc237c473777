import type { Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types'
import { type Problem, ruleUrl, type Severity } from '../rules/index.ts'

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = { error: 1, warning: 2, information: 3, hint: 4 }
const UNNECESSARY: DiagnosticTag = 1

/** The name under which editors show where a problem comes from. */
export const SOURCE = 'transcript'

/** A problem as editors know it. Its data tells whether there is a fix, and how certain that is. */
export const diagnosticOf = (problem: Problem): Diagnostic => ({
  range: problem.range,
  severity: SEVERITY[problem.severity],
  code: problem.code,
  codeDescription: { href: ruleUrl(problem.code) },
  source: SOURCE,
  message: problem.message,
  data: { fix: problem.fixes[0]?.safety ?? 'none' },
  ...(problem.unnecessary === true ? { tags: [UNNECESSARY] } : {}),
})
