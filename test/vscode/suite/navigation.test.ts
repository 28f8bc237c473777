// Finding one's way and renaming, with the editor's own commands and with ours.
import {
  commands,
  type Location,
  type LocationLink,
  Position,
  Selection,
  type TextEditor,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode'
import { closeAll, openFile, openText } from './support/documents.ts'
import { deepEqual, equal, ok } from './support/expect.ts'
import { extensionReady } from './support/extension.ts'
import { until } from './support/until.ts'

const TALK = `---
speakers:
  - name: Ben Okafor
    aliases: [BO]
  - Anna Berg
---

[0:05] Anna Berg: Welcome [inaudible 0:07], all.

BO: Thank you.

**Ben Okafor** [1:00:00]: Again.

Anna Berg & Ben Okafor: Bye.
`

function put({ document }: TextEditor, line: number, column: number): TextEditor {
  const editor = window.activeTextEditor
  ok(editor?.document === document, 'another editor is active')
  const place = new Position(line, column)
  editor.selection = new Selection(place, place)
  return editor
}

/** Where the cursor is after a command, as `line:column` from 0. */
async function goBy(editor: TextEditor, command: string): Promise<string> {
  await commands.executeCommand(command)
  const { active } = editor.selection
  return `${active.line}:${active.character}`
}

describe('finding one’s way', () => {
  afterEach(closeAll)

  it('the definition of an alias is in the header', async () => {
    const { document } = await openFile('meeting.transcript')
    const found = await until('a definition', async () => {
      const links = await commands.executeCommand<(Location | LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        new Position(19, 1),
      )
      return links[0]
    })
    const range = 'targetUri' in found ? (found.targetSelectionRange ?? found.targetRange) : found.range
    equal(document.getText(range), 'BO')
    equal(range.start.line, 7)
  })

  it('the references of a speaker are all labels and declarations', async () => {
    const { document } = await openFile('meeting.transcript')
    const places = await until('references', async () => {
      const found = await commands.executeCommand<Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        new Position(14, 14),
      )
      return found.length > 0 && found
    })
    deepEqual(
      places.map(({ range }) => document.getText(range)),
      ['Ben Okafor', 'BO', 'Ben Okafor', 'BO'],
    )
  })

  it('commands go from turn to turn, and to those of one speaker', async () => {
    const editor = await openText(TALK)
    await extensionReady()
    put(editor, 7, 20)
    equal(await goBy(editor, 'transcript.nextTurn'), '9:0')
    equal(await goBy(editor, 'transcript.nextTurn'), '11:2')
    equal(await goBy(editor, 'transcript.previousTurn'), '9:0')
    equal(await goBy(editor, 'transcript.nextTurnOfSpeaker'), '11:2')
    equal(await goBy(editor, 'transcript.nextTurnOfSpeaker'), '13:0')
    equal(await goBy(editor, 'transcript.previousTurnOfSpeaker'), '11:2')
    put(editor, 7, 0)
    equal(await goBy(editor, 'transcript.nextTurnOfSpeaker'), '7:7')
  })

  it('a command selects the next uncertain place', async () => {
    const editor = await openText(TALK)
    put(editor, 6, 0)
    await goBy(editor, 'transcript.nextProblem')
    equal(editor.document.getText(editor.selection), '[inaudible 0:07]')
  })

  it('a command asks for a time, shows its place, and goes back if it is called off', async () => {
    const editor = await openText(TALK)
    put(editor, 2, 3)
    const asking = commands.executeCommand('transcript.goToTime')
    await until('the box to be called off', async () => {
      await commands.executeCommand('workbench.action.closeQuickOpen')
      return Promise.race([
        Promise.resolve(asking).then(() => true),
        new Promise<false>(no => setTimeout(no, 100, false)),
      ])
    })
    equal(`${editor.selection.active.line}:${editor.selection.active.character}`, '2:3')
  })

  it('the keys of the commands have no other meaning in an editor', async () => {
    await extensionReady()
    await commands.executeCommand('workbench.action.openDefaultKeybindingsFile')
    const text = await until('the default keys', () => {
      const found = workspace.textDocuments.find(({ uri }) => uri.path.endsWith('keybindings.json'))?.getText()
      return found !== undefined && found.length > 1000 && found
    })
    const other = [...text.matchAll(/\{ "key": "([^"]*)",\s*"command": "([^"]*)"(?:,\s*"when": "([^"]*)")?/g)].filter(
      ([, , command = '', when = '']) =>
        !command.startsWith('transcript.') &&
        (when === '' || /(?<!!)\b(?:editorTextFocus|textInputFocus|editorFocus)\b/.test(when)),
    )
    const own = [...text.matchAll(/\{ "key": "([^"]*)",\s*"command": "transcript\./g)].map(([, key]) => key)
    ok(own.length >= 7, `only ${own.length} keys are ours`)
    const taken = other.filter(([, key]) => own.includes(key)).map(([, key, command]) => `${key} ${command}`)
    deepEqual(taken, [])
  })
})

describe('renaming a speaker', () => {
  afterEach(closeAll)

  it('rewrites every label in its own form, and is undone in one step', async () => {
    const editor = await openText(TALK)
    const { document } = editor
    await extensionReady()
    const edit = await commands.executeCommand<WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      new Position(11, 4),
      'Tom Lee',
    )
    ok(await workspace.applyEdit(edit), 'the edit was refused')
    equal(document.getText(), TALK.replaceAll('Ben Okafor', 'Tom Lee'))
    put(editor, 0, 0)
    await commands.executeCommand('undo')
    equal(document.getText(), TALK)
  })

  it('is refused with a reason', async () => {
    const { document } = await openText(TALK)
    await extensionReady()
    let reason = ''
    try {
      await commands.executeCommand('vscode.executeDocumentRenameProvider', document.uri, new Position(11, 4), 'A: B')
    } catch (error) {
      reason = String(error)
    }
    ok(reason.includes('colon'), `the reason is ${reason}`)
  })
})
