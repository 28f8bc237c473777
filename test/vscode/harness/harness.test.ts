import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../../scripts/project.ts'
import type { HostKind } from '../bundle.ts'
import type { Verdict } from '../report.ts'
import { runInHost } from '../run.ts'

function runControl(kind: HostKind, name: string, limitMs = 60_000): Promise<Verdict> {
  const file = join(root, 'test', 'vscode', 'harness', 'controls', `${name}.ts`)
  return runInHost({ kind, files: [file], limitMs, editor: 'offline' })
}

describe.each(['node', 'web'] as const)('a run in the %s extension host', kind => {
  it('is a success when a test passes', async () => {
    expect(await runControl(kind, 'passing')).toEqual({ ok: true, passed: 1, failed: 0, text: '' })
  })

  it('is a failure when a test fails', async () => {
    const verdict = await runControl(kind, 'failing')
    expect(verdict).toMatchObject({ ok: false, passed: 1, failed: 1 })
    expect(verdict.text).toContain('on purpose')
  })

  it('is a failure when a test is skipped', async () => {
    expect(await runControl(kind, 'skipping')).toMatchObject({ ok: false, passed: 1, failed: 1 })
  })

  it('is a failure when run() throws', async () => {
    expect(await runControl(kind, 'throwing')).toMatchObject({ ok: false, passed: 0, failed: 1 })
  })

  it('is a failure when there is no test', async () => {
    expect(await runControl(kind, 'empty')).toMatchObject({ ok: false, passed: 0, failed: 1 })
  })

  it('is a failure when a test never ends', async () => {
    expect(await runControl(kind, 'hanging', 15_000)).toMatchObject({ ok: false, passed: 0, failed: 1 })
  })
})

// A worker cannot kill itself: the workbench blocks it.
describe('a run in the node extension host', () => {
  it('is a failure when the host is killed', async () => {
    expect(await runControl('node', 'killing')).toMatchObject({ ok: false, passed: 0, failed: 1 })
  })
})
