// Bundles test files for one of the extension hosts.
import { basename, dirname, join } from 'node:path'
import { build } from 'esbuild'
import { cache, root } from '../../scripts/project.ts'

export type HostKind = 'node' | 'web'

/** Where a run inside the host of this kind leaves its report. */
export function resultFile(kind: HostKind): string {
  return join(cache, `result-${kind}.json`)
}

/** The path of one CommonJS file whose `run` runs the tests of these files, in their order. */
export async function bundleTests(kind: HostKind, files: readonly string[], grep: string): Promise<string> {
  const outfile = join(cache, 'suite', `${kind}-${basename(dirname(files[0] ?? ''))}.js`)
  const list = files.map(file => `() => import(${JSON.stringify(file)})`).join(', ')
  const runner = join(root, 'test', 'vscode', 'runner', `${kind}.ts`)
  await build({
    stdin: {
      contents: `import { runFiles } from ${JSON.stringify(runner)}\nexport const run = () => runFiles([${list}])\n`,
      resolveDir: root,
    },
    outfile,
    bundle: true,
    format: 'cjs',
    sourcemap: 'inline',
    logLevel: 'warning',
    define: { RESULT_FILE: JSON.stringify(resultFile(kind)), GREP: JSON.stringify(grep), HOST: JSON.stringify(kind) },
    ...(kind === 'node'
      ? { platform: 'node', target: 'node20', external: ['vscode', 'mocha'] }
      : { platform: 'browser', target: 'es2023', external: ['vscode', 'node:*'] }),
  })
  return outfile
}
