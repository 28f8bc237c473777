import type { Connection, InitializeParams, WorkspaceFoldersChangeEvent } from 'vscode-languageserver'
import { diagnosticsOf } from '../features/diagnostics.ts'
import type { Speaker } from '../model/speakers.ts'
import {
  ARE_TRANSCRIPTS,
  type AreTranscriptsParams,
  type AreTranscriptsResult,
  TRANSCRIPTS_CHANGED,
} from '../protocol.ts'
import type { Slips } from '../rules/support/slips.ts'
import { perPair } from '../text/perPair.ts'
import { type FileChange, type Host, readPieces, type Watched } from '../workspace/host.ts'
import { KNOWN } from '../workspace/known.ts'
import { canonicalUri, folderOf, inFolder, nameOf, pathFrom } from '../workspace/uris.ts'
import { type Coverage, openWorkspace } from '../workspace/workspace.ts'
import { WORKSPACE_FILE } from '../workspace/workspaceFile.ts'
import type { ClientAbilities } from './abilities.ts'
import type { OpenDocument } from './document.ts'
import { askingFiles, eitherFiles, type Files, NO_FILES } from './editorHost.ts'
import { literalGlob, syncingFiles, watchingFiles } from './fileEvents.ts'
import { lookingAgain } from './lookingAgain.ts'
import type { Settings } from './settings.ts'

/** How long typing in a workspace file or roster has to rest before the transcripts are looked at again, in ms. */
const REST = 150

/** The workspace files, rosters and profiles around the open transcripts, kept current. */
export type WorkspaceFiles = {
  /** What covers a file. */
  readonly of: (uri: string) => Promise<Coverage>
  /** Whether a file is a workspace file, or is used by one, and no transcript itself. */
  readonly isSupport: (document: Pick<OpenDocument, 'uri' | 'languageId'>) => boolean
  /** The people whom a file lists: a roster, or a workspace file. */
  readonly peopleOf: (uri: string) => Promise<readonly Speaker[]>
  /** The names of the files in the same folder. */
  readonly namesBeside: (uri: string) => Promise<readonly string[]>
  /** A file was opened, edited or closed. */
  readonly touched: (uri: string) => void
  /** Where the editor watches no files: looks whether those that matter have changed, and some transcripts. */
  readonly lookAgain: (transcripts: readonly string[]) => Promise<void>
  readonly initialize: (params: InitializeParams) => void
  /** Once the editor is ready for requests. */
  readonly start: () => void
  /** The folders of the workspace. */
  readonly roots: () => readonly string[]
  /** Files, those that are open as they stand in the editor. */
  readonly host: Files
}

/** What others want to hear of the workspace. */
export type WorkspaceListener = {
  /** Folders came or went, or what covers some files is about to be another. */
  readonly changing: () => void
  /** What covers some transcripts is another. */
  readonly covered: () => void
  /** Files of the workspace changed on the disk. */
  readonly files: (changes: readonly FileChange[]) => void
}

/** Files that are transcripts by their names alone. */
const TRANSCRIPTS = ['*.transcript', '*.transcript.md']

/** What a glob says of a file's own name; anything, where that is not plain. */
const lastPart = (glob: string): string => {
  const last = glob.slice(glob.lastIndexOf('/') + 1)
  return glob.includes('{') || last === '**' ? '*' : last
}

const within = perPair((settings: Settings, coverage: Coverage): Settings => {
  const { layers, profiles } = coverage.surroundings
  return { ...settings, surroundings: { layers: [...settings.surroundings.layers, ...layers], profiles } }
})

/** Settings with what a workspace file says over them; the same object for the same two. */
export const settingsWithin = (settings: Settings, coverage: Coverage): Settings =>
  coverage.uri === undefined ? settings : within(settings, coverage)

const among = perPair(
  (settings: Settings, slips: Slips): Settings => ({ ...settings, surroundings: { ...settings.surroundings, slips } }),
)

