// The test run inside a web extension host, a worker: the report goes to the console.
import 'mocha/mocha.js'
import { reportMark } from '../report.ts'
import { collect, silent, type TestFile, throwIfFailed } from './collect.ts'

declare const GREP: string

export async function runFiles(files: readonly TestFile[]): Promise<void> {
  mocha.setup({ ui: 'bdd', timeout: 20_000, reporter: silent as never, ...(GREP === '' ? {} : { grep: GREP }) })
  for (const load of files) await load()
  const report = await collect(mocha)
  console.log(reportMark + JSON.stringify(report))
  throwIfFailed(report)
}
