// Programs that npm does not bring: found on this machine, or installed where apt and root allow it.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, say } from './run.ts'

/** The program of this name in one of the folders of PATH. */
export function onPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.map(folder => join(folder, name)).find(path => existsSync(path))
}

/** The path that `installed` finds, if need be after the packages were installed; otherwise an error that says `help`. */
export async function findOrInstall(
  installed: () => string | undefined,
  packages: readonly string[],
  help: string,
): Promise<string> {
  const found = installed()
  if (found !== undefined) return found
  if (process.getuid?.() !== 0 || onPath('apt-get') === undefined) throw new Error(help)
  say(`Installing ${packages.join(' and ')} with apt …`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update'], { env })
  let output = ''
  // One by one: a distribution may lack one of them, because it is a part of another there.
  for (const name of packages)
    output += (await run('apt-get', ['install', '-y', '--no-install-recommends', name], { env })).output
  const now = installed()
  if (now !== undefined) return now
  throw new Error(`${output}\n${help}`)
}

const neovimHelp = `No Neovim was found. Install one, for example:
  apt-get install neovim     (Debian, as root)
  brew install neovim        (macOS)
or put a folder with the program nvim on the PATH.`

const emacsHelp = `No Emacs with Eglot was found. Install them, for example:
  apt-get install emacs-nox elpa-eglot     (Debian, as root)
  brew install emacs                       (macOS)
or put a folder with the program emacs, of version 29 or later, on the PATH.`

/** The path of Neovim. */
export function findNeovim(): Promise<string> {
  return findOrInstall(() => onPath('nvim') ?? onPath('nvim.exe'), ['neovim'], neovimHelp)
}

/** Emacs brings Eglot from version 29 on; before that Debian has it as a package. */
const hasEglot = (emacs: string): boolean => {
  const question = ['--batch', '--eval', '(package-activate-all)', '--eval', "(require 'eglot)"]
  return spawnSync(emacs, question, { stdio: 'ignore' }).status === 0
}

/** The path of an Emacs that has Eglot. */
export function findEmacs(): Promise<string> {
  const installed = (): string | undefined => {
    const emacs = onPath('emacs')
    return emacs !== undefined && hasEglot(emacs) ? emacs : undefined
  }
  return findOrInstall(installed, ['emacs-nox', 'elpa-eglot'], emacsHelp)
}
