// What both extension hosts share: the log, the server's supervisor, its status and the commands.
import { type ExtensionContext, window } from 'vscode'
import { registerCommands } from './commands/index.ts'
import { showStatus } from './status.ts'
import { type Launch, type ServerState, type Supervisor, supervise } from './supervisor.ts'
import { createTraceChannel } from './trace.ts'

/** What `activate` gives to other extensions, and to the tests. */
export type TranscriptApi = {
  /** The state of the language server now. */
  readonly serverState: () => ServerState
}

let running: Supervisor | undefined

export function activateExtension(context: ExtensionContext, launch: Launch): TranscriptApi {
  const log = window.createOutputChannel('Transcript', { log: true })
  const supervisor = supervise(launch, {
    documentSelector: [{ language: 'transcript' }],
    outputChannel: log,
    traceOutputChannel: createTraceChannel(log, context.subscriptions),
  })
  running = supervisor
  context.subscriptions.push(log, showStatus(supervisor), ...registerCommands(supervisor, log))
  void supervisor.start()
  return { serverState: supervisor.state }
}

/** Stops the server; the editor waits for it. */
export async function deactivate(): Promise<void> {
  await running?.stop()
}
