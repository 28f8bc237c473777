// Runs Emacs without a screen, with the settings that the documentation gives.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findEmacs } from '../../scripts/programs.ts'
import { mustRun } from '../../scripts/run.ts'
import { documentedSettings, editorEnvironment, resultsIn } from '../documentedEditors.ts'

const script = fileURLToPath(new URL('session.el', import.meta.url))

/** Opens a file in `folder`, does what session.el says, and gives what came of each step. */
export const session = async (folder: string, file: string): Promise<Readonly<Record<string, unknown>>> => {
  const emacs = await findEmacs()
  const results = join(folder, 'results.json')
  const [settings = ''] = documentedSettings('Emacs', 'elisp')
  writeFileSync(join(folder, 'init.el'), settings)
  // Only an Emacs that reads its usual init file looks for packages by itself.
  const packages = ['--eval', '(package-activate-all)']
  const args = ['--batch', ...packages, '--load', join(folder, 'init.el'), join(folder, file), '--load', script]
  const output = await mustRun(emacs, args, { cwd: folder, env: { ...editorEnvironment(folder), RESULTS: results } })
  return resultsIn(results, 'Emacs', output)
}
