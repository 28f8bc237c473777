// One run of test files inside an extension host of a real VS Code.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTests, TestRunFailedError } from '@vscode/test-electron'
import { root } from '../../scripts/project.ts'
import { bundleTests, type HostKind, resultFile } from './bundle.ts'
import { judge, type Report, type Verdict } from './report.ts'

const here = join(root, 'test', 'vscode')

export type SuiteRun = {
  readonly kind: HostKind
  readonly files: readonly string[]
  /** Only tests whose title contains this. */
  readonly grep?: string
  readonly limitMs?: number
  /** Where the VS Code comes from: our offline one, a downloaded desktop build, or an installed program. */
  readonly editor: 'offline' | 'download' | { readonly program: string }
}

/** The test files of the suite. */
export function suiteFiles(): string[] {
  const folder = join(here, 'suite')
  const names = readdirSync(folder).filter(name => name.endsWith('.test.ts'))
  return names.sort().map(name => join(folder, name))
}

/** Runs the files in a copy of the test workspace. A failure of any kind is a verdict, not an exception. */
export async function runInHost({ kind, files, grep = '', limitMs = 180_000, editor }: SuiteRun): Promise<Verdict> {
  const result = resultFile(kind)
  rmSync(result, { force: true })
  const workspace = mkdtempSync(join(tmpdir(), 'transcript-'))
  cpSync(join(here, 'workspace'), workspace, { recursive: true })
  try {
    const code = await exitCode({
      extensionDevelopmentPath: root,
      extensionTestsPath: await bundleTests(kind, files, grep),
      extensionTestsEnv: { TRANSCRIPT_TEST_LIMIT_MS: `${limitMs}` },
      launchArgs: [workspace, ...(kind === 'web' ? ['--extensionDevelopmentKind=web'] : [])],
      ...program(editor),
    })
    return judge(code, readReport(result))
  } finally {
    rmSync(workspace, { recursive: true, force: true })
  }
}

function program(editor: SuiteRun['editor']): { vscodeExecutablePath?: string } {
  if (editor === 'offline') return { vscodeExecutablePath: join(here, 'offline-code.ts') }
  return editor === 'download' ? {} : { vscodeExecutablePath: editor.program }
}

async function exitCode(options: Parameters<typeof runTests>[0]): Promise<number> {
  try {
    return await runTests(options)
  } catch (error) {
    if (error instanceof TestRunFailedError) return error.code ?? 1
    throw error
  }
}

function readReport(file: string): Report | undefined {
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // Cut off in the middle: as good as none.
    return undefined
  }
}
