// Runs Neovim without a screen, with the settings that the documentation gives.
import { readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findNeovim } from '../../scripts/programs.ts'
import { mustRun } from '../../scripts/run.ts'
import { BUNDLE } from '../lsp/client.ts'

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** The blocks of Lua in the documentation of other editors that are for every version. */
const documentedSettings = (): string =>
  [...readFileSync(path('../../docs/editors.md'), 'utf8').matchAll(/^```lua\n(.*?)^```/gms)]
    .map(([, lua]) => lua)
    .join('\n')

/** Opens a file in `folder`, does what session.lua says, and gives what came of each step. */
export const session = async (folder: string, file: string): Promise<Readonly<Record<string, unknown>>> => {
  const neovim = await findNeovim()
  const results = join(folder, 'results.json')
  writeFileSync(join(folder, 'init.lua'), documentedSettings())
  const server = `#!/bin/sh\nexec "${process.execPath}" "${BUNDLE}" "$@"\n`
  writeFileSync(join(folder, 'transcript-language-server'), server, { mode: 0o755 })
  const args = ['--headless', '-n', '-i', 'NONE', '-u', join(folder, 'init.lua'), join(folder, file)]
  const output = await mustRun(neovim, [...args, '-c', `luafile ${path('session.lua')}`, '-c', 'qall!'], {
    cwd: folder,
    env: {
      RESULTS: results,
      PATH: folder + delimiter + (process.env['PATH'] ?? ''),
      XDG_CONFIG_HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_STATE_HOME: folder,
      XDG_CACHE_HOME: folder,
    },
  })
  try {
    return JSON.parse(readFileSync(results, 'utf8'))
  } catch {
    throw new Error(`Neovim wrote no results. ${output}`)
  }
}
