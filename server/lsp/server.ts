// The protocol side of the server: what it can do, the documents that it keeps in sync, and who answers what.
import {
  type CompletionItem,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type DocumentSymbol,
  type Hover,
  LSPErrorCodes,
  ResponseError,
  type SymbolInformation,
  TextDocuments,
} from 'vscode-languageserver'
import { completionAt, inHeader } from '../features/completion/index.ts'
import { diagnosticsOf } from '../features/diagnostics.ts'
import { foldingRanges } from '../features/folding.ts'
import { hoverAt, withoutMarkdown } from '../features/hover.ts'
import { documentLinks } from '../features/links.ts'
import { documentSymbols, flatSymbols } from '../features/outline.ts'
import { configFor } from '../rules/index.ts'
import type { Vocabulary } from '../syntax/notes.ts'
import { soundText } from '../text/longText.ts'
import { KNOWN } from '../workspace/known.ts'
import { pathFrom } from '../workspace/uris.ts'
import { abilitiesOf } from './abilities.ts'
import { answerAcrossFiles } from './acrossFiles.ts'
import { answerCodeActions } from './answerCodeActions.ts'
import { keepArchive } from './archive.ts'
import { capabilities, SERVER } from './capabilities.ts'
import { answerCommands } from './commands.ts'
import { type OpenDocument, openDocuments, soundPosition } from './document.ts'
import { type Files, NO_FILES } from './editorHost.ts'
import { encodedConnection } from './encodedConnection.ts'
import { answerFormatting } from './formatting.ts'
import { type StringsFor, tellFor } from './language.ts'
import { keepLineEnds } from './lineEnds.ts'
import { answerNavigation } from './navigation.ts'
import { answerOperations } from './operations.ts'
import { refuse } from './order.ts'
import { problemsOf } from './problems.ts'
import { keepReports } from './pull.ts'
import { pushDiagnostics } from './push.ts'
import { answerReferences } from './references.ts'
import { answerRenaming } from './renaming.ts'
import { answering, textChanged } from './requests.ts'
import { run } from './run.ts'
import { answerSeeing } from './seeing.ts'
import { answerSemanticTokens } from './semanticTokens.ts'
import { keepSettings, type Settings } from './settings.ts'
import { keepSlips, slipActions } from './slips.ts'
import { answerSupport } from './supportFiles.ts'
import { verifying } from './verify.ts'
import { keepWorkspaceFiles, settingsAmong, settingsWithin } from './workspaceFiles.ts'
import { answerWorkspaceProblems } from './workspaceProblems.ts'

/** A day as people where the server runs have it, `YYYY-MM-DD`. */
const localDate = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(part => String(part).padStart(2, '0')).join('-')

/**
 * Answers one editor over the connection until it closes. `machine` are files that need not be asked of the editor, `strings`
 * the translations that need not be sent by it.
 */
