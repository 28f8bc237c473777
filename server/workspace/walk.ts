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

/** A file or folder to walk; without `real`, one behind a link that may lead anywhere. */
type Place = {
  readonly kind: Entry['kind']
  readonly uri: string
  readonly real: string | undefined
  readonly depth: number
}

/** What a folder holds, by which it is known where nothing else tells whether it was walked before. */
const contentOf = (entries: readonly Entry[]): string => JSON.stringify(entries.map(({ name, kind }) => [name, kind]))

const byName = (a: Entry, b: Entry): number => (a.name < b.name ? -1 : 1)

/**
 * The transcripts in some folders and those below, each file and folder once however many links lead to it. Links are
 * followed when all else has been walked, so that what they lead to is found under its own name. A folder behind a link of which
 * nobody can tell where it leads is taken for one that was walked if it holds the same, and such a file for one of the same size that
 * changed at the same moment.
 */
export async function* transcriptsIn(
  host: Pick<Host, 'list' | 'real' | 'stamp'>,
  roots: readonly string[],
  matches: (uri: string) => Promise<boolean>,
): AsyncGenerator<string, void, undefined> {
  const seen = new Set<string>()
  const contents = new Set<string>()
  /** Files that were found, whose stamps are not yet among those known. */
  const unstamped: string[] = []
  const stamps = new Set<string>()
  const stampOf = async (uri: string): Promise<string> => JSON.stringify((await host.stamp?.(uri)) ?? uri)
  const waiting: Place[] = []
  const links: Place[] = []
  for (const uri of roots.map(canonicalUri).reverse()) {
    const real = (await host.real?.(uri)) ?? uri
    const place: Place = { kind: 'folder', uri, real, depth: 0 }
    if (real === uri) waiting.push(place)
    else links.unshift(place)
  }
  const found = async (entry: Entry): Promise<boolean> => isTranscriptName(entry.name) || (await matches(entry.uri))
  for (let next = 0; ; ) {
    const place = waiting.pop() ?? links[next++]
    if (place === undefined) return
    const { kind, uri: here, real, depth } = place
    if (real !== undefined && seen.has(real)) continue
    if (real !== undefined) seen.add(real)
    if (kind === 'file') {
      if (real === undefined) {
        for (const uri of unstamped.splice(0)) stamps.add(await stampOf(uri))
        if (stamps.has(await stampOf(here))) continue
      }
      unstamped.push(here)
      yield here
      continue
    }
    const entries = (await host.list(here)).filter(({ name }) => !isSkippedName(name)).sort(byName)
    const content = contentOf(entries)
    if (real === undefined && contents.has(content)) continue
    contents.add(content)
    const folders: Place[] = []
    for (const entry of entries) {
      if (entry.kind === 'file' ? !(await found(entry)) : depth === DEEPEST) continue
      const { kind, uri } = entry
      const place = entry.real ?? inFolder(real ?? here, entry.name)
      const to: Place = { kind, uri, real: entry.link ? undefined : place, depth: depth + 1 }
      if (entry.real !== undefined || entry.link) links.push(to)
      else if (kind === 'folder') folders.push(to)
      else if (!seen.has(place)) {
        seen.add(place)
        unstamped.push(uri)
        yield uri
      }
    }
    waiting.push(...folders.reverse())
  }
}
