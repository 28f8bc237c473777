// Keeps one language server alive: starts it, notices that it crashed, starts another, and gives up when it crashes too often.
import { type CancellationToken, commands, type Event, EventEmitter, type LogOutputChannel, l10n, window } from 'vscode'
import { type BaseLanguageClient, CloseAction, ErrorAction, type LanguageClientOptions } from 'vscode-languageclient'
import { restartServer, showLog } from './commands/names.ts'
import { countCrashes } from './restarts.ts'

export type ServerState = 'starting' | 'ready' | 'stopped'

/** One client with one server. It is used once: a restart makes another. */
type Run = {
  readonly client: BaseLanguageClient
  readonly start: () => Promise<void>
  /** Ends the server without asking it. */
  readonly kill: () => void
}

/** How a host makes a client; the only thing in which the two hosts differ. */
export type Launch = (id: string, name: string, options: LanguageClientOptions) => Run

export type Supervisor = {
  readonly state: () => ServerState
  readonly onDidChangeState: Event<ServerState>
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
  /** Starts anew from any state, also from one in which the server does not answer. */
  readonly restart: () => Promise<void>
  /** Asks the server that runs; undefined where none does. */
  readonly ask: <P, R>(method: string, params: P, token?: CancellationToken) => Promise<R | undefined>
}

type Options = LanguageClientOptions & {
  readonly outputChannel: LogOutputChannel
  /** Called with each client before it starts. */
  readonly prepare: (client: BaseLanguageClient) => void
}

const stopTimeoutMs = 2000

export function supervise(launch: Launch, options: Options): Supervisor {
  const log = options.outputChannel
  const crashes = countCrashes()
  const changed = new EventEmitter<ServerState>()
  let state: ServerState = 'stopped'
  let current: Run | undefined
  // Starting and stopping take their turns: a restart asked for during a start waits for it.
  let queue = Promise.resolve()
  const enqueue = (work: () => Promise<void>) => {
    queue = queue.then(work).catch(error => log.error(error))
    return queue
  }

  function enter(next: ServerState): void {
    state = next
    changed.fire(next)
  }

  async function begin(): Promise<void> {
    enter('starting')
    let run: Run | undefined
    try {
      const crashed = (reason: string) => {
        // A server that has been replaced, or stopped on purpose, may say so late.
        if (run !== undefined && run === current) recover(run, reason)
      }
      run = launch('transcript', 'Transcript', { ...options, ...survival(crashed) })
      current = run
      options.prepare(run.client)
      await run.start()
      if (run === current) enter('ready')
    } catch (error) {
      log.error('The server did not start.', error)
      if (run !== undefined) discard(run)
      // The client has shown the error itself.
      if (run === current) giveUp()
    }
  }

  async function end(): Promise<void> {
    const run = current
    current = undefined
    if (run === undefined) return
    try {
      if (run.client.isRunning()) await run.client.stop(stopTimeoutMs)
    } catch (error) {
      log.warn('The server did not stop by itself.', error)
    } finally {
      discard(run)
      enter('stopped')
    }
  }

  /** A server that crashed while it started is left to `begin`, which sees its start fail. */
  function recover(run: Run, reason: string): void {
    if (state !== 'ready') return
    log.error(reason)
    if (!crashes.allow(Date.now())) {
      discard(run)
      giveUp()
      offerRestart()
      return
    }
    enter('starting')
    void enqueue(async () => {
      if (run !== current) return
      discard(run)
      await begin()
      log.info('The server was started again.')
    })
  }

  function giveUp(): void {
    current = undefined
    enter('stopped')
  }

  return {
    state: () => state,
    onDidChangeState: changed.event,
    start: () => enqueue(begin),
    stop: () => enqueue(end),
    ask: async <P, R>(method: string, params: P, token?: CancellationToken) => {
      const client = current?.client
      if (client?.isRunning() !== true) return undefined
      // A token that is not there would be sent as a second parameter.
      return token === undefined ? client.sendRequest<R>(method, params) : client.sendRequest<R>(method, params, token)
    },
    restart: () =>
      enqueue(async () => {
        crashes.reset()
        await end()
        await begin()
      }),
  }
}

function offerRestart(): void {
  const message = l10n.t('The Transcript language server keeps crashing and was not started again.')
  const restart = l10n.t('Restart')
  void window.showErrorMessage(message, restart, l10n.t('Show Log')).then(choice => {
    if (choice !== undefined) void commands.executeCommand(choice === restart ? restartServer : showLog)
  })
}

function discard(run: Run): void {
  run.kill()
  // A client that is not running refuses to be disposed of; what it registered is already gone then.
  run.client.dispose(0).catch(() => undefined)
}

/** Client options that leave every decision about a lost server to the supervisor. */
function survival(
  crashed: (reason: string) => void,
): Pick<LanguageClientOptions, 'errorHandler' | 'initializationFailedHandler'> {
  return {
    initializationFailedHandler: () => false,
    errorHandler: {
      closed: () => {
        // After the client has cleaned up, so that the next one registers into a clean editor.
        setTimeout(() => crashed('The connection to the server was closed.'), 0)
        return { action: CloseAction.DoNotRestart, handled: true }
      },
      error: error => {
        setTimeout(() => crashed(`The server failed: ${error.message}`), 0)
        return { action: ErrorAction.Continue, handled: true }
      },
    },
  }
}
