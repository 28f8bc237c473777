// Builds dist/: two servers, two clients and the command line, each one file, with source maps beside them.
import { rm } from 'node:fs/promises'
import { argv } from 'node:process'
import { build, context } from 'esbuild'
import { leaveOut, shareHelpers } from './scripts/trim.mjs'

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

/**
 * Of the types package the protocol library needs five small objects at run time, but takes along all 28 kB of it. They
 * stand in server/lsp/protocolTypes.ts; the protocol tests run the bundles, so that a sixth would be noticed.
 */
const server = { alias: { 'vscode-languageserver-types': './server/lsp/protocolTypes.ts' } }

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
  {
    ...node,
    ...executable,
    alias: { ...node.alias, ...server.alias },
    plugins: [leaveOut, shareHelpers],
    entryPoints: { 'server.node': 'server/node.ts' },
  },
  { ...node, ...executable, entryPoints: { cli: 'server/cli.ts' } },
  { ...node, entryPoints: { 'client.node': 'client/node.ts' }, external: ['vscode'] },
  {
    ...browser,
    ...server,
    plugins: [leaveOut, shareHelpers],
    entryPoints: { 'server.worker': 'server/worker.ts' },
    format: 'iife',
  },
  { ...browser, entryPoints: { 'client.browser': 'client/browser.ts' }, external: ['vscode'] },
]

if (argv.includes('--watch')) {
  for (const options of bundles) await (await context(options)).watch()
} else {
  await rm('dist', { recursive: true, force: true })
  await Promise.all(bundles.map(options => build(options)))
}
