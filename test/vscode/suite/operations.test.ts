// Operations on turns, with our commands and the editor's own.
import { type CodeAction, commands, Position, Range, Selection, workspace } from 'vscode'
import { closeAll, openFile, openText } from './support/documents.ts'
import { equal, ok } from './support/expect.ts'
import { until } from './support/until.ts'

const TALK = `Anna Berg: One.

Ben Okafor: Two.

Anna Berg: Three. Four.
`

describe('operations on turns', () => {
  afterEach(closeAll)

  it('a turn is split, and one undo puts it together again', async () => {
    // A file: the editor may take a text that was never saved for one of the same name that was closed, and undo that.
    const editor = await openFile('talk.transcript')
    equal(editor.document.getText(), TALK)
    editor.selection = new Selection(4, 18, 4, 18)
    await commands.executeCommand('transcript.splitTurn', 'Ben Okafor')
    equal(editor.document.getText(), TALK.replace('Three. ', 'Three.\n\nBen Okafor: '))
    await commands.executeCommand('undo')
    equal(editor.document.getText(), TALK)
  })

  it('a new turn is begun with the likeliest speaker, and the cursor is where one types', async () => {
    const editor = await openText(TALK)
    editor.selection = new Selection(4, 23, 4, 23)
    await commands.executeCommand('transcript.newTurn')
    equal(editor.document.getText(), `${TALK.trimEnd()}\n\nBen Okafor: \n`)
    ok(editor.selection.active.isEqual(new Position(6, 12)), 'the cursor is elsewhere')
  })

  it('a time is inserted, and selected', async () => {
    const editor = await openText(TALK.replace('Anna', '[0:10] Anna'))
    editor.selection = new Selection(4, 18, 4, 18)
    await commands.executeCommand('transcript.insertTime')
    const selected = editor.document.getText(editor.selection)
    ok(/^\d:\d\d:\d\d$|^\d\d:\d\d$/.test(selected), `selected is “${selected}”`)
  })

  it('merging is a code action', async () => {
    const editor = await openText(TALK)
    const at = new Range(2, 14, 2, 14)
    const action = await until('a code action', async () => {
      const actions = await commands.executeCommand<CodeAction[]>(
        'vscode.executeCodeActionProvider',
        editor.document.uri,
        at,
        'refactor.rewrite.turn',
        // So many have their edits worked out at once.
        20,
      )
      return actions.find(({ title }) => title === 'Merge with the turn before')
    })
    ok(action.edit !== undefined, 'the action has no edit')
    ok(await workspace.applyEdit(action.edit), 'the edit was refused')
    equal(editor.document.getText(), TALK.replace('Ben Okafor: ', ''))
  })
})
