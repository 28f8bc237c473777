// Emacs with the built server, as docs/editors.md says how to set it up.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'emacs',
    include: ['test/emacs/**/*.test.ts'],
    environment: 'node',
    // Apt may have to install Emacs first.
    hookTimeout: 300_000,
  },
})
