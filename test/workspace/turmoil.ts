// Files that come, change, move and go, and documents in which somebody types meanwhile: over the server's own archive, without a server.
import { CancellationToken, type Connection } from 'vscode-languageserver'
import { abilitiesOf } from '../../server/lsp/abilities.ts'
import { type Archive, keepArchive } from '../../server/lsp/archive.ts'
import { type OpenDocument, openDocuments } from '../../server/lsp/document.ts'
import { type KeptSlips, keepSlips } from '../../server/lsp/slips.ts'
import type { Roster } from '../../server/model/roster.ts'
import type { Entry, FileChange, Reading } from '../../server/workspace/host.ts'
import type { Index } from '../../server/workspace/index.ts'
import { pathFrom } from '../../server/workspace/uris.ts'
import { NO_COVERAGE } from '../../server/workspace/workspace.ts'
import { rosterFrom } from '../rosters.ts'

const ROOT = 'file:///ws'
const FOLDERS = ['', '/a', '/a/b', '/c']
const NAMES = [
  'Anna Berg',
  'Ben Okafor',
  'Cem Kaya',
  'JHD',
  'RPR',
  'JHD/RPR',
  'Anna Berg & Cem Kaya',
  'Chair Ben Okafor',
]
/** Slips for some of them. */
const RARE = ['Ben Okafro', 'Anna Bergh', 'JDH']
const ROSTERS: readonly Roster[] = [
  rosterFrom('Jordan Harband (JHD)\nRob Palmer (RPR)\n'),
  rosterFrom('Jordan Harband (JHD)\nBen Okafor (BO)\n'),
]

/** A number in [0, bound), the next of a row that is the same for the same seed. */
export type Next = (bound: number) => number

export const numbersFrom = (seed: number): Next => {
  let state = seed + 0x9e3779b9
  return bound => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d)
    state = Math.imul(state ^ (state >>> 12), 0x297a2d39)
    state ^= state >>> 15
    return (state >>> 0) % bound
  }
}

const nameBy = (next: Next): string | undefined =>
  next(20) === 0 ? RARE[next(RARE.length)] : NAMES[next(NAMES.length)]

/** A few turns of people by chance, some under headings. */
const madeText = (next: Next): string =>
  Array.from({ length: next(7) }, (_, i) => {
    const heading = i % 4 === 3 ? `# Part ${next(9)}\n\n` : ''
    return `${heading}${nameBy(next)}: Words.\n`
  }).join('\n')

/** What the files hold, by chance, and who may speak in them: now these, now those. */
export type Material = {
  readonly text: (next: Next) => string
  /** What somebody types at the beginning of a line. */
  readonly typed: (next: Next) => string
  readonly rosters: readonly Roster[]
}

const MADE: Material = {
  text: madeText,
  typed: next => (next(2) === 0 ? `\n${nameBy(next)}: Typed.\n\n` : 'a word '),
  rosters: ROSTERS,
}

/** What is kept of an archive. */
type Kept = { readonly index: Index; readonly slips: KeptSlips }

/** Everything that somebody can ask an index, and the slips that follow from it. */
const contentOf = ({ index, slips }: Kept): unknown => ({
  slips: [...index.files()]
    .map(([uri]) => [uri, ...slips.of(uri)])
    .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1)),
  files: [...index.files()].sort(([a], [b]) => (a < b ? -1 : 1)),
  labels: [...index.labels()].map(([label, { turns, files }]) => [label, turns, [...files].sort()]).sort(),
  names: [...index.names()].sort().map(name => [
    name,
    index
      .speaker(name)
      .map(({ uri }) => uri)
      .sort(),
  ]),
})

/** A connection that hears nothing and says nothing. */
const silent = {
  sendNotification: async () => undefined,
  console: {
    error: (message: string) => {
      throw new Error(message)
    },
  },
} as unknown as Connection

export type Turmoil = {
  /** Writes so many files, and tells nobody. */
  readonly fill: (count: number) => void
  /** Something happens, by chance. */
  readonly happen: () => Promise<void>
  /** What the index that was kept all along holds, and what one holds that is built afresh. */
  readonly compare: () => Promise<{ readonly kept: unknown; readonly fresh: unknown }>
  readonly files: () => number
}

