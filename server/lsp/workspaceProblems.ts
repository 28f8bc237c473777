// The problems of all transcripts of the workspace that are not open, where the user wants them.
import {
  type Connection,
  type Disposable,
  DocumentDiagnosticRequest,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver'
import { diagnosticsOf, SOURCE } from '../features/diagnostics.ts'
import { checkSteps } from '../rules/index.ts'
import type { Summary } from '../workspace/summary.ts'
import { canonicalUri } from '../workspace/uris.ts'
import type { ClientAbilities } from './abilities.ts'
import { type Archive, unlessCancelled } from './archive.ts'
import { keepReports } from './pull.ts'
import { type ClosedFiles, pushFiles } from './pushFiles.ts'
import { type Running, runningUnder } from './requests.ts'
import { mustPause, pause } from './run.ts'
import type { Settings } from './settings.ts'

/** What a report on a file depends on: as long as these are the same objects, it is the same. */
type Basis = { readonly summary: Summary; readonly settings: Settings }

export type WorkspaceProblems = {
  /** Something changed that the problems of these files may depend on; of all files, where none are named. */
  readonly stir: (uris?: ReadonlySet<string>) => void
  /** A document was closed: editors forget what they were told of its file. */
  readonly closed: (uri: string) => void
  /** Asks the editor to ask for the problems, as the user's settings are now. */
  readonly offer: () => Promise<void>
}

/** `settingsOf` is for a file that is not open; `wanted`: whether the user wants more than the problems of open files. */
export const answerWorkspaceProblems = (
  connection: Connection,
  archive: Archive,
  settingsOf: (uri: string) => Promise<Settings>,
  wanted: () => Promise<boolean>,
  abilities: () => ClientAbilities,
): WorkspaceProblems => {
  const reports = keepReports()
  const known = new Map<string, Basis & { readonly resultId: string | undefined }>()
  /** Files for which nothing was stirred since they were looked at. */
  const calm = new Set<string>()
  /** What the editor has of each file, by the requests that are being answered. */
  const asked = new Set<Map<string, { readonly uri: string; readonly value: string }>>()
  let stirred: () => void = () => undefined
  let change = new Promise<void>(resolve => {
    stirred = resolve
  })

  const problemsIn: ClosedFiles['problemsIn'] = async (uri, settings, { run }) => {
    const file = await archive.read(uri)
    if (file === undefined) return undefined
    return diagnosticsOf(await run(checkSteps(file.transcript, settings.surroundings)), abilities().tell)
  }

  const pushed = pushFiles(connection, { archive, settingsOf, wanted, problemsIn })
  const unchanged = (uri: string, resultId: string | undefined): WorkspaceDocumentDiagnosticReport | undefined =>
    resultId === undefined ? undefined : { uri, version: null, kind: 'unchanged', resultId }

  /** The report on one file; undefined where there is nothing to say: the editor has it, or will hear of the file elsewhere. */
  const reportOn = async (
    uri: string,
    previousId: string | undefined,
    running: Running,
  ): Promise<WorkspaceDocumentDiagnosticReport | undefined> => {
    const summary = archive.index.summary(uri)
    if (summary === undefined || archive.opened(uri) !== undefined) return undefined
    const settings = await settingsOf(uri)
    const before = known.get(uri)
    if (before?.summary === summary && before.settings === settings && before.resultId === previousId)
      return unchanged(uri, previousId)
    const items = await problemsIn(uri, settings, running)
    if (items === undefined) return undefined
    const report = reports.report(uri, items, previousId)
    known.set(uri, { summary, settings, resultId: report.resultId })
    return { uri, version: null, ...report }
  }

  const lookAt: typeof reportOn = async (uri, ...more) => {
    calm.add(uri)
    try {
      return await reportOn(uri, ...more)
    } catch (error) {
      calm.delete(uri)
      throw error
    }
  }

  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token, _progress, partial) => {
    const running = runningUnder(token)
    const previous = new Map((previousResultIds ?? []).map(({ uri, value }) => [canonicalUri(uri), { uri, value }]))
    // What goes another way is not translated for editors that count in other units.
    const streams = partial !== undefined && abilities().encoding === 'utf-16'
    const said: WorkspaceDocumentDiagnosticReport[] = []
    let any = false
    const say = (report: WorkspaceDocumentDiagnosticReport): void => {
      if (report.kind === 'full') any = true
      if (!streams) said.push(report)
      else if (report.kind === 'full') partial.report({ items: [report] })
    }
    const goThrough = async (uris: readonly string[]): Promise<void> => {
      for (const uri of uris) {
        // Of files that are as before nothing is waited for.
        if (mustPause()) await unlessCancelled(pause(), token)
        const previousId = previous.get(uri)?.value
        const same = calm.has(uri) && known.get(uri)?.resultId === previousId && archive.opened(uri) === undefined
        const report = same ? unchanged(uri, previousId) : await lookAt(uri, previousId, running)
        if (report !== undefined) say(report)
      }
    }
    const answer = async (): Promise<WorkspaceDiagnosticReport> => {
      for (;;) {
        const now = change
        await archive.settled(token)
        const uris = (await wanted()) ? [...archive.index.files()].map(([uri]) => uri).sort() : []
        await goThrough(uris)
        const all = new Set(uris)
        for (const [name, { uri }] of previous) {
          if (all.has(name) || archive.opened(name) !== undefined) continue
          known.delete(name)
          reports.forget(name)
          say({ uri, version: null, kind: 'full', items: [] })
        }
        // An editor to which parts are sent asks again at once: it hears when there is something to say.
        if (any || !streams) return { items: said }
        await unlessCancelled(now, token)
      }
    }
    asked.add(previous)
    try {
      return await answer()
    } finally {
      asked.delete(previous)
    }
  })

  let offered: { readonly all: boolean; readonly registration: Promise<Disposable> } | undefined
  return {
    stir: uris => {
      if (!abilities().pullsDiagnostics) return pushed.stir(uris)
      if (uris === undefined) calm.clear()
      else for (const uri of uris) calm.delete(uri)
      stirred()
      change = new Promise(resolve => {
        stirred = resolve
      })
    },
    closed: uri => {
      pushed.closed(uri)
      for (const previous of asked) previous.delete(canonicalUri(uri))
    },
    offer: async () => {
      if (!abilities().registersDiagnostics) return
      const all = await wanted()
      if (offered?.all === all) return
      const before = offered
      const options = { identifier: SOURCE, interFileDependencies: false, workspaceDiagnostics: all }
      const documentSelector = [{ language: 'transcript' }]
      offered = {
        all,
        registration: connection.client.register(DocumentDiagnosticRequest.type, { ...options, documentSelector }),
      }
      void before?.registration.then(registration => registration.dispose())
    },
  }
}
