// The packaged extension, as it would be published.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { cache, root } from './project.ts'
import { mustRun } from './run.ts'

const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce')

/** Builds dist/. */
export async function buildProject(): Promise<void> {
  await mustRun(process.execPath, ['esbuild.mjs'])
}

/** Packs what is in dist/ now; the path of the .vsix file. */
export async function packageExtension(): Promise<string> {
  mkdirSync(cache, { recursive: true })
  const file = join(cache, 'transcript.vsix')
  const options = ['--no-dependencies', '--allow-missing-repository', '--allow-unused-files-pattern', '--skip-license']
  await mustRun(process.execPath, [vsce, 'package', ...options, '--no-rewrite-relative-links', '--out', file])
  return file
}
