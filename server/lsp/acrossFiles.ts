// Answers requests that are about all transcripts of the workspace.
import type { CancellationToken, Connection } from 'vscode-languageserver'
import { workspaceSymbols } from '../features/workspaceSymbols.ts'
import { COLLECT_ROSTER, type CollectedRoster } from '../protocol.ts'
import { collectRoster } from '../workspace/collect.ts'
import type { ClientAbilities } from './abilities.ts'
import type { Archive } from './archive.ts'
import { runningUnder } from './requests.ts'

/** The result collects a roster for others. */
export const answerAcrossFiles = (
  connection: Connection,
  archive: Archive,
  abilities: () => ClientAbilities,
): ((token: CancellationToken) => Promise<CollectedRoster>) => {
  connection.onWorkspaceSymbol(async ({ query }, token) => {
    await archive.settled(token)
    const symbols = await runningUnder(token).run(
      workspaceSymbols(archive.index, String(query ?? ''), abilities().tell),
    )
    return symbols.map(symbol => ({
      ...symbol,
      location: { ...symbol.location, uri: archive.nameFor(symbol.location.uri) },
    }))
  })
  const collect = async (token: CancellationToken): Promise<CollectedRoster> => {
    await archive.settled(token)
    return runningUnder(token).run(collectRoster(archive.index, abilities().tell))
  }
  // Without parameters the token comes first.
  connection.onRequest(COLLECT_ROSTER, (params: CancellationToken, token?: CancellationToken) =>
    collect(token ?? params),
  )
  return collect
}
