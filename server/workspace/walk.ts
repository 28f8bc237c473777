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

type Place = { readonly kind: Entry['kind']; readonly uri: string; readonly real: string; readonly depth: number }

const byName = (a: Entry, b: Entry): number => (a.name < b.name ? -1 : 1)

/**
 * The transcripts in some folders and those below, each file and folder once however many links lead to it. Links are
 * followed when all else has been walked, so that what they lead to is found under its own name.
 */
export async function* transcriptsIn(
  host: Pick<Host, 'list'>,
  roots: readonly string[],
  matches: (uri: string) => Promise<boolean>,
): AsyncGenerator<string, void, undefined> {
  const seen = new Set<string>()
  const waiting: Place[] = roots
    .map((root): Place => ({ kind: 'folder', uri: canonicalUri(root), real: canonicalUri(root), depth: 0 }))
    .reverse()
  const links: Place[] = []
  const found = async (entry: Entry): Promise<boolean> => isTranscriptName(entry.name) || (await matches(entry.uri))
  for (let next = 0; ; ) {
    const place = waiting.pop() ?? links[next++]
    if (place === undefined) return
    const { kind, uri, real, depth } = place
    if (seen.has(real)) continue
    seen.add(real)
    if (kind === 'file') {
      yield uri
      continue
    }
    const entries = (await host.list(uri)).filter(({ name }) => !isSkippedName(name)).sort(byName)
    const folders: Place[] = []
    for (const entry of entries) {
      if (entry.kind === 'file' ? !(await found(entry)) : depth === DEEPEST) continue
      const { kind, uri } = entry
      const to: Place = { kind, uri, real: entry.real ?? inFolder(real, entry.name), depth: depth + 1 }
      if (entry.real !== undefined) links.push(to)
      else if (kind === 'folder') folders.push(to)
      else if (!seen.has(to.real)) {
        seen.add(to.real)
        yield uri
      }
    }
    waiting.push(...folders.reverse())
  }
}
