// Files in which a CR alone stands among other line ends: editors do not agree on whether it ends a line.
import { expect, it } from 'vitest'
import type { Location, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node'
import { applyEdits } from '../edits.ts'
import { world } from './world.ts'

const TALK = 'Anna Berg: One,\rtwo.\r\n\r\nBen Okafor:   Three.\r\n\r\nAnna Berg: Four.\r\n\r\nBen Okafor: Five.\r\n'
const FILES = {
  '.transcript.yaml': 'roster: people.txt\n',
  'people.txt': 'Anna Berg\nBen Okafor\n',
  'b.transcript': TALK,
}
const options = { tabSize: 2, insertSpaces: true }

it.each([
  ['Neovim', [0, 4]],
  ['Tests', [0, 5]],
])('lines are those that the editor counts: %s', async (editor, lines) => {
  const { client, uri } = await world(FILES, { editor })
  const document = await client.open(TALK, uri('a.transcript'))
  const position = { line: 0, character: 2 }
  const found: Location[] = await client.connection.sendRequest('textDocument/references', {
    ...document.about,
    position,
    context: { includeDeclaration: false },
  })
  for (const name of ['a.transcript', 'b.transcript'])
    expect(found.filter(one => one.uri === uri(name)).map(({ range }) => range.start.line)).toEqual(lines)
  const rename: WorkspaceEdit = await client.connection.sendRequest('textDocument/rename', {
    ...document.about,
    position,
    newName: 'Anna Lind',
  })
  for (const name of ['a.transcript', 'b.transcript']) {
    const edits = rename.documentChanges?.flatMap(change =>
      'edits' in change && change.textDocument.uri === uri(name) ? change.edits : [],
    )
    expect(edits?.map(edit => 'range' in edit && edit.range.start.line)).toEqual(lines)
  }
})

it('such an editor formats the lines that it means, also after such a CR was typed', async () => {
  const { client, uri } = await world(FILES, { editor: 'Neovim' })
  const document = await client.open(TALK, uri('a.transcript'))
  const change = { range: { start: { line: 0, character: 11 }, end: { line: 0, character: 11 } }, text: 'No.\r' }
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: document.uri, version: 2 },
    contentChanges: [change],
  })
  const edits: TextEdit[] = await client.connection.sendRequest('textDocument/formatting', {
    ...document.about,
    options,
  })
  // As the editor has it: a CR is a character as a blank is.
  const text = TALK.replace('One,\r', 'No.\rOne,\r').replace(/\r(?!\n)/g, ' ')
  expect(applyEdits(text, edits)).toBe(text.replace('   Three', ' Three'))
})

it('files whose lines all end with CR are counted by it', async () => {
  const { client, uri } = await world(FILES, { editor: 'Neovim' })
  const document = await client.open(
    'Anna Berg: One.\r\rBen Okafor:   Two.\r\rAnna Berg: Three.\r\rBen Okafor: Four.\r',
    uri('a.transcript'),
  )
  const edits: TextEdit[] = await client.connection.sendRequest('textDocument/formatting', {
    ...document.about,
    options,
  })
  expect(edits.map(({ range }) => range.start.line)).toEqual([2])
})
