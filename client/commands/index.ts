// The table of commands.
import { commands, type Disposable, type LogOutputChannel } from 'vscode'
import type { Supervisor } from '../supervisor.ts'
import * as names from './names.ts'
import { registerNavigation } from './navigation.ts'
import { registerOperations } from './operations.ts'
import { registerReferences } from './references.ts'
import { collectRoster } from './roster.ts'
import { openWorkspaceFile } from './workspaceFile.ts'

export function registerCommands(supervisor: Supervisor, log: LogOutputChannel): Disposable[] {
  return [
    commands.registerCommand(names.restartServer, () => supervisor.restart()),
    commands.registerCommand(names.showLog, () => log.show()),
    commands.registerCommand(names.openWorkspaceFile, openWorkspaceFile),
    commands.registerCommand(names.collectRoster, () => collectRoster(supervisor)),
    ...registerNavigation(supervisor),
    ...registerOperations(supervisor),
    registerReferences(),
  ]
}
