// What a run inside an extension host says about itself, and what makes it a success.

export type TestResult = { readonly title: string; readonly ok: boolean; readonly ms: number; readonly error?: string }

export type Report = { readonly passes: number; readonly failures: number; readonly tests: readonly TestResult[] }

/** Before a report on the console of a web extension host, which cannot write a file. */
export const reportMark = '@@TRANSCRIPT-REPORT '

export type Verdict = { readonly ok: boolean; readonly passed: number; readonly failed: number; readonly text: string }

/**
 * An exit code of 0 alone proves nothing: it is also what a killed extension host reports. A run is a success when the code is
 * 0, and there is a report, and it counts something passed and nothing failed.
 */
export function judge(code: number, report: Report | undefined): Verdict {
  if (report === undefined) {
    return { ok: false, passed: 0, failed: 1, text: `The run gave no report (exit code ${code}).` }
  }
  const bad = report.tests.filter(test => !test.ok)
  const text = bad.map(test => `✗ ${test.title}\n    ${(test.error ?? '').replaceAll('\n', '\n    ')}`).join('\n')
  const passed = report.passes
  if (report.failures > 0) return { ok: false, passed, failed: report.failures, text }
  if (passed === 0) return { ok: false, passed, failed: 1, text: 'No test ran.' }
  if (code !== 0) return { ok: false, passed, failed: 1, text: `All tests passed, and yet the exit code is ${code}.` }
  return { ok: true, passed, failed: 0, text: '' }
}
