// Runs Mocha and makes a report of it; for both extension hosts.
import type { Report, TestResult } from '../report.ts'

/** A test file, imported when its turn comes so that Mocha's globals exist by then. */
export type TestFile = () => Promise<unknown>

/** A reporter that says nothing: the report is made here. */
export function silent(): void {}

/** Resolves with the report when Mocha has ended, whatever it found. */
export function collect(mocha: Pick<Mocha, 'run'>): Promise<Report> {
  const tests: TestResult[] = []
  return new Promise(resolve => {
    const runner = mocha.run(() => {
      const failures = tests.filter(test => !test.ok).length
      resolve({ passes: tests.length - failures, failures, tests })
    })
    runner.on('pass', test => tests.push({ title: test.fullTitle(), ok: true, ms: test.duration ?? 0 }))
    runner.on('fail', (test, error) => {
      const text = String(error?.stack ?? error)
      tests.push({ title: test.fullTitle(), ok: false, ms: test.duration ?? 0, error: text })
    })
    // A test that was left out is no success: nothing is skipped silently.
    runner.on('pending', test => tests.push({ title: test.fullTitle(), ok: false, ms: 0, error: 'skipped' }))
  })
}

/** The extension host takes the end of `run` for success, and an exception for failure. */
export function throwIfFailed({ failures }: Report): void {
  if (failures > 0) throw new Error(`${failures} failed`)
}
