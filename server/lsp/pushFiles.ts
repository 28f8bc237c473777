// The problems of files that are not open, for an editor that does not ask for any.
import { CancellationToken, type Connection, type Diagnostic } from 'vscode-languageserver'
import type { Summary } from '../workspace/summary.ts'
import { canonicalUri } from '../workspace/uris.ts'
import type { Archive } from './archive.ts'
import { describeError, type Running, runningUnder } from './requests.ts'
import { mustPause, pause } from './run.ts'
import type { Settings } from './settings.ts'

/** What the problems of a file that is not open are told of. */
export type ClosedFiles = {
  readonly archive: Archive
  readonly settingsOf: (uri: string) => Promise<Settings>
  /** Whether the user wants more than the problems of open files. */
  readonly wanted: () => Promise<boolean>
  /** The problems of a file; undefined where it cannot be read. */
  readonly problemsIn: (uri: string, settings: Settings, running: Running) => Promise<Diagnostic[] | undefined>
}

export type PushedFiles = {
  /** Something changed that the problems of these files may depend on; of all files, where none are named. */
  readonly stir: (uris?: ReadonlySet<string>) => void
  /** A document was closed, and the editor told that its file has no problems any more. */
  readonly closed: (uri: string) => void
}

/** The editor is told of no more files with problems than this. */
const MOST_FILES = 1000

/** What was found in a file, and by what; `told`: the editor has it. */
type Known = {
  readonly summary: Summary
  readonly settings: Settings
  readonly told: boolean
  readonly content: string
}

const NOTHING = JSON.stringify([])

/** Looks at one file after the other, and tells the editor of those whose problems are others. */
export const pushFiles = (
  connection: Connection,
  { archive, settingsOf, wanted, problemsIn }: ClosedFiles,
): PushedFiles => {
  const known = new Map<string, Known>()
  const waiting = new Set<string>()
  let all = false
  let full = 0
  let working = false
  const running = runningUnder(CancellationToken.None)

  const send = async (uri: string, diagnostics: Diagnostic[], found: Known | undefined): Promise<void> => {
    const before = known.get(uri)
    if (found === undefined) known.delete(uri)
    else known.set(uri, found)
    full += Number(found?.told ?? false) - Number(before?.told ?? false)
    const has = before?.told === true ? before.content : NOTHING
    if (has !== (found?.told === true ? found.content : NOTHING)) await connection.sendDiagnostics({ uri, diagnostics })
  }

  const look = async (uri: string): Promise<void> => {
    const summary = (await wanted()) ? archive.index.summary(uri) : undefined
    if (archive.opened(uri) !== undefined) return
    if (summary === undefined) return send(uri, [], undefined)
    const settings = await settingsOf(uri)
    const before = known.get(uri)
    if (before?.summary === summary && before.settings === settings) return
    const problems = (await problemsIn(uri, settings, running)) ?? []
    // Somebody may have opened it meanwhile, and is told of it as it stands there.
    if (archive.opened(uri) !== undefined) return
    const told = problems.length > 0 && (before?.told === true || full < MOST_FILES)
    return send(uri, told ? problems : [], { summary, settings, told, content: JSON.stringify(problems) })
  }

  const goThrough = async (): Promise<void> => {
    while (all || waiting.size > 0) {
      await archive.settled(CancellationToken.None)
      if (all) {
        all = false
        for (const [uri] of [...known, ...archive.index.files()]) waiting.add(uri)
      }
      for (const uri of waiting) {
        waiting.delete(uri)
        await look(uri).catch(error => connection.console.error(describeError(error)))
        if (mustPause()) await pause()
      }
    }
  }
  const work = (): void => {
    if (working) return
    working = true
    void goThrough().finally(() => {
      working = false
    })
  }

  return {
    stir: uris => {
      if (uris === undefined) all = true
      else for (const uri of uris) waiting.add(uri)
      work()
    },
    closed: uri => {
      const name = canonicalUri(uri)
      if (known.get(name)?.told === true) full--
      known.delete(name)
    },
  }
}
