// The browser in which the offline VS Code is tested.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { run, say } from '../run.ts'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
]

const elsewhere = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/snap/bin/chromium',
]

const packages = ['chromium', 'fonts-dejavu-core']

const help = `No Chromium was found. Install one, for example:
  apt-get install chromium fonts-dejavu-core     (Debian, as root)
  npx playwright-core install chromium           (any system, downloads it)
or set CHROMIUM to the program of a Chromium, Chrome or Edge.`

/** The path of a Chromium; installs one where apt and root allow it, and otherwise says what to install. */
export async function findChromium(): Promise<string> {
  const chosen = process.env['CHROMIUM']
  if (chosen !== undefined) {
    if (existsSync(chosen)) return chosen
    throw new Error(`CHROMIUM is ${chosen}, and there is no such file.`)
  }
  const found = installed()
  if (found !== undefined) return found
  if (process.getuid?.() === 0 && onPath('apt-get') !== undefined) {
    say(`Installing ${packages.join(' and ')} with apt …`)
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update'], { env })
    const outcome = await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env })
    const now = installed()
    if (now !== undefined) return now
    throw new Error(`${outcome.output}\n${help}`)
  }
  throw new Error(help)
}

function installed(): string | undefined {
  const candidates = [...names.map(onPath), ...elsewhere, chromium.executablePath()]
  return candidates.find(path => path !== undefined && path !== '' && existsSync(path))
}

/** The program of this name in one of the folders of PATH. */
export function onPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.map(folder => join(folder, name)).find(path => existsSync(path))
}

export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findChromium(),
    headless: true,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
