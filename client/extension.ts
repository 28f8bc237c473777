// What both extension hosts share: the log, the server's supervisor, its status and the commands.
import { type ExtensionContext, l10n, window } from 'vscode'
import { ARE_TRANSCRIPTS, type InitializationOptions } from '../server/protocol.ts'
import { associate } from './association.ts'
import { registerCommands } from './commands/index.ts'
import { answerFiles } from './files.ts'
import { showStatus } from './status.ts'
import { type Launch, type ServerState, type Supervisor, supervise } from './supervisor.ts'
import { createTraceChannel } from './trace.ts'
import { showSpeakerColors } from './views/speakerColors.ts'

/** What `activate` gives to other extensions, and to the tests. */
export type TranscriptApi = {
  /** The state of the language server now. */
  readonly serverState: () => ServerState
}

let running: Supervisor | undefined

export function activateExtension(context: ExtensionContext, launch: Launch): TranscriptApi {
  const log = window.createOutputChannel('Transcript', { log: true })
  const association = associate(uris => supervisor.ask(ARE_TRANSCRIPTS, { uris }))
  const supervisor: Supervisor = supervise(launch, {
    documentSelector: [{ language: 'transcript' }, { language: 'yaml', pattern: '**/.transcript.yaml' }],
    initializationOptions: {
      answersFiles: true,
      hasCommands: true,
      ...(l10n.bundle === undefined ? {} : { strings: l10n.bundle }),
    } satisfies InitializationOptions,
    outputChannel: log,
    traceOutputChannel: createTraceChannel(log, context.subscriptions),
    prepare: client => {
      answerFiles(client)
      association.listen(client)
    },
  })
  running = supervisor
  supervisor.onDidChangeState(state => {
    if (state === 'ready') association.look()
  })
  context.subscriptions.push(
    log,
    association,
    showStatus(supervisor),
    showSpeakerColors(supervisor),
    ...registerCommands(supervisor, log),
  )
  void supervisor.start()
  return { serverState: supervisor.state }
}

/** Stops the server; the editor waits for it. */
export async function deactivate(): Promise<void> {
  await running?.stop()
}
