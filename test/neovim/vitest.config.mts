// Neovim with the built server, as docs/editors.md says how to set it up.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'neovim',
    include: ['test/neovim/**/*.test.ts'],
    environment: 'node',
    // Apt may have to install Neovim first.
    hookTimeout: 300_000,
  },
})
