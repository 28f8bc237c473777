// `npm test`: every check there is, from the quick ones to the real editor.
import { mkdirSync } from 'node:fs'
import { findChromium } from './offline/chromium.ts'
import { installOfflineEditor } from './offline/install.ts'
import { buildProject } from './package.ts'
import { findEmacs, findNeovim } from './programs.ts'
import { cache } from './project.ts'
import { add, runStages } from './stages/report.ts'
import { checkStage, countingStage, type Stage, vitestStage } from './stages/stage.ts'

const checks = [
  checkStage('lint', ['@biomejs', 'biome', 'bin', 'biome'], ['check', '--error-on-warnings', '--colors=off']),
  checkStage('types', ['typescript', 'bin', 'tsc'], ['--noEmit']),
  checkStage('unused', ['knip', 'bin', 'knip.js'], ['--no-progress']),
]

const unit = [
  vitestStage('unit, property, grammar', 'vitest.config.mts'),
  vitestStage('long', 'test/long/vitest.config.mts'),
]

const built = [
  vitestStage('protocol', 'test/lsp/vitest.config.mts'),
  step('Neovim, installed', findNeovim),
  vitestStage('Neovim', 'test/neovim/vitest.config.mts'),
  step('Emacs, installed', findEmacs),
  vitestStage('Emacs', 'test/emacs/vitest.config.mts'),
]

const editor = [inHost('node'), inHost('web'), vitestStage('workbench', 'test/vscode/ui/vitest.config.mts')]

export async function main(): Promise<void> {
  mkdirSync(cache, { recursive: true })
  // Two at a time: the unit tests beside the tools.
  const [a, b] = await Promise.all([runStages(checks), runStages(unit)])
  const c = await runStages([build(), ...built, prepare(), ...editor])
  const { passed, failed } = [a, b, c].reduce(add)
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exit(failed === 0 ? 0 : 1)
}

function build(): Stage {
  return step('build', buildProject)
}

/** What the real editor needs on this machine, installed if it is missing. */
function prepare(): Stage {
  return step('editor and browser', async () => {
    await installOfflineEditor()
    await findChromium()
  })
}

function step(name: string, work: () => Promise<unknown>): Stage {
  return {
    name,
    run: async () => {
      await work()
      return { passed: 1, failed: 0, output: '' }
    },
  }
}

function inHost(kind: 'node' | 'web'): Stage {
  return countingStage(`VS Code, ${kind} host`, ['scripts/bootstrap.mjs', 'test-vscode', kind])
}
