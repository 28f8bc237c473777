// A folder that is not trusted: the extension runs nothing of it, and works as in any other.
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { root } from '../../../scripts/project.ts'
import { squiggles } from '../reading.ts'
import { openWorkbench, type Workbench } from '../workbench.ts'

const folder = join(root, 'test', 'vscode', 'workspace')
const soon = { timeout: 20_000, interval: 100 }

let workbench: Workbench

beforeAll(async () => {
  workbench = await openWorkbench({ folder, restricted: true })
  await workbench.openFile(join(folder, 'mistakes.transcript'))
})

afterAll(() => workbench?.close())

it('finds problems in restricted mode', async () => {
  const { page } = workbench
  await expect.poll(() => page.locator('#status\\.workspaceTrust').textContent(), soon).toContain('Restricted Mode')
  await expect.poll(() => squiggles(page, 'error').count(), soon).toBeGreaterThan(0)
})
