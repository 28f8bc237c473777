import type { Entry, Host } from '../../server/workspace/host.ts'
import { canonicalUri, inFolder, pathFrom } from '../../server/workspace/uris.ts'

export const ROOT = 'file:///ws'

/** Files by their paths from `ROOT`, which a test may change, and how often each was read. */
export const memoryHost = (
  files: Record<string, string>,
): Host & { readonly files: Record<string, string>; readonly reads: Map<string, number> } => {
  const reads = new Map<string, number>()
  return {
    files,
    reads,
    list: async folder => {
      const entries = new Map<string, Entry>()
      for (const path of Object.keys(files)) {
        const below = pathFrom(folder, `${ROOT}/${path}`)
        if (below === undefined) continue
        const [name = '', ...rest] = below.split('/')
        entries.set(name, { name, uri: inFolder(folder, name), kind: rest.length > 0 ? 'folder' : 'file' })
      }
      return [...entries.values()]
    },
    read: async (uri, most) => {
      const path = pathFrom(ROOT, canonicalUri(uri)) ?? ''
      reads.set(path, (reads.get(path) ?? 0) + 1)
      const text = files[path]
      if (text === undefined) return { kind: 'missing' }
      return text.length > most ? { kind: 'refused', reason: 'it is too large' } : { kind: 'text', text }
    },
    watch: () => undefined,
  }
}