export const turmoil = (next: Next, { text: textBy, typed, rosters }: Material = MADE): Turmoil => {
  const disk = new Map<string, string>()
  const open = new Map<string, OpenDocument>()
  let roster = rosters[0]
  let count = 0

  const list = async (folder: string): Promise<readonly Entry[]> => {
    const names = new Map<string, Entry>()
    for (const uri of disk.keys()) {
      const [name, ...below] = pathFrom(folder, uri)?.split('/') ?? []
      if (name !== undefined)
        names.set(name, { name, uri: `${folder}/${name}`, kind: below.length > 0 ? 'folder' : 'file' })
    }
    return [...names.values()]
  }
  const read = async (uri: string): Promise<Reading> => {
    const text = open.get(uri)?.getText() ?? disk.get(uri)
    return text === undefined ? { kind: 'missing' } : { kind: 'text', text }
  }
  const files = {
    of: async () => ({ ...NO_COVERAGE, roster }),
    roots: () => [ROOT],
    lookAgain: async () => undefined,
    host: { list, read },
  } as unknown as Parameters<typeof keepArchive>[1] extends () => infer F ? F : never
  const archiveOver = (): Archive & Kept => {
    const archive = keepArchive(
      silent,
      () => files,
      { all: () => [...open.values()] },
      () => abilitiesOf(undefined),
      async () => void (await slips.catchUp()),
    )
    const slips = keepSlips(archive.index)
    return { ...archive, slips }
  }
  const archive = archiveOver()
  archive.look()

  const tell = (...changes: readonly FileChange[]): void => archive.filesChanged(changes)
  const some = (all: Iterable<string>): string | undefined => {
    const list = [...all]
    return list[next(Math.max(1, list.length))]
  }
  const newUri = (): string => `${ROOT}${FOLDERS[next(FOLDERS.length)]}/${count++}.transcript`

  const deeds: readonly (() => void | Promise<void>)[] = [
    () => {
      const uri = newUri()
      disk.set(uri, textBy(next))
      tell({ uri, kind: 'created' })
    },
    () => {
      const uri = some(disk.keys())
      if (uri === undefined) return
      disk.set(uri, textBy(next))
      tell({ uri, kind: 'changed' })
    },
    () => {
      const uri = some(disk.keys())
      if (uri === undefined) return
      disk.delete(uri)
      tell({ uri, kind: 'deleted' })
    },
    () => {
      const uri = some(disk.keys())
      const text = disk.get(uri ?? '')
      if (uri === undefined || text === undefined) return
      const to = newUri()
      disk.delete(uri)
      disk.set(to, text)
      tell({ uri, kind: 'deleted' }, { uri: to, kind: 'created' })
    },
    () => {
      // A folder moves as a whole: of what is in it nobody is told.
      const from = `${ROOT}/a`
      const to = `${ROOT}/moved${count++}`
      for (const [uri, text] of [...disk]) {
        const path = pathFrom(from, uri)
        if (path === undefined) continue
        disk.delete(uri)
        disk.set(`${to}/${path}`, text)
      }
      tell({ uri: from, kind: 'deleted' }, { uri: to, kind: 'created' })
    },
    () => {
      const uri = some(disk.keys())
      if (uri === undefined || open.has(uri)) return
      open.set(uri, openDocuments.create(uri, 'transcript', 1, disk.get(uri) ?? ''))
      archive.touched(uri)
    },
    ...Array.from({ length: 4 }, () => (): void => {
      const uri = some(open.keys())
      const document = open.get(uri ?? '')
      if (uri === undefined || document === undefined) return
      const start = { line: next(document.lineCount), character: 0 }
      const end = next(3) === 0 ? { line: start.line + 1, character: 0 } : start
      const text = typed(next)
      open.set(uri, openDocuments.update(document, [{ range: { start, end }, text }], document.version + 1))
      archive.touched(uri)
    }),
    () => {
      const uri = some(open.keys())
      if (uri === undefined) return
      // Saved, or what was typed is thrown away.
      if (next(2) === 0) {
        disk.set(uri, open.get(uri)?.getText() ?? '')
        tell({ uri, kind: 'changed' })
      }
      open.delete(uri)
      archive.touched(uri)
    },
    () => {
      // All files are read again then: not too often.
      if (next(6) > 0) return
      roster = rosters[next(rosters.length)]
      archive.look()
    },
    () => archive.settled(CancellationToken.None),
    // Work that goes on while other things happen.
    () => {
      void archive.settled(CancellationToken.None)
    },
    () => new Promise(resolve => setImmediate(resolve)),
  ]

  return {
    fill: many => {
      for (let i = 0; i < many; i++) disk.set(newUri(), textBy(next))
    },
    happen: async () => deeds[next(deeds.length)]?.(),
    compare: async () => {
      await archive.settled(CancellationToken.None)
      const other = archiveOver()
      other.look()
      await other.settled(CancellationToken.None)
      return { kept: contentOf(archive), fresh: contentOf(other) }
    },
    files: () => new Set([...disk.keys(), ...open.keys()]).size,
  }
}
