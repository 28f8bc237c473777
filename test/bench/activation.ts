import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runTests } from '@vscode/test-electron'
import { bundle, root } from './builds.ts'
import { middle } from './measure.ts'

/** Milliseconds from the call of `activate`: to its return, and to the server that answers. */
export type Activation = { readonly activated: number; readonly ready: number }

/** Activates the extension in as many fresh extension hosts of the offline VS Code; undefined where there is none. */
export const measureActivation = async (count: number): Promise<Activation | undefined> => {
  const suite = await bundle('activation', { external: ['vscode'], minify: false })
  const found: Activation[] = []
  try {
    for (let i = 0; i < count; i++) {
      const workspace = mkdtempSync(join(tmpdir(), 'transcript-bench-'))
      writeFileSync(join(workspace, 'notes.txt'), '')
      try {
        await runTests({
          vscodeExecutablePath: join(root, 'test', 'vscode', 'offline-code.ts'),
          extensionDevelopmentPath: root,
          extensionTestsPath: suite,
          extensionTestsEnv: { TRANSCRIPT_TEST_LIMIT_MS: '60000' },
          launchArgs: [workspace],
        })
        found.push(JSON.parse(readFileSync(join(dirname(suite), 'activation.json'), 'utf8')) as Activation)
      } finally {
        rmSync(workspace, { recursive: true, force: true })
      }
    }
  } catch (error) {
    process.stderr.write(`No activation time: ${error instanceof Error ? error.message : String(error)}\n`)
  }
  if (found.length === 0) return undefined
  return { activated: middle(found.map(one => one.activated)), ready: middle(found.map(one => one.ready)) }
}
