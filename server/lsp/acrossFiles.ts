// Answers requests that are about all transcripts of the workspace.
import type { Connection } from 'vscode-languageserver'
import { workspaceSymbols } from '../features/workspaceSymbols.ts'
import type { Archive } from './archive.ts'
import { run } from './run.ts'

export const answerAcrossFiles = (connection: Connection, archive: Archive): void => {
  connection.onWorkspaceSymbol(async ({ query }, token) => {
    await archive.settled(token)
    const symbols = await run(workspaceSymbols(archive.index, String(query ?? '')), token, () => undefined)
    return symbols.map(symbol => ({
      ...symbol,
      location: { ...symbol.location, uri: archive.nameFor(symbol.location.uri) },
    }))
  })
}
