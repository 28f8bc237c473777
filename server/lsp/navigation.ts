import type { Connection, Definition, DefinitionLink, SelectionRange } from 'vscode-languageserver'
import { definitionAt } from '../features/definition.ts'
import { highlightsAt } from '../features/highlights.ts'
import { placeFor } from '../features/places.ts'
import { selectionRangeAt } from '../features/selectionRanges.ts'
import { type Destination, PLACE_REQUEST, type PlaceParams, type PlaceResult } from '../protocol.ts'
import type { Problem } from '../rules/index.ts'
import type { ClientAbilities } from './abilities.ts'
import { soundPosition } from './document.ts'
import type { Answering, Handler, Request } from './requests.ts'

const destinationOf = (destination: Destination | undefined): Destination =>
  destination?.to === 'time'
    ? { to: 'time', time: String(destination.time) }
    : { to: destination?.to ?? 'turn', backwards: destination?.backwards === true }

/** Answers requests by which one finds one's way; the result finds places for others. */
export const answerNavigation = (
  connection: Connection,
  answer: Answering,
  abilities: () => ClientAbilities,
  problems: (request: Request) => Promise<readonly Problem[]>,
): Handler<PlaceParams, PlaceResult | null> => {
  connection.onDefinition(
    answer(null as Definition | DefinitionLink[] | null, async ({ document, run }, { position }) => {
      const links = await run(definitionAt(document.transcript(), soundPosition(position), document.uri))
      if (abilities().definitionLinks) return links
      return links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }))
    }),
  )
  connection.onDocumentHighlight(
    answer([], ({ document, run }, { position }) => run(highlightsAt(document.transcript(), soundPosition(position)))),
  )
  connection.onSelectionRanges(
    answer([] as SelectionRange[], async ({ document, run }, { positions }) => {
      const ranges: SelectionRange[] = []
      for (const position of Array.isArray(positions) ? positions : [])
        ranges.push(await run(selectionRangeAt(document.transcript(), soundPosition(position))))
      return ranges
    }),
  )
  const place = answer<PlaceParams, PlaceResult | null>(null, async (request, params) => {
    const { document, run } = request
    const destination = destinationOf(params.destination)
    const found = destination.to === 'problem' ? await problems(request) : []
    const { message, ...place } = await run(
      placeFor(document.transcript(), soundPosition(params.position), destination, found),
    )
    return message === undefined ? place : { ...place, message: abilities().tell(message) }
  })
  connection.onRequest(PLACE_REQUEST, place)
  return place
}
