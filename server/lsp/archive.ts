// The index of all transcripts of the workspace: built in the background, and kept current.

import {
  CancellationToken,
  type Connection,
  type Disposable,
  LSPErrorCodes,
  MessageType,
  ResponseError,
} from 'vscode-languageserver'
import type { Roster } from '../model/roster.ts'
import type { Speaker } from '../model/speakers.ts'
import { type Transcript, transcriptSteps } from '../model/transcript.ts'
import { parsePieces } from '../syntax/pieces.ts'
import { type Message, say } from '../text/message.ts'
import type { Steps } from '../text/steps.ts'
import { type FileChange, readPieces } from '../workspace/host.ts'
import { type Index, openIndex } from '../workspace/index.ts'
import { summarySteps } from '../workspace/summary.ts'
import { canonicalUri, folderOf, nameOf } from '../workspace/uris.ts'
import { isTranscriptName, isWithin, transcriptsIn } from '../workspace/walk.ts'
import type { ClientAbilities } from './abilities.ts'
import type { OpenDocument } from './document.ts'
import { describeError } from './requests.ts'
import { run } from './run.ts'
import type { WorkspaceFiles } from './workspaceFiles.ts'

/** Larger files, in bytes, are left out. */
const MOST_BYTES = 50_000_000

/** How long files have to rest before they are read again, in ms. */
const REST = 300

/** With fewer files to read than this nobody is told how far it is. */
const FEW = 20

/** A transcript of the workspace as it is now: the open document, or the file as read for this. */
export type ArchiveFile = {
  /** As the editor calls it. */
  readonly uri: string
  readonly transcript: Transcript
  /** Of an open document. */
  readonly version: number | null
  /** The file is no UTF-8: an editor that takes it for such loses letters when it writes it. */
  readonly guessed?: true
}

export type Archive = {
  readonly index: Index
  /** All that is known to have changed is in the index when it ends; an error ends it if somebody cancels. */
  readonly settled: (token: CancellationToken) => Promise<void>
  /** The transcripts that are in the index. */
  readonly known: () => readonly string[]
  /** A transcript was opened, edited or closed. */
  readonly touched: (uri: string) => void
  readonly filesChanged: (changes: readonly FileChange[]) => void
  /** Looks through the folders anew. */
  readonly look: () => void
  /** Reads a file; undefined where it cannot be read. */
  readonly read: (uri: string) => Promise<ArchiveFile | undefined>
  /** The name by which the editor knows a file. */
  readonly nameFor: (uri: string) => string
  /** An open document, by any spelling of its URI. */
  readonly opened: (uri: string) => OpenDocument | undefined
  /** The transcripts that name one of some people of rosters. */
  readonly filesNaming: (people: readonly Speaker[]) => readonly string[]
}

