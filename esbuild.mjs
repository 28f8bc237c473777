// Builds dist/: two servers, two clients and the command line, each one file, with source maps beside them.
import { rm } from 'node:fs/promises'
import { argv } from 'node:process'
import { build, context } from 'esbuild'

const common = {
  bundle: true,
  minify: true,
  sourcemap: 'external',
  sourcesContent: false,
  target: 'es2023',
  format: 'cjs',
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'info',
  outdir: 'dist',
}

/** The protocol's library holds types for the server and nothing that runs: see server/lsp/connection.ts. */
const typesOnly = {
  name: 'types-only',
  setup({ onResolve }) {
    onResolve({ filter: /^vscode-languageserver/ }, ({ path }) => ({
      errors: [{ text: `The server takes types of ${path} only: "import type", and server/lsp/connection.ts` }],
    }))
  },
}

const node = {
  ...common,
  platform: 'node',
  target: 'node20.19',
  mainFields: ['module', 'main'],
  // Its build for browsers is of ES modules, from which what is not used is left out.
  alias: { yaml: './node_modules/yaml/browser/dist/index.js' },
}
const browser = { ...common, platform: 'browser', mainFields: ['browser', 'module', 'main'] }
const executable = { banner: { js: '#!/usr/bin/env node' } }

const bundles = [
  { ...node, ...executable, plugins: [typesOnly], entryPoints: { 'server.node': 'server/node.ts' } },
  { ...node, ...executable, entryPoints: { cli: 'server/cli.ts' } },
  { ...node, entryPoints: { 'client.node': 'client/node.ts' }, external: ['vscode'] },
  { ...browser, plugins: [typesOnly], entryPoints: { 'server.worker': 'server/worker.ts' }, format: 'iife' },
  { ...browser, entryPoints: { 'client.browser': 'client/browser.ts' }, external: ['vscode'] },
]

if (argv.includes('--watch')) {
  for (const options of bundles) await (await context(options)).watch()
} else {
  await rm('dist', { recursive: true, force: true })
  await Promise.all(bundles.map(options => build(options)))
}