/** Settings with what other transcripts tell of one; the same object for the same two. */
export const settingsAmong = (settings: Settings, slips: Slips): Settings =>
  slips.size === 0 ? settings : among(settings, slips)

export const keepWorkspaceFiles = (
  connection: Connection,
  local: Files | undefined,
  abilities: () => ClientAbilities,
  open: { readonly all: () => readonly OpenDocument[] },
  listener: WorkspaceListener,
): WorkspaceFiles => {
  let roots: readonly string[] = []
  let asked = NO_FILES
  const openDocument = (uri: string): OpenDocument | undefined => {
    const name = canonicalUri(uri)
    return open.all().find(document => canonicalUri(document.uri) === name)
  }
  // What stands in an editor counts before what is on the disk.
  const host: Host = {
    list: folder => eitherFiles(local, asked).list(folder),
    real: async folder => (await eitherFiles(local, asked).real?.(folder)) ?? folder,
    read: async (uri, most) => {
      const text = openDocument(uri)?.getText()
      return text === undefined ? eitherFiles(local, asked).read(uri, most) : { kind: 'text', text }
    },
    stamp: async uri => eitherFiles(local, asked).stamp?.(uri),
    // For files that are not open.
    pieces: (uri, most) => readPieces(eitherFiles(local, asked), uri, most),
    watch: watchingFiles(connection, abilities),
  }
  const isTop = (folder: string): boolean =>
    roots.includes(folder) && !roots.some(root => pathFrom(root, folder) !== undefined)
  const workspace = openWorkspace(host, KNOWN, isTop)
  const sync = syncingFiles(connection, abilities)

  let used: ReadonlySet<string> = new Set()
  /** What is watched now, as text. */
  let watching = ''
  /** Files with problems that the editor was told of: by which name, and what. */
  let published: ReadonlyMap<string, { readonly name: string; readonly content: string }> = new Map()
  const seen = new WeakSet<Coverage>()

  const isSupport: WorkspaceFiles['isSupport'] = ({ uri, languageId }) =>
    nameOf(uri) === WORKSPACE_FILE || (languageId !== 'transcript' && used.has(canonicalUri(uri)))

  /** Shows the problems of the workspace files, and of what they use if it is open. */
  const publish = (): void => {
    const now = new Map<string, { readonly name: string; readonly content: string }>()
    for (const { problems } of workspace.loaded()) {
      for (const [uri, list] of problems) {
        const document = openDocument(uri)
        const shown = nameOf(uri) === WORKSPACE_FILE || document !== undefined
        if (!shown || list.length === 0 || now.has(uri)) continue
        const name = document?.uri ?? uri
        const diagnostics = diagnosticsOf(list, abilities().tell)
        const content = JSON.stringify(diagnostics)
        now.set(uri, { name, content })
        if (published.get(uri)?.content !== content) void connection.sendDiagnostics({ uri: name, diagnostics })
      }
    }
    for (const [uri, { name }] of published)
      if (!now.has(uri)) void connection.sendDiagnostics({ uri: name, diagnostics: [] })
    published = now
  }

  const heard = (changes: readonly FileChange[]): void => {
    listener.files(changes)
    // What is open counts as it stands there, whatever happens to the file.
    if (workspace.changed(changes.map(({ uri }) => uri))) soon()
  }

  const stamp = local?.stamp
  const looking = lookingAgain(async uri => stamp?.(uri), heard, Date.now())
  const looksItself = (): boolean => stamp !== undefined && !abilities().watchesFiles
  /** With the workspace files that may come. */
  const looked = (transcripts: readonly string[]): readonly string[] => {
    const folders = [...roots, ...open.all().flatMap(({ uri }) => folderOf(canonicalUri(uri)) ?? [])]
    const loaded = workspace.loaded().flatMap(({ uri }) => uri ?? [])
    return [
      ...new Set([...folders.map(folder => inFolder(folder, WORKSPACE_FILE)), ...loaded, ...used, ...transcripts]),
    ]
  }

  const watch = (): void => {
    const covering = workspace
      .loaded()
      .flatMap(({ uri, globs }) =>
        globs.map(glob => ({ folder: folderOf(uri ?? '') ?? '', glob: `**/${lastPart(glob)}` })),
      )
    const watched: Watched[] = [
      ...TRANSCRIPTS.map(glob => ({ glob })),
      { glob: WORKSPACE_FILE },
      // Folders come and go as a whole.
      { glob: '*', presence: true },
      ...covering,
      ...[...used].map(uri => ({ folder: folderOf(uri) ?? uri, glob: literalGlob(nameOf(uri)) })),
    ]
    const key = JSON.stringify(watched)
    if (key === watching) return
    watching = key
    host.watch(watched, heard)
  }

  const learn = (coverage: Coverage): void => {
    if (seen.has(coverage)) return
    seen.add(coverage)
    const all = new Set(workspace.loaded().flatMap(({ files }) => [...files]))
    const others = all.size !== used.size || [...all].some(uri => !used.has(uri))
    used = all
    watch()
    if (others) {
      sync([...new Set([...all].map(nameOf))].filter(name => !/\.transcript(?:\.md|\.yaml)?$/i.test(name)))
    }
    publish()
  }

  const of = async (uri: string): Promise<Coverage> => {
    const coverage = await workspace.of(uri)
    learn(coverage)
    return coverage
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = (): void => {
    listener.changing()
    clearTimeout(timer)
    timer = setTimeout(async () => {
      // Also those that cover nothing that is open: their problems are shown.
      const files = [
        ...published.keys(),
        ...open
          .all()
          .filter(isSupport)
          .map(document => document.uri),
      ]
      await Promise.all(files.map(of))
      publish()
      listener.covered()
      if (abilities().answersFiles) void connection.sendNotification(TRANSCRIPTS_CHANGED)
    }, REST)
  }

  connection.onRequest(ARE_TRANSCRIPTS, async ({ uris }: AreTranscriptsParams): Promise<AreTranscriptsResult> => {
    return Promise.all(uris.map(async uri => (await of(uri)).matches(uri)))
  })
  const rooted = ({ added, removed }: WorkspaceFoldersChangeEvent): void => {
    const gone = new Set(removed.map(({ uri }) => canonicalUri(uri)))
    roots = [...roots.filter(root => !gone.has(root)), ...added.map(({ uri }) => canonicalUri(uri))]
    // Where the way up ends is another place now.
    workspace.forget()
    soon()
  }

  return {
    of,
    host,
    roots: () => roots,
    isSupport,
    peopleOf: async uri => {
      const name = canonicalUri(uri)
      for (const before of workspace.loaded()) {
        if (before.uri === undefined || (before.uri !== name && !before.files.has(name))) continue
        const people = (await of(before.uri)).roster?.people.filter(({ source }) => source?.uri === name) ?? []
        if (people.length > 0) return people
      }
      return []
    },
    namesBeside: async uri => {
      const entries = await host.list(folderOf(canonicalUri(uri)) ?? uri)
      return entries
        .filter(({ kind }) => kind === 'file')
        .map(({ name }) => name)
        .sort()
    },
    touched: uri => {
      if (looksItself()) looking.soon(() => looked([]))
      const name = nameOf(uri)
      if ((name === WORKSPACE_FILE || used.has(canonicalUri(uri))) && workspace.changed([uri])) soon()
    },
    lookAgain: async transcripts => {
      if (!looksItself()) return
      await looking.now(looked(transcripts))
      // Others may have come.
      listener.changing()
    },
    initialize: params => {
      const folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri == null ? [] : [params.rootUri])
      roots = folders.map(canonicalUri)
      if (abilities().answersFiles) asked = askingFiles(connection)
    },
    start: () => {
      watch()
      // Without the ability the library throws.
      if (abilities().changesFolders) connection.workspace.onDidChangeWorkspaceFolders(rooted)
    },
  }
}
