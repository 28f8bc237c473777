// The test run inside a Node extension host.
import { writeFileSync } from 'node:fs'
import Mocha from 'mocha'
import { collect, silent, type TestFile, throwIfFailed } from './collect.ts'

// Put in by the bundler.
declare const RESULT_FILE: string
declare const GREP: string

export async function runFiles(files: readonly TestFile[]): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 20_000,
    reporter: silent as never,
    ...(GREP === '' ? {} : { grep: GREP }),
  })
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha)
  for (const load of files) await load()
  const report = await collect(mocha)
  writeFileSync(RESULT_FILE, JSON.stringify(report))
  throwIfFailed(report)
}
