// Drives the workbench as a person would: a page in a browser, the keyboard and the mouse. The extension is installed from its
// package, as users have it.
import type { Page } from 'playwright-core'
import { launchChromium } from '../../scripts/offline/chromium.ts'
import { type Settings, startServer } from '../../scripts/offline/server.ts'
import { workbenchUrl } from '../../scripts/offline/url.ts'
import { buildProject, packageExtension } from '../../scripts/package.ts'

export type Theme = 'dark' | 'light'

export type Workbench = {
  readonly page: Page
  /** Loads the workbench anew with this file open. */
  readonly openFile: (path: string) => Promise<void>
  readonly setTheme: (theme: Theme) => Promise<void>
  readonly close: () => Promise<void>
}

export type WorkbenchOptions = {
  readonly folder: string
  readonly theme?: Theme
  readonly width?: number
  readonly height?: number
  /** Pixels of a picture for each pixel of the page. */
  readonly scale?: number
  readonly settings?: Settings
  /** The folder is not trusted. */
  readonly restricted?: boolean
  /** The language of the editor, as extensions see it; its own strings remain English. */
  readonly language?: string
}

const themes: Readonly<Record<Theme, string>> = { dark: 'Default Dark Modern', light: 'Default Light Modern' }

/** Nothing that differs from run to run: no blinking caret, no animation. */
const still: Settings = {
  'editor.cursorBlinking': 'solid',
  'editor.hover.delay': 100,
  'workbench.reduceMotion': 'on',
  'window.commandCenter': false,
}

export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const {
    folder,
    theme = 'dark',
    width = 1280,
    height = 800,
    scale = 1,
    settings,
    restricted = false,
    language,
  } = options
  const trust = restricted
    ? { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' }
    : {}
  const settingsOf = (name: Theme) => ({ ...still, ...trust, ...settings, 'workbench.colorTheme': themes[name] })
  await buildProject()
  const server = await startServer({ vsix: await packageExtension(), settings: settingsOf(theme), restricted })
  const browser = await launchChromium()
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale })
  if (language !== undefined) await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)}`)
  return {
    page,
    openFile: async path => {
      await page.goto(workbenchUrl(server.url, { folder, file: path }))
      await page.waitForSelector('.monaco-workbench')
      const name = path.slice(path.lastIndexOf('/') + 1)
      await page.waitForSelector(`.tab.active[data-resource-name="${name}"]`)
      await page.waitForSelector('.monaco-editor .view-line')
    },
    setTheme: async name => {
      server.writeSettings(settingsOf(name))
      await page.waitForSelector(name === 'dark' ? '.monaco-workbench.vs-dark' : '.monaco-workbench.vs')
    },
    close: async () => {
      await browser.close()
      await server.stop()
    },
  }
}

/** Runs a command of the palette by its whole title. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1')
  const input = page.locator('.quick-input-widget input[aria-autocomplete]')
  await input.waitFor({ state: 'visible' })
  await input.fill(`>${title}`)
  const row = page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: title })
  await row.waitFor()
  await page.keyboard.press('Enter')
  await input.waitFor({ state: 'hidden' })
}

/** Puts the cursor at a one-based line and column, and the keyboard's focus into the editor. */
export async function goTo(page: Page, line: number, column = 1): Promise<void> {
  await page.keyboard.press('Control+g')
  const input = page.locator('.quick-input-widget input[aria-autocomplete]')
  await input.waitFor({ state: 'visible' })
  await input.fill(`:${line}:${column}`)
  await page.keyboard.press('Enter')
  await input.waitFor({ state: 'hidden' })
  // The focus comes after the box has gone: a key pressed in between goes to the view that had it before.
  await page.locator('.editor-instance .monaco-editor.focused').waitFor()
  await page.locator('#status\\.editor\\.selection', { hasText: `Ln ${line}, Col ${column}` }).waitFor()
}

/** Applies the first repair that is offered at the cursor. */
export async function quickFix(page: Page): Promise<void> {
  const first = page.locator('.action-widget .monaco-list-row.action').first()
  // Problems may come anew just now: the editor then shows no menu, or takes it back.
  for (let attempt = 0; attempt < 5 && !(await first.isVisible()); attempt++) {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+.')
    await first.waitFor({ timeout: 5000 }).catch(() => {})
  }
  await first.waitFor({ timeout: 1000 })
  await page.keyboard.press('Enter')
}
