// What a stage of `npm test` is, and the kinds of it.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cache, root } from '../project.ts'
import { run } from '../run.ts'

export type Result = {
  readonly passed: number
  readonly failed: number
  /** What explains a failure. */
  readonly output: string
}

export type Stage = { readonly name: string; readonly run: () => Promise<Result> }

/** The script of a package in node_modules that has this path. */
function script(...path: readonly string[]): string {
  return join(root, 'node_modules', ...path)
}

/** A tool that says yes or no: counts as one. */
export function checkStage(name: string, path: readonly string[], args: readonly string[]): Stage {
  return {
    name,
    run: async () => {
      const { code, output } = await run(process.execPath, [script(...path), ...args])
      return code === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output }
    },
  }
}

/** A vitest run with its number of tests. One that is skipped, or a file that cannot be loaded, is a failure. */
export function vitestStage(name: string, config: string, args: readonly string[] = []): Stage {
  return {
    name,
    run: async () => {
      const file = join(cache, `vitest-${name.replaceAll(/\W+/g, '-')}.json`)
      rmSync(file, { force: true })
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
      const command = [script('vitest', 'vitest.mjs'), 'run', '--config', config, ...reporters, ...args]
      const { code, output } = await run(process.execPath, command, {
        env: { NO_COLOR: '1', VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' },
      })
      const { passed, failed } = counts(file)
      // Ended badly without a failed test: no tests, a file that cannot be loaded, an unhandled error.
      return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, output }
    },
  }
}

function counts(file: string): Pick<Result, 'passed' | 'failed'> {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(file, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests + numPendingTests + numTodoTests }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

/** A script that ends with a line `… N passed, N failed`. */
export function countingStage(name: string, args: readonly string[]): Stage {
  return {
    name,
    run: async () => {
      const { code, output } = await run(process.execPath, args)
      const [, passed, failed] = /(\d+) passed, (\d+) failed\s*$/.exec(output) ?? ['', '0', '1']
      return { passed: Number(passed), failed: code !== 0 && failed === '0' ? 1 : Number(failed), output }
    },
  }
}
