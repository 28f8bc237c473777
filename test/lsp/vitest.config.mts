// Protocol tests: the real bundles in dist/ over stdio.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'protocol',
    include: ['test/lsp/**/*.test.ts'],
    setupFiles: ['test/lsp/setup.ts'],
    environment: 'node',
    testTimeout: 20_000,
  },
})
