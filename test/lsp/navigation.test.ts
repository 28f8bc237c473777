import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type {
  DocumentHighlight,
  Location,
  LocationLink,
  SelectionRange,
  WorkspaceEdit,
} from 'vscode-languageserver/node'
import { PLACE_REQUEST, type PlaceResult } from '../../server/protocol.ts'
import { type Client, type Document, start } from './client.ts'

const TEXT = `---
speakers: [Anna Berg, Ben Okafor]
---

Anna Berg: Welcome [inaudible].

[0:10] Ben Okafor (on the phone): Good morning.

Anna Berg & Ben Okafor: Bye.
`

let client: Client
beforeAll(async () => {
  client = await start()
})
afterAll(() => client.stop())

const ask = <R>(from: Client, document: Document, method: string, more = {}): Promise<R> =>
  from.connection.sendRequest(method, { ...document.about, ...more })

const at = (line: number, character: number) => ({ position: { line, character } })
const range = (line: number, start: number, end: number) => ({
  start: { line, character: start },
  end: { line, character: end },
})

describe('finding one’s way', () => {
  it('answers over the protocol', async () => {
    const document = await client.open(TEXT)
    const { capabilities } = client.initialized
    expect(capabilities.renameProvider).toEqual({ prepareProvider: true })
    const links = await ask<LocationLink[]>(client, document, 'textDocument/definition', at(8, 15))
    expect(links).toEqual([
      {
        originSelectionRange: range(8, 12, 22),
        targetUri: document.uri,
        targetRange: range(1, 22, 32),
        targetSelectionRange: range(1, 22, 32),
      },
    ])
    const context = { includeDeclaration: true }
    const places = await ask<Location[]>(client, document, 'textDocument/references', { ...at(1, 12), context })
    expect(places.map(place => place.range)).toEqual([range(1, 11, 20), range(4, 0, 9), range(8, 0, 9)])
    const highlights = await ask<DocumentHighlight[]>(client, document, 'textDocument/documentHighlight', at(4, 3))
    expect(highlights.map(({ kind }) => kind)).toEqual([3, 2, 2])
    const selections = await ask<SelectionRange[]>(client, document, 'textDocument/selectionRange', {
      positions: [at(4, 14).position, at(6, 9).position],
    })
    expect(selections.map(selection => selection.range)).toEqual([range(4, 11, 18), range(6, 7, 10)])
  })

  it('gives plain places to an editor that knows no more', async () => {
    const simple = await start({})
    expect(simple.initialized.capabilities.renameProvider).toBe(true)
    const document = await simple.open(TEXT)
    const places = await ask<Location[]>(simple, document, 'textDocument/definition', at(8, 15))
    expect(places).toEqual([{ uri: document.uri, range: range(1, 22, 32) }])
    const merge = ask(simple, document, 'textDocument/rename', { ...at(4, 2), newName: 'Ben Okafor' })
    await expect(merge).rejects.toThrow('becomes one speaker with “Ben Okafor”')
    await simple.stop()
  })

  it('tells where to go', async () => {
    const document = await client.open(TEXT)
    const place = (destination: unknown) =>
      ask<PlaceResult>(client, document, PLACE_REQUEST, { ...at(4, 2), destination })
    expect(await place({ to: 'turn', backwards: false })).toEqual({ range: range(6, 7, 7) })
    expect(await place({ to: 'turnOfSpeaker', backwards: false })).toEqual({ range: range(8, 0, 0) })
    expect(await place({ to: 'problem', backwards: false })).toEqual({
      range: range(4, 19, 30),
      message: '[inaudible]',
    })
    expect(await place({ to: 'time', time: '0:12' })).toEqual({ range: range(6, 0, 0) })
    expect(await place({ to: 'time', time: 'noon' })).toEqual({ message: expect.stringContaining('1:02:03') })
  })
})

describe('renaming', () => {
  it('prepares, and gives edits for the version that is open', async () => {
    const document = await client.open(TEXT)
    expect(await ask(client, document, 'textDocument/prepareRename', at(6, 9))).toEqual({
      range: range(6, 7, 17),
      placeholder: 'Ben Okafor',
    })
    expect(await ask(client, document, 'textDocument/prepareRename', at(6, 40))).toBeNull()
    const edit = await ask<WorkspaceEdit>(client, document, 'textDocument/rename', { ...at(6, 9), newName: 'Tom Lee' })
    expect(edit).toEqual({
      documentChanges: [
        {
          textDocument: { uri: document.uri, version: 1 },
          edits: [range(1, 22, 32), range(6, 7, 17), range(8, 12, 22)].map(place => ({
            range: place,
            newText: 'Tom Lee',
          })),
        },
      ],
    })
  })

  it('refuses with a reason', async () => {
    const document = await client.open(TEXT)
    const rename = ask(client, document, 'textDocument/rename', { ...at(6, 9), newName: 'Tom: Lee' })
    await expect(rename).rejects.toThrow('A name cannot hold a colon')
  })

  it('asks before it makes two speakers one', async () => {
    const document = await client.open(TEXT)
    const rename = { ...at(6, 9), newName: 'Anna Berg' }
    const edit = await ask<WorkspaceEdit>(client, document, 'textDocument/rename', rename)
    const [annotation] = Object.values(edit.changeAnnotations ?? {})
    expect(annotation).toMatchObject({ needsConfirmation: true, description: expect.stringContaining('Anna Berg') })
    const [id] = Object.keys(edit.changeAnnotations ?? {})
    const [change] = edit.documentChanges ?? []
    const edits = change !== undefined && 'edits' in change ? change.edits : []
    expect(edits.map(one => 'annotationId' in one && one.annotationId)).toEqual([id, id, id])
  })
})
