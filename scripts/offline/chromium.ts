// The browser in which the offline VS Code is tested.
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { findOrInstall, onPath } from '../programs.ts'

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
  return findOrInstall(installed, packages, help)
}

function installed(): string | undefined {
  const candidates = [...names.map(onPath), ...elsewhere, chromium.executablePath()]
  return candidates.find(path => path !== undefined && path !== '' && existsSync(path))
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
