// The setting transcript.trace.server: which messages between editor and server the log shows.
import { type Disposable, EventEmitter, LogLevel, type LogOutputChannel, workspace } from 'vscode'

/**
 * A view of the log for the client's trace. The client traces only into a channel whose level is Trace; this one has that
 * level whenever the setting asks for a trace, so that nobody has to raise the level of the log as well.
 */
export function createTraceChannel(log: LogOutputChannel, disposables: Disposable[]): LogOutputChannel {
  const levelChanged = new EventEmitter<LogLevel>()
  const level = () => (traceSetting() === 'off' ? log.logLevel : LogLevel.Trace)
  const write = (message: string, ...values: unknown[]) =>
    traceSetting() === 'off' ? log.trace(message, ...values) : log.info(message, ...values)
  disposables.push(
    levelChanged,
    log.onDidChangeLogLevel(() => levelChanged.fire(level())),
    workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('transcript.trace.server')) levelChanged.fire(level())
    }),
  )
  return new Proxy(log, {
    get(target, key) {
      if (key === 'logLevel') return level()
      if (key === 'onDidChangeLogLevel') return levelChanged.event
      if (key === 'trace') return write
      return Reflect.get(target, key)
    },
  })
}

function traceSetting(): string {
  return workspace.getConfiguration('transcript').get('trace.server', 'off')
}
