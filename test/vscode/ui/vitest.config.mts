// Tests of what a person sees: the workbench of the offline VS Code in a browser.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'ui',
    include: ['test/vscode/ui/*.test.ts'],
    environment: 'node',
    // A workbench with its extension host fills a small machine.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
