// An editor in another language: the extension and its server speak it.
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { root } from '../../../scripts/project.ts'
import { openWorkbench, type Workbench } from '../workbench.ts'

const folder = join(root, 'test', 'vscode', 'workspace')
const soon = { timeout: 20_000, interval: 100 }

let workbench: Workbench

beforeAll(async () => {
  workbench = await openWorkbench({ folder, language: 'de' })
  await workbench.openFile(join(folder, 'mistakes.transcript'))
})

afterAll(() => workbench?.close())

it('has problems told in German', async () => {
  const { page } = workbench
  await page.keyboard.press('Control+Shift+M')
  const list = page.locator('.markers-panel .monaco-list-rows')
  await expect
    .poll(() => list.textContent(), soon)
    .toContain('„Anna Breg“ steht nicht im Kopf; war „Anna Berg“ gemeint?')
})

it('has commands in German', async () => {
  const { page } = workbench
  await page.keyboard.press('F1')
  const input = page.locator('.quick-input-widget input[aria-autocomplete]')
  await input.fill('>Transcript: Zum nächsten Redebeitrag')
  const rows = page.locator('.quick-input-list .monaco-list-rows')
  await expect.poll(() => rows.textContent(), soon).toContain('Transcript: Zum nächsten Redebeitrag gehen')
})
