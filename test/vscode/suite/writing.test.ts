// Help with writing: what is offered, how a file is laid out, and what saving repairs.
import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  type CompletionList,
  ConfigurationTarget,
  commands,
  Position,
  Range,
  Selection,
  type TextDocument,
  type TextEdit,
  type TextEditor,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode'
import { ask } from './support/ask.ts'
import { closeAll, diagnosticsWhen, insert, openFile, openText } from './support/documents.ts'
import { deepEqual, equal, ok } from './support/expect.ts'
import { until } from './support/until.ts'

const TALK = `---
speakers:
  - Anna Berg
  - name: Ben Okafor
    aliases: [BO]
---

Anna Berg: Welcome, all.

Ben Okafor: Thank you. [laughter]

Anna Berg: Let us begin.

`

const UNTIDY = `---
speakers: [Anna Berg, Ben Okafor]
---

Anna Berg: Welcome.

Ben Okafor : Thank you.

Anna Berg: Let us begin.

Ben Okafor : We have spent less.

Anna Berg: Good.
`

/** As it is laid out, from the first turn. */
const TIDY = `Anna Berg: Welcome.

Ben Okafor: Thank you.

Anna Berg: Let us begin.

Ben Okafor: We have spent less.

Anna Berg: Good.`

const labelOf = ({ label }: CompletionItem): string => (typeof label === 'string' ? label : label.label)

/** The labels of what is offered at a place, as soon as one of them is `wanted`. */
function offered(document: TextDocument, place: Position, wanted: string): Promise<readonly string[]> {
  return until(`“${wanted}” to be offered`, async () => {
    const command = 'vscode.executeCompletionItemProvider'
    const { items } = await commands.executeCommand<CompletionList>(command, document.uri, place)
    const labels = items.map(labelOf)
    return labels.includes(wanted) && labels
  })
}

const endOf = ({ lineCount }: TextDocument): Position => new Position(lineCount - 1, 0)

describe('completion', () => {
  afterEach(closeAll)

  it('offers the speakers at the start of a line, who speaks next first', async () => {
    const { document } = await openText(TALK)
    const labels = await offered(document, endOf(document), 'Ben Okafor')
    deepEqual(labels.slice(0, 2), ['Ben Okafor', 'Anna Berg'])
  })

  it('offers notes and the time after a bracket', async () => {
    const editor = await openText(`${TALK}Ben Okafor: And [\n`)
    const labels = await offered(editor.document, new Position(13, 17), 'laughter')
    ok(labels.includes('inaudible'), labels.join())
    ok(!labels.includes('Anna Berg'), 'a speaker is offered inside a note')
  })

  it('offers the keys of the header that it has not', async () => {
    const editor = await openText(TALK)
    await insert(editor, 1, 0, '\n')
    const labels = await offered(editor.document, new Position(1, 0), 'title')
    ok(labels.includes('language') && !labels.includes('speakers'), labels.join())
  })

  it('offers nothing in the middle of a sentence', async () => {
    const { document } = await openText(TALK)
    await offered(document, endOf(document), 'Ben Okafor')
    const command = 'vscode.executeCompletionItemProvider'
    const inside = new Position(7, 'Anna Berg: Welc'.length)
    const { items } = await commands.executeCommand<CompletionList>(command, document.uri, inside)
    deepEqual(items.map(labelOf), [])
  })

  it('leaves Enter to be a new line', async () => {
    const { document } = await openText(TALK)
    equal(workspace.getConfiguration('editor', document).get('acceptSuggestionOnEnter'), 'off')
  })
})

describe('formatting', () => {
  afterEach(closeAll)

  it('puts labels right and changes no word', async () => {
    const { document } = await openText(UNTIDY)
    const options = { tabSize: 2, insertSpaces: true }
    const edits = await ask<TextEdit>('vscode.executeFormatDocumentProvider', document, options)
    const edit = new WorkspaceEdit()
    edit.set(document.uri, [...edits])
    ok(await workspace.applyEdit(edit), 'the edit was refused')
    equal(bodyOf(document), TIDY)
  })

  it('happens on saving where that is wanted', () =>
    withSetting('formatOnSave', true, async () => {
      const { document } = await saved(UNTIDY)
      equal(bodyOf(document), TIDY)
    }))

  it('on Enter begins a paragraph where that is wanted', () =>
    withSetting('formatOnType', true, async () => {
      const editor = await openText(`${TALK}Ben Okafor:Yes.`)
      const { document } = editor
      await ask('vscode.executeFormatDocumentProvider', document, { tabSize: 2, insertSpaces: true })
      const end = document.lineAt(document.lineCount - 1).range.end
      editor.selection = new Selection(end, end)
      await commands.executeCommand('type', { text: '\n' })
      const expected = `${TALK}Ben Okafor: Yes.\n\n`
      await until('a line laid out, and a blank one', () => document.getText() === expected)
      // The editor tells of the cursor by itself, after the text.
      await until('the cursor on the blank line', () => editor.selection.active.line === document.lineCount - 1)
      await commands.executeCommand('type', { text: 'Anna Berg: Good.' })
      equal(document.getText(), `${expected}Anna Berg: Good.`)
    }))
})

describe('repairing', () => {
  afterEach(closeAll)

  it('all that is certain happens on saving where that is wanted', () =>
    withSetting('codeActionsOnSave', { 'source.fixAll.transcript': 'explicit' }, async () => {
      const { document } = await saved(UNTIDY)
      ok(document.getText().includes('Ben Okafor: Thank you.'), document.getText())
    }))

  it('all problems of a kind is one action', async () => {
    const { document } = await openText(UNTIDY)
    await diagnosticsWhen(document, 'the blanks before colons', ({ length }) => length >= 2)
    const place = new Range(6, 0, 6, 12)
    const kind = CodeActionKind.QuickFix.value
    const actions = await ask<CodeAction>('vscode.executeCodeActionProvider', document, place, kind, 20)
    const all = actions.find(({ title }) => /^Repair all \d+ problems of this kind/.test(title))
    ok(all?.edit, `only ${actions.map(({ title }) => title).join(', ')}`)
    ok(await workspace.applyEdit(all.edit), 'the edit was refused')
    ok(!document.getText().includes(' :'), document.getText())
  })
})

const bodyOf = (document: TextDocument): string => document.getText().split('---\n\n')[1]?.trimEnd() ?? ''

/** Does something with a setting of the editor for transcripts. */
async function withSetting(name: string, value: unknown, action: () => Promise<void>): Promise<void> {
  const put = (wanted: unknown) =>
    workspace
      .getConfiguration('editor', { languageId: 'transcript' })
      .update(name, wanted, ConfigurationTarget.Workspace, true)
  await put(value)
  try {
    await action()
  } finally {
    await put(undefined)
  }
}

/** A new file with this text, edited and saved as a person does. */
async function saved(content: string): Promise<TextEditor> {
  const folder = workspace.workspaceFolders?.[0]
  ok(folder, 'no folder is open')
  // A name of its own each time: the editor remembers for a while what it last saw under a name.
  const name = `saved-${Date.now()}.transcript`
  const uri = Uri.joinPath(folder.uri, name)
  await workspace.fs.writeFile(uri, new TextEncoder().encode(content))
  try {
    const editor = await openFile(name)
    const { document } = editor
    await offered(document, endOf(document), 'Anna Berg')
    await insert(editor, document.lineCount - 1, 0, '\n')
    await window.showTextDocument(document)
    ok(await document.save(), 'it was not saved')
    return editor
  } finally {
    await workspace.fs.delete(uri)
  }
}
