import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build } from 'esbuild'

const here = fileURLToPath(new URL('.', import.meta.url))
export const root = join(here, '..', '..')
/** What is built for a run, and may be deleted at any time. */
const target = join(here, 'node_modules', '.bench')

/** What is measured against is installed on first use, beside the benchmark. */
export const install = (): void => {
  if (existsSync(join(here, 'node_modules', 'markdown-it'))) return
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: here, stdio: 'inherit' })
}

/** Bundles one of the programs as the product's server is bundled; the path of the bundle. */
export const bundle = async (program: string, options: BuildOptions = {}): Promise<string> => {
  const outfile = join(target, `${program}.js`)
  await build({
    entryPoints: [join(here, 'programs', `${program}.ts`)],
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    mainFields: ['module', 'main'],
    outfile,
    logLevel: 'error',
    ...options,
  })
  return outfile
}

/** Builds the product; the folder of a copy of its bundles, which another build meanwhile does not change. */
export const buildProduct = (): string => {
  execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  const copy = join(target, 'dist')
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  cpSync(join(root, 'dist'), copy, { recursive: true })
  return copy
}

/** Size of the extension as published, in bytes. */
export const packagedSize = (): number => {
  const file = join(tmpdir(), `transcript-bench-${process.pid}.vsix`)
  try {
    execFileSync('npm', ['run', '--silent', 'package', '--', '--out', file], { cwd: root, stdio: 'ignore' })
    return statSync(file).size
  } finally {
    rmSync(file, { force: true })
  }
}