/** The end of some work, or an error as soon as nobody waits for it any more; the work itself goes on. */
export const unlessCancelled = async (work: Promise<void>, token: CancellationToken): Promise<void> => {
  let listening: Disposable | undefined
  const cancelled = new Promise<never>((_, reject) => {
    const stop = (): void => reject(new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.'))
    listening = token.onCancellationRequested(stop)
    if (token.isCancellationRequested) stop()
  })
  try {
    await Promise.race([work, cancelled])
  } finally {
    listening?.dispose()
  }
}

/** Whether a name is that of a folder, as far as names tell. */
const isFolderName = (name: string): boolean => !/\.\p{L}\w*$/u.test(name)

/** Whether a file is in one of some folders, at whatever depth. */
const isBelow = (folders: ReadonlySet<string>): ((uri: string) => boolean) => {
  const known = new Map<string, boolean>()
  const isIn = (uri: string): boolean => {
    const folder = folderOf(uri)
    if (folder === undefined) return false
    const below = known.get(folder) ?? (folders.has(folder) || isIn(folder))
    known.set(folder, below)
    return below
  }
  return isIn
}

/** `changed`: these files, which are not open or in which others speak, may be others than before. */
export const keepArchive = (
  connection: Connection,
  files: () => WorkspaceFiles,
  open: { readonly all: () => readonly OpenDocument[] },
  abilities: () => ClientAbilities,
  changed: (uris: ReadonlySet<string>) => Promise<void>,
): Archive => {
  const index = openIndex()
  /** With which roster each file was read. */
  const rosters = new Map<string, Roster | undefined>()
  const waiting = new Set<string>()
  /** Open transcripts that somebody may still be typing in. */
  const typed = new Set<string>()
  const refused = new Set<string>()
  /** Files that are left out, of which the user was not told yet. */
  const untold: { readonly uri: string; readonly reason: Message | string }[] = []
  let looking = false
  let work: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const documentOf = (uri: string): OpenDocument | undefined =>
    open.all().find(document => document.uri === uri || canonicalUri(document.uri) === uri)
  const steps = <T>(one: Steps<T>): Promise<T> => run(one, CancellationToken.None, () => undefined)

  const isTranscript = async (uri: string): Promise<boolean> =>
    isWithin(files().roots(), uri) &&
    (isTranscriptName(nameOf(uri)) ||
      documentOf(uri)?.languageId === 'transcript' ||
      (await files().of(uri)).matches(uri))

  const read = async (uri: string): Promise<ArchiveFile | undefined> => {
    const { roster } = await files().of(uri)
    const document = documentOf(uri)
    if (document !== undefined) {
      document.cover(roster)
      return { uri: document.uri, transcript: await steps(document.prepare()), version: document.version }
    }
    const reading = await readPieces(files().host, uri, MOST_BYTES)
    if (reading.kind === 'refused') refuse(uri, reading.reason)
    if (reading.kind !== 'pieces') return undefined
    const blocks = await steps(parsePieces(reading.pieces))
    const transcript = await steps(transcriptSteps(blocks, roster))
    return { uri, transcript, version: null, ...(reading.guessed ? { guessed: true } : {}) }
  }

  const refuse = (uri: string, reason: Message | string): void => {
    if (refused.has(uri)) return
    refused.add(uri)
    untold.push({ uri, reason })
    // While many are read the user is told once, at the end.
    if (work === undefined) tellRefused()
  }
  const tellRefused = (): void => {
    const [first, ...more] = untold.splice(0)
    if (first === undefined) return
    const name = nameOf(first.uri)
    const message =
      more.length === 0
        ? say`${name} is left out of what goes over all files: ${first.reason}.`
        : say`Left out of what goes over all files: ${name} (${first.reason}) and ${more.length} more.`
    const text = abilities().tell(message)
    void connection.sendNotification('window/showMessage', { type: MessageType.Warning, message: text })
  }

  /** Says whether others may see something of it. */
  const put = async (uri: string): Promise<boolean> => {
    const file = (await isTranscript(uri)) ? await read(uri) : undefined
    if (file === undefined) {
      rosters.delete(uri)
      return index.remove(uri)
    }
    rosters.set(uri, file.transcript.roster)
    const others = index.put(uri, await steps(summarySteps(file.transcript)))
    return others || file.version === null
  }

  /** Finds what is there, and what of it has to be read. */
  const search = async (): Promise<void> => {
    const gone = new Set(rosters.keys())
    const found = async (uri: string): Promise<void> => {
      gone.delete(uri)
      if (!rosters.has(uri) || rosters.get(uri) !== (await files().of(uri)).roster) waiting.add(uri)
    }
    const matches = async (uri: string): Promise<boolean> => (await files().of(uri)).matches(uri)
    for await (const uri of transcriptsIn(files().host, files().roots(), matches)) await found(uri)
    // What is open may be on no disk yet, or no more.
    for (const uri of open.all().map(document => canonicalUri(document.uri)))
      if (isWithin(files().roots(), uri)) await found(uri)
    for (const uri of gone) waiting.add(uri)
  }

  /** Leaves what is a transcript or was one: folders are watched for whatever comes and goes. */
  const sift = async (): Promise<void> => {
    const told = [...waiting].filter(uri => !rosters.has(uri))
    for (const uri of told) waiting.delete(uri)
    for (const uri of told) if (await isTranscript(uri)) waiting.add(uri)
  }

  const readAll = async (): Promise<void> => {
    await sift()
    const shown = abilities().showsProgress && waiting.size >= FEW
    const progress = shown ? await connection.window.createWorkDoneProgress().catch(() => undefined) : undefined
    progress?.begin(abilities().tell(say`Reading transcripts`), 0)
    let count = 0
    const others = new Set<string>()
    let told = performance.now()
    for (const uri of waiting) {
      waiting.delete(uri)
      try {
        if (await put(uri)) others.add(uri)
      } catch (error) {
        connection.console.error(describeError(error))
      }
      count++
      if (progress === undefined || performance.now() - told < 100) continue
      told = performance.now()
      progress.report(
        (count * 100) / (count + waiting.size),
        abilities().tell(say`${count} of ${count + waiting.size}`),
      )
    }
    progress?.done()
    tellRefused()
    if (others.size > 0) await changed(others)
  }

  const carryOn = async (): Promise<void> => {
    while (looking || waiting.size > 0) {
      if (looking) {
        looking = false
        await search()
      }
      await readAll()
    }
  }

  const start = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    for (const uri of typed) waiting.add(uri)
    typed.clear()
    work ??= carryOn()
      .catch(error => connection.console.error(describeError(error)))
      .finally(() => {
        work = undefined
      })
    return work
  }
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(start, REST)
  }

  return {
    index,
    read,
    known: () => [...rosters.keys()],
    opened: uri => documentOf(canonicalUri(uri)),
    filesNaming: people => {
      const named = people.flatMap(({ name, source }) =>
        index.speaker(name).flatMap(({ uri, speaker }) => (speaker.roster === source?.uri ? [uri] : [])),
      )
      return [...new Set(named)].sort()
    },
    nameFor: uri => documentOf(uri)?.uri ?? uri,
    settled: async token => {
      await unlessCancelled(files().lookAgain([...rosters.keys()]), token)
      while (work !== undefined || looking || waiting.size > 0 || typed.size > 0) await unlessCancelled(start(), token)
    },
    look: () => {
      looking = true
      soon()
    },
    touched: uri => {
      const name = canonicalUri(uri)
      if (!isWithin(files().roots(), name)) return
      typed.add(name)
      soon()
    },
    filesChanged: changes => {
      /** What was deleted and may have been a folder. */
      const deleted = new Set<string>()
      for (const change of changes) {
        const uri = canonicalUri(change.uri)
        if (!isWithin(files().roots(), uri)) continue
        refused.delete(uri)
        if (change.kind === 'deleted' && !rosters.has(uri)) deleted.add(uri)
        // What is open counts as it stands there.
        if (documentOf(uri) === undefined) waiting.add(uri)
        if (change.kind === 'created' && isFolderName(nameOf(uri))) looking = true
        soon()
      }
      if (deleted.size === 0) return
      const isDeleted = isBelow(deleted)
      for (const uri of rosters.keys()) if (isDeleted(uri)) waiting.add(uri)
    },
  }
}
