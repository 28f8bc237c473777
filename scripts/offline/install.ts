// A whole VS Code without a desktop: the server and workbench inside the npm package code-server, in the cache folder.
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cache } from '../project.ts'
import { mustRun, say } from '../run.ts'

/** The package's version; it holds the VS Code of the same minor and patch number (4.100.3 is 1.100.3). */
const version = '4.100.3'

const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']

/** The script that starts the VS Code server; installs the package the first time (about 300 MB, without native builds). */
export async function installOfflineEditor(): Promise<string> {
  const home = join(cache, `code-server-${version}`)
  const editor = join('node_modules', 'code-server', 'lib', 'vscode')
  const script = join(home, editor, 'out', 'server-main.js')
  if (existsSync(join(home, 'complete'))) return script

  say(`Installing the offline VS Code (code-server ${version}, once, about 300 MB) …`)
  await mkdir(cache, { recursive: true })
  const temporary = await mkdtemp(join(cache, 'installing-'))
  try {
    await writeFile(join(temporary, 'package.json'), '{ "private": true }\n')
    await mustRun('npm', ['install', `code-server@${version}`, ...quiet], { cwd: temporary })
    say('Installing what it depends on …')
    await mustRun('npm', ['install', '--omit=dev', ...quiet], { cwd: join(temporary, editor) })
    await writeFile(join(temporary, 'complete'), '')
    await rm(home, { recursive: true, force: true })
    await rename(temporary, home)
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
  return script
}
