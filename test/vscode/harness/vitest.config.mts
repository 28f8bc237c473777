// Negative controls: what must fail in the test harness does fail.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'harness',
    include: ['test/vscode/harness/*.test.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 120_000,
  },
})
