// Tests that take more than a moment: tens of thousands of random edits, hostile texts, the built command line.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { name: 'long', include: ['test/**/*.long.test.ts'], environment: 'node', testTimeout: 60_000 },
})
