// The suite in a desktop VS Code: a downloaded one, or the program that TRANSCRIPT_VSCODE names. It needs a display.
import { mustRun, say } from '../../scripts/run.ts'
import { runInHost, suiteFiles } from './run.ts'

export async function main(args: readonly string[]): Promise<void> {
  const { platform, env } = process
  const hasDisplay = platform === 'darwin' || platform === 'win32' || env['DISPLAY'] || env['WAYLAND_DISPLAY']
  if (!hasDisplay) {
    say('A desktop VS Code needs a display. Without one: xvfb-run -a npm run test:desktop')
    process.exit(2)
  }
  await mustRun(process.execPath, ['esbuild.mjs'])
  const program = env['TRANSCRIPT_VSCODE']
  const editor = program === undefined ? 'download' : { program }
  const verdict = await runInHost({ kind: 'node', files: suiteFiles(), grep: args.join(' '), editor })
  if (verdict.text !== '') say(verdict.text)
  say(`desktop: ${verdict.passed} passed, ${verdict.failed} failed`)
  process.exitCode = verdict.ok ? 0 : 1
}
