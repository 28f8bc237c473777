// `npm run screenshots [-- FOLDER]`: the pictures of the README from the real editor; with a folder, pictures of more states, to
// be looked at.
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { hoverOver } from '../test/vscode/reading.ts'
import { goTo, openWorkbench, runCommand, type Theme, type Workbench } from '../test/vscode/workbench.ts'
import { exampleFile, examples, root } from './project.ts'
import { say } from './run.ts'

const themes: readonly Theme[] = ['dark', 'light']

const mistakes = join(examples, 'mistakes.transcript')

export async function main([folder]: readonly string[]): Promise<void> {
  const file = exampleFile()
  if (file === undefined) throw new Error('There is no example to take a picture of.')
  const workbench = await openWorkbench({ folder: examples, width: 1200, height: 750, scale: 2, settings: calm })
  try {
    await (folder === undefined ? takeReadme(workbench, file) : takeStates(workbench, file, resolve(folder)))
  } finally {
    await workbench.close()
  }
}

/** Only what the picture is about. */
const calm = { 'editor.minimap.enabled': false, 'workbench.statusBar.visible': true, 'breadcrumbs.enabled': true }

async function takeReadme({ page, openFile, setTheme }: Workbench, file: string): Promise<void> {
  await openFile(file)
  await showOutline(page)
  for (const theme of themes) {
    await setTheme(theme)
    await take(page, join(root, 'images', `screenshot-${theme}.png`))
  }
}

async function takeStates({ page, openFile, setTheme }: Workbench, file: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const theme of themes) {
    const picture = (name: string) => take(page, join(folder, `${name}-${theme}.png`))
    await openFile(file)
    await setTheme(theme)
    await showOutline(page)
    await picture('outline')
    await hoverOver(page, 'I am delighted', 'President of')
    await picture('hover')
    await runCommand(page, 'Fold All')
    await picture('folded')
    await openFile(mistakes)
    await runCommand(page, 'Problems: Focus on Problems View')
    await page.locator('.markers-panel .monaco-list-row').nth(1).waitFor()
    await picture('problems')
  }
}

async function showOutline(page: Page): Promise<void> {
  await runCommand(page, 'Explorer: Focus on Outline View')
  await rowsOf(page).nth(1).waitFor()
  // The outline gets the room of the list of files.
  const files = page.getByRole('button', { name: 'Explorer Section: examples' })
  if ((await files.getAttribute('aria-expanded')) === 'true') await files.click()
  await goTo(page, 1)
}

function rowsOf(page: Page): Locator {
  return page.locator('.outline-tree .monaco-list-row')
}

async function take(page: Page, path: string): Promise<void> {
  // The colours of the server come a little after those of the grammar.
  await page.waitForTimeout(1000)
  await page.screenshot({ path })
  say(path)
}
