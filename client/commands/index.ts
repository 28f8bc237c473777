// The table of commands.
import { commands, type Disposable, type LogOutputChannel } from 'vscode'
import type { Supervisor } from '../supervisor.ts'
import { restartServer, showLog } from './names.ts'
import { registerNavigation } from './navigation.ts'

export function registerCommands(supervisor: Supervisor, log: LogOutputChannel): Disposable[] {
  return [
    commands.registerCommand(restartServer, () => supervisor.restart()),
    commands.registerCommand(showLog, () => log.show()),
    ...registerNavigation(supervisor),
  ]
}
