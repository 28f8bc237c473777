import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/*/**', 'test/lsp/**', 'test/neovim/**', 'test/emacs/**', 'test/**/*.long.test.ts'],
    environment: 'node',
    // Random tests are long on a busy machine.
    testTimeout: 20_000,
  },
})