export function serve(editor: Connection, machine?: Files, strings?: StringsFor): void {
  const lineEnds = keepLineEnds(() => abilities.takesCrForText)
  const local = machine && lineEnds.files(machine)
  const documents: TextDocuments<OpenDocument> = new TextDocuments({
    create: (uri, language, version, text) =>
      openDocuments.create(uri, language, version, lineEnds.opened(uri, soundText(text))),
    update: (document, changes, version) => verified.update(document, lineEnds.changed(document.uri, changes), version),
  })
  const connection = encodedConnection(
    editor,
    () => abilities,
    uri => documents.get(uri),
    local ?? NO_FILES,
  )
  const reports = keepReports()
  const answer = answering(
    connection,
    documents,
    () => abilities,
    async document => {
      if (files.isSupport(document)) return false
      document.cover((await files.of(document.uri)).roster)
      return true
    },
  )
  const changedMeanwhile = (): Error =>
    new ResponseError(LSPErrorCodes.ServerCancelled, textChanged(abilities.tell).message, { retriggerRequest: true })
  /** The words for notes that settings, workspace file and header add for a document. */
  const vocabularyOf = async (document: OpenDocument): Promise<Vocabulary> =>
    configFor(document.transcript(), (await settings.of(document.uri)).surroundings).vocabulary
  const tokens = answerSemanticTokens(connection, editor, answer, () => abilities, vocabularyOf)
  let abilities = abilitiesOf(undefined)
  let initial: unknown

  const files = keepWorkspaceFiles(connection, local, () => abilities, documents, {
    covered: () => {
      void workspaceProblems.offer()
      workspaceProblems.stir()
      diagnoseAgain()
      if (abilities.refreshesTokens) connection.languages.semanticTokens.refresh()
    },
    changing: () => archive.look(),
    files: changes => archive.filesChanged(changes),
  })
  const archive = keepArchive(
    connection,
    () => files,
    documents,
    () => abilities,
    async uris => {
      workspaceProblems.stir(new Set([...uris, ...(await slips.catchUp())]))
      const others = transcripts().filter(({ uri }) => slips.renewed(uri))
      if (others.length > 0) diagnoseAgain(others)
    },
  )
  const slips = keepSlips(archive.index)
  const inAllFiles = slipActions(archive, slips, () => abilities)
  const support = answerSupport(
    uri => documents.get(uri),
    files,
    () => abilities,
  )
  const ownSettings = keepSettings(
    connection,
    () => abilities,
    () => initial,
    () => {
      void workspaceProblems.offer()
      workspaceProblems.stir()
      diagnoseAgain()
      if (abilities.refreshesTokens) connection.languages.semanticTokens.refresh()
      for (const document of transcripts()) verified.soon(document)
    },
  )
  /** `own` are the user's. */
  const settingsFor = async (uri: string, own: Settings): Promise<Settings> =>
    settingsAmong(settingsWithin(own, await files.of(uri)), slips.of(uri))
  const settings = { of: async (uri: string): Promise<Settings> => settingsFor(uri, await ownSettings.of(uri)) }
  const folderSettings = (uri: string): Promise<Settings> =>
    ownSettings.of(files.roots().find(root => pathFrom(root, uri) !== undefined) ?? uri)
  const workspaceProblems = answerWorkspaceProblems(
    connection,
    archive,
    async uri => settingsFor(uri, await folderSettings(uri)),
    async () => {
      const [root] = files.roots()
      return root !== undefined && (await ownSettings.of(root)).allFiles
    },
    () => abilities,
  )
  const transcripts = (): OpenDocument[] => documents.all().filter(document => !files.isSupport(document))
  const push = pushDiagnostics(connection, async (document, token): Promise<Diagnostic[]> => {
    const own = await settings.of(document.uri)
    const check = (): void => {
      if (documents.get(document.uri) !== document) throw changedMeanwhile()
    }
    check()
    document.cover((await files.of(document.uri)).roster)
    const problems = await run(problemsOf(document, own), token, check)
    check()
    return diagnosticsOf(problems, abilities.tell)
  })

  const diagnoseAgain = (which: readonly OpenDocument[] = transcripts()): void => {
    if (!abilities.pullsDiagnostics) for (const document of which) push.soon(document)
    else if (abilities.refreshesDiagnostics) connection.languages.diagnostics.refresh()
  }
  const verified = verifying(
    connection.console,
    uri => documents.get(uri),
    async uri => (await settings.of(uri)).verifyIncremental,
    document => diagnoseAgain([document]),
  )

  connection.onInitialize(params => {
    abilities = abilitiesOf(
      params.capabilities,
      params.initializationOptions,
      tellFor(params, strings),
      params.clientInfo?.name,
    )
    files.initialize(params)
    initial = params.initializationOptions
    return { capabilities: capabilities(abilities), serverInfo: SERVER }
  })
  connection.onInitialized(() => {
    connection.console.info(`Transcript language server ${SERVER.version} is ready.`)
    ownSettings.start()
    files.start()
    void workspaceProblems.offer()
    archive.look()
  })

  const lookAgain = (): void => void files.lookAgain(archive.known())
  documents.onDidOpen(lookAgain)
  documents.onDidSave(lookAgain)
  documents.onDidChangeContent(({ document }) => {
    files.touched(document.uri)
    if (files.isSupport(document)) return
    archive.touched(document.uri)
    if (!abilities.pullsDiagnostics) push.soon(document)
    verified.soon(document)
  })
  documents.onDidClose(({ document }) => {
    verified.forget(document.uri)
    reports.forget(document.uri)
    ownSettings.forget(document.uri)
    tokens.forget(document.uri)
    archive.touched(document.uri)
    workspaceProblems.closed(document.uri)
    if (files.isSupport(document)) files.touched(document.uri)
    else if (!abilities.pullsDiagnostics) push.clear(document.uri)
  })

  const noReport: DocumentDiagnosticReport = { kind: 'full', items: [] }
  connection.languages.diagnostics.on(
    answer(
      noReport,
      async ({ document, run }, params) => {
        const problems = await run(problemsOf(document, await settings.of(document.uri)))
        return reports.report(document.uri, diagnosticsOf(problems, abilities.tell), params.previousResultId)
      },
      changedMeanwhile,
    ),
  )
  connection.onDocumentSymbol(
    answer([] as DocumentSymbol[] | SymbolInformation[], async ({ document, run }) => {
      const { outlineLimit } = await settings.of(document.uri)
      const symbols = await run(documentSymbols(document.transcript(), outlineLimit, abilities.tell))
      return abilities.hierarchicalOutline ? symbols : await run(flatSymbols(symbols, document.uri))
    }),
  )
  connection.onHover(
    support.hover(
      answer(null as Hover | null, async ({ document, run }, params) => {
        const vocabulary = await vocabularyOf(document)
        const position = soundPosition(params.position)
        const hover = await run(hoverAt(document.transcript(), position, document.uri, vocabulary, abilities.tell))
        return hover === undefined ? null : abilities.markdown ? hover : withoutMarkdown(hover)
      }),
    ),
  )
  connection.onCompletion(
    support.completion(
      answer([] as CompletionItem[], async ({ document, run }, params) => {
        const { surroundings } = await settings.of(document.uri)
        const transcript = document.transcript()
        const { vocabulary, profiles } = configFor(transcript, surroundings)
        const position = soundPosition(params.position)
        const names = inHeader(transcript, position) ? await files.namesBeside(document.uri) : []
        const known = {
          ...KNOWN,
          profiles,
          names,
          today: localDate(new Date()),
          vocabulary,
          snippets: abilities.snippets,
          tell: abilities.tell,
        }
        return [...(await run(completionAt(transcript, position, known)))]
      }),
    ),
  )
  answerCodeActions(connection, answer, support, settings, inAllFiles, () => abilities, changedMeanwhile)
  connection.onFoldingRanges(
    answer([], ({ document, run }) => run(foldingRanges(document.transcript(), abilities.foldingLimit))),
  )
  const place = answerNavigation(
    connection,
    answer,
    () => abilities,
    async ({ document, run }) => run(problemsOf(document, await settings.of(document.uri))),
  )
  refuse(connection)
  answerReferences(connection, answer, support, archive)
  answerRenaming(connection, answer, support, files, archive, () => abilities)
  answerFormatting(connection, answer, settings)
  const operate = answerOperations(connection, answer, () => abilities)
  const collect = answerAcrossFiles(connection, archive, () => abilities)
  answerCommands(connection, { place, operate, collect }, () => abilities)
  answerSeeing(connection, answer, settings, () => abilities)
  connection.onDocumentLinks(
    answer([], ({ document, run }) => run(documentLinks(document.transcript(), document.uri, abilities.tell))),
  )
  documents.listen(connection)
  connection.listen()
}
