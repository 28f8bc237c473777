// Runs Neovim without a screen, with the settings that the documentation gives.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findNeovim } from '../../scripts/programs.ts'
import { mustRun } from '../../scripts/run.ts'
import { documentedSettings, editorEnvironment, resultsIn } from '../documentedEditors.ts'

const script = fileURLToPath(new URL('session.lua', import.meta.url))

/** Whether this Neovim keeps the settings of servers itself. */
const isNew = async (neovim: string): Promise<boolean> => {
  const [, major, minor] = /v(\d+)\.(\d+)/.exec(await mustRun(neovim, ['--version'])) ?? []
  return Number(major) > 0 || Number(minor) >= 11
}

/** Opens a file in `folder`, does what session.lua says, and gives what came of each step. */
export const session = async (folder: string, file: string): Promise<Readonly<Record<string, unknown>>> => {
  const neovim = await findNeovim()
  const results = join(folder, 'results.json')
  writeFileSync(join(folder, 'other.transcript'), '---\nspeakers: [Cleo Laurent]\n---\n\nCleo Laurent:: One.\n')
  const [forNew = '', forOld = ''] = documentedSettings('Neovim', 'lua')
  writeFileSync(join(folder, 'init.lua'), (await isNew(neovim)) ? forNew : forOld)
  const args = ['--headless', '-n', '-i', 'NONE', '-u', join(folder, 'init.lua'), join(folder, file)]
  const output = await mustRun(neovim, [...args, '-c', `luafile ${script}`, '-c', 'qall!'], {
    cwd: folder,
    env: { ...editorEnvironment(folder), RESULTS: results },
  })
  return resultsIn(results, 'Neovim', output)
}
