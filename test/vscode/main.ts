// Runs the suite in the extension hosts: `test-vscode [node|web] [words of a test's title]`.
import { say } from '../../scripts/run.ts'
import type { HostKind } from './bundle.ts'
import { runInHost, suiteFiles } from './run.ts'

export async function main(args: readonly string[]): Promise<void> {
  const [first = '', ...rest] = args
  const chosen = (['node', 'web'] as const).find(kind => kind === first)
  const kinds: readonly HostKind[] = chosen === undefined ? ['node', 'web'] : [chosen]
  const grep = (chosen === undefined ? args : rest).join(' ')
  for (const kind of kinds) {
    const verdict = await runInHost({ kind, files: suiteFiles(), grep, editor: 'offline' })
    if (verdict.text !== '') say(verdict.text)
    say(`${kind} extension host: ${verdict.passed} passed, ${verdict.failed} failed`)
    if (!verdict.ok) process.exitCode = 1
  }
}
