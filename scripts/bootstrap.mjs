// The first thing that runs on a fresh machine: plain JavaScript, and nothing but Node. Installs the dependencies if they are
// missing or not those of package-lock.json, then hands over to a script in TypeScript.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { argv, exit, stderr, version } from 'node:process'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

const scripts = {
  start: './start.ts',
  test: './test.ts',
  'test-vscode': '../test/vscode/main.ts',
  'test-desktop': '../test/vscode/desktop.ts',
  screenshots: './screenshots.ts',
}

const [name = '', ...args] = argv.slice(2)
const script = scripts[name]
if (script === undefined) fail(`Usage: bootstrap.mjs ${Object.keys(scripts).join('|')}`)

const [major = 0, minor = 0] = version.slice(1).split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) fail(`Node 20.19 or later is needed; this is ${version}.`)

if (!isInstalled()) install()
const { register } = await import('tsx/cjs/api')
register()
await createRequire(import.meta.url)(script).main(args)

/** Whether node_modules holds what package-lock.json says, judged by the list that npm itself leaves there. */
function isInstalled() {
  const wanted = packages(join(root, 'package-lock.json'))
  const present = packages(join(root, 'node_modules', '.package-lock.json'))
  if (wanted === undefined || present === undefined) return false
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    if (path === '') return true
    // Optional packages are mostly those of other systems.
    const found = present[path]
    if (found === undefined) return optional === true
    return found.version === version && found.integrity === integrity
  })
}

function packages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined
}

function install() {
  stderr.write('Installing the dependencies with npm ci …\n')
  // Without scripts: none of the packages needs one, and some try to compile or download.
  const options = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const shell = process.platform === 'win32'
  const { status, stdout, stderr: errors, error } = spawnSync('npm', options, { cwd: root, encoding: 'utf8', shell })
  if (status !== 0) fail(`npm ci failed:\n${stdout ?? ''}${errors ?? ''}${error?.message ?? ''}`)
}

function fail(message) {
  stderr.write(`${message}\n`)
  exit(2)
}
