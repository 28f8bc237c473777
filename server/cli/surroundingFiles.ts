import { relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeHost, uriOf } from '../nodeHost.ts'
import type { Problem } from '../rules/rule.ts'
import { KNOWN } from '../workspace/known.ts'
import { type Coverage, NO_COVERAGE, openWorkspace } from '../workspace/workspace.ts'
import { STDIN } from './inputs.ts'

/** A workspace file, roster or profile with problems. */
type Fault = { readonly name: string; readonly text: string; readonly problems: readonly Problem[] }

export type SurroundingFiles = {
  /** What covers a file; a text from standard input has no place, and is covered by nothing. */
  readonly of: (path: string) => Promise<Coverage>
  /** Whether a file is a transcript whatever its extension. */
  readonly matches: (path: string) => Promise<boolean>
  /** What is wrong in the files of a coverage; each file comes once. */
  readonly faults: (coverage: Coverage) => AsyncGenerator<Fault>
}

/** The name by which a person at the current folder calls a file. */
const shown = (uri: string): string => {
  const path = fileURLToPath(uri)
  const near = relative('.', path)
  return near.startsWith('..') ? path : near
}

/** Longer files are not shown, in bytes. */
const MOST_BYTES = 5_000_000

/** The workspace files of this machine, looked for in the folder of a file and all above it. */
export const surroundingFiles = (): SurroundingFiles => {
  const workspace = openWorkspace(nodeHost, KNOWN, () => false)
  const told = new Set<string>()
  const of = (path: string): Promise<Coverage> =>
    path === STDIN ? Promise.resolve(NO_COVERAGE) : workspace.of(uriOf(resolve(path)))
  return {
    of,
    matches: async path => (await of(path)).matches(uriOf(resolve(path))),
    async *faults({ problems: all }) {
      for (const [uri, problems] of all) {
        if (told.has(uri)) continue
        told.add(uri)
        if (problems.length === 0) continue
        const reading = await nodeHost.read(uri, MOST_BYTES)
        yield { name: shown(uri), text: reading.kind === 'text' ? reading.text : '', problems }
      }
    },
  }
}
