import type { Entry, Host } from './host.ts'
import { canonicalUri, inFolder, pathFrom } from './uris.ts'

/** Whether a file is a transcript by its name alone. */
export const isTranscriptName = (name: string): boolean => /\.transcript(?:\.md)?$/i.test(name)

/** Whether a file or folder is left out when folders are searched. */
export const isSkippedName = (name: string): boolean => name.startsWith('.') || name === 'node_modules'

/** Whether a file would be found in one of these folders, as far as folders on the way are left out. */
export const isWithin = (roots: readonly string[], uri: string): boolean =>
  roots.some(root => pathFrom(root, uri)?.split('/').some(isSkippedName) === false)

/** Folders deeper than this below the first one are not looked into. */
const DEEPEST = 50

type Folder = { readonly uri: string; readonly real: string; readonly depth: number }

/** Links come last, so that files are found under their own names. */
const ordered = (entries: readonly Entry[]): readonly Entry[] =>
  entries
    .filter(({ name }) => !isSkippedName(name))
    .sort((a, b) => Number(a.real !== undefined) - Number(b.real !== undefined) || (a.name < b.name ? -1 : 1))

/** The transcripts in some folders and those below, each folder once however many links lead to it. */
export async function* transcriptsIn(
  host: Pick<Host, 'list'>,
  roots: readonly string[],
  matches: (uri: string) => Promise<boolean>,
): AsyncGenerator<string, void, undefined> {
  const seen = new Set<string>()
  const waiting: Folder[] = roots
    .map(root => ({ uri: canonicalUri(root), real: canonicalUri(root), depth: 0 }))
    .reverse()
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const { uri, real, depth } = folder
    if (seen.has(real)) continue
    seen.add(real)
    const entries = ordered(await host.list(uri))
    for (const entry of entries)
      if (entry.kind === 'file' && (isTranscriptName(entry.name) || (await matches(entry.uri)))) yield entry.uri
    if (depth === DEEPEST) continue
    const folders = entries.filter(({ kind }) => kind === 'folder')
    for (const entry of folders.reverse())
      waiting.push({ uri: entry.uri, real: entry.real ?? inFolder(real, entry.name), depth: depth + 1 })
  }
}
