import {
  type Connection,
  type Definition,
  type DefinitionLink,
  LSPErrorCodes,
  ResponseError,
  type SelectionRange,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import { definitionAt } from '../features/definition.ts'
import { highlightsAt } from '../features/highlights.ts'
import { placeFor } from '../features/places.ts'
import { referencesAt } from '../features/references.ts'
import { type Rename, renameAt, renameableAt } from '../features/rename.ts'
import { selectionRangeAt } from '../features/selectionRanges.ts'
import { type Destination, PLACE_REQUEST, type PlaceParams, type PlaceResult } from '../protocol.ts'
import type { Problem } from '../rules/index.ts'
import type { ClientAbilities } from './abilities.ts'
import { type OpenDocument, soundPosition } from './document.ts'
import type { Answering, Handler, Request } from './requests.ts'

/** Nothing is wrong with the server: what was asked for cannot be done, and the message says why. */
const refused = (reason: string): Error => new ResponseError(LSPErrorCodes.RequestFailed, reason)

const MERGE = 'merge'

/** The edits of a renaming; those that make two speakers one wait until somebody agrees. */
const workspaceEdit = (
  { uri, version }: OpenDocument,
  { edits, elsewhere, merges }: Rename,
  abilities: ClientAbilities,
): WorkspaceEdit => {
  if (merges !== undefined && !abilities.changeAnnotations)
    throw refused(`${merges} This editor cannot ask whether that is meant; change the labels by hand if it is.`)
  const annotated = merges === undefined ? {} : { annotationId: MERGE }
  const plain = (list: readonly TextEdit[]): TextEdit[] =>
    list.map(({ range, newText }) => ({ range, newText, ...annotated }))
  const others = elsewhere === undefined ? [] : [elsewhere]
  if (!abilities.versionedEdits)
    return { changes: Object.fromEntries([{ uri, edits }, ...others].map(file => [file.uri, plain(file.edits)])) }
  const documentChanges = [
    { textDocument: { uri, version }, edits: plain(edits) },
    ...others.map(file => ({ textDocument: { uri: file.uri, version: null }, edits: plain(file.edits) })),
  ]
  if (merges === undefined) return { documentChanges }
  const annotation = { label: 'Make two speakers one', needsConfirmation: true, description: merges }
  return { documentChanges, changeAnnotations: { [MERGE]: annotation } }
}

const destinationOf = (destination: Destination | undefined): Destination =>
  destination?.to === 'time'
    ? { to: 'time', time: String(destination.time) }
    : { to: destination?.to ?? 'turn', backwards: destination?.backwards === true }

/** Answers requests by which one finds one's way, and renames; the result finds places for others. */
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
  connection.onReferences(
    answer([], ({ document, run }, { position, context }) =>
      run(
        referencesAt(
          document.transcript(),
          soundPosition(position),
          document.uri,
          context?.includeDeclaration !== false,
        ),
      ),
    ),
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
  connection.onPrepareRename(
    answer(null, ({ document }, { position }) => {
      const found = renameableAt(document.transcript(), soundPosition(position))
      if (found !== undefined && 'refusal' in found) throw refused(found.refusal)
      return found ?? null
    }),
  )
  connection.onRenameRequest(
    answer(null as WorkspaceEdit | null, async ({ document, run }, { position, newName }) => {
      const rename = await run(renameAt(document.transcript(), soundPosition(position), String(newName)))
      if ('refusal' in rename) throw refused(rename.refusal)
      return workspaceEdit(document, rename, abilities())
    }),
  )
  const place = answer<PlaceParams, PlaceResult | null>(null, async (request, params) => {
    const { document, run } = request
    const destination = destinationOf(params.destination)
    const found = destination.to === 'problem' ? await problems(request) : []
    return run(placeFor(document.transcript(), soundPosition(params.position), destination, found))
  })
  connection.onRequest(PLACE_REQUEST, place)
  return place
}
