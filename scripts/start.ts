// `npm start [-- PATH]`: opens the editor with the extension on the examples, or on a file or folder.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { type Settings, startServer } from './offline/server.ts'
import { workbenchUrl } from './offline/url.ts'
import { buildProject, packageExtension } from './package.ts'
import { onPath } from './programs.ts'
import { exampleFile, examples, root } from './project.ts'
import { say } from './run.ts'

type Opening = { readonly folder: string; readonly file?: string }

/** The port that is tried first: a browser keeps its settings of the editor by address. */
const port = 7420

export async function main([path]: readonly string[]): Promise<void> {
  const opening = openingOf(path)
  say('Building …')
  await buildProject()
  const desktop = findDesktop()
  await (desktop === undefined ? openOffline(opening) : openDesktop(desktop, opening))
}

/** What a path given on the command line opens: relative to where npm was called. */
function openingOf(path: string | undefined): Opening {
  if (path === undefined) {
    const file = exampleFile()
    return { folder: examples, ...(file === undefined ? {} : { file }) }
  }
  const full = resolve(process.env['INIT_CWD'] ?? process.cwd(), path)
  if (!existsSync(full)) {
    say(`There is no file or folder ${full}.`)
    process.exit(2)
  }
  return statSync(full).isDirectory() ? { folder: full } : { folder: dirname(full), file: full }
}

/** A desktop VS Code that can show a window; TRANSCRIPT_EDITOR=offline asks for the other one. */
function findDesktop(): string | undefined {
  if (process.env['TRANSCRIPT_EDITOR'] === 'offline') return undefined
  const isDesktop = process.platform === 'darwin' || process.platform === 'win32'
  const display = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? ''
  return isDesktop || display !== '' ? onPath(process.platform === 'win32' ? 'code.cmd' : 'code') : undefined
}

async function openDesktop(code: string, { folder, file }: Opening): Promise<void> {
  say('Opening VS Code … (Ctrl+C closes its window)')
  const args = [
    '--new-window',
    '--wait',
    `--extensionDevelopmentPath=${root}`,
    folder,
    ...(file === undefined ? [] : [file]),
  ]
  const child = spawn(code, args, { stdio: 'inherit', shell: process.platform === 'win32' })
  await Promise.race([once(child, 'exit'), stopAsked()])
  child.kill()
}

async function openOffline({ folder, file }: Opening): Promise<void> {
  say('Packaging the extension …')
  const vsix = await packageExtension()
  const asked = stopAsked()
  const server = await startServer({ vsix, port, settings: settingsFor(file) })
  process.stdout.write(`${workbenchUrl(server.url, { folder, ...(file === undefined ? {} : { file }) })}\n`)
  say('Open this address in a browser. Ctrl+C stops the editor.')
  const first = await Promise.race([asked, server.ended.then(() => 'ended' as const)])
  if (first === 'ended') say(`The editor ended by itself:\n${server.log()}`)
  else say('Stopping …')
  await server.stop()
  process.exit(first === 'ended' ? 1 : 0)
}

/** A file that was asked for by name is a transcript, whatever it is called. */
function settingsFor(file: string | undefined): Settings {
  return file === undefined || /\.transcript(\.md)?$/.test(file)
    ? {}
    : { 'files.associations': { [`**/${basename(file)}`]: 'transcript' } }
}

function stopAsked(): Promise<'asked'> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve('asked'))
  })
}
