import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/*/**', 'test/lsp/**', 'test/neovim/**', 'test/emacs/**', 'test/**/*.long.test.ts'],
    environment: 'node',
    // The core keeps no state that a test could see, and is loaded once for all: half the time.
    isolate: false,
    // Random tests are long on a busy machine.
    testTimeout: 20_000,
  },
})
