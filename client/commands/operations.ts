// Commands that edit: the server works out the edits, and says what to ask first; one undo takes all of them back.
import {
  commands,
  type Disposable,
  l10n,
  Range,
  Selection,
  type TextEditor,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode'
import {
  type Choice,
  OPERATION_REQUEST,
  type OperationName,
  type OperationParams,
  type OperationResult,
} from '../../server/protocol.ts'
import type { Supervisor } from '../supervisor.ts'
import { operations } from './names.ts'

/** How long the status bar tells what was done, in ms. */
const messageMs = 8000

export function registerOperations(supervisor: Supervisor): Disposable[] {
  return operations.map(operation =>
    commands.registerCommand(`transcript.${operation}`, async (choice?: unknown) => {
      const editor = window.activeTextEditor
      if (editor !== undefined)
        await carryOut(supervisor, editor, operation, typeof choice === 'string' ? choice : undefined)
    }),
  )
}

async function carryOut(
  supervisor: Supervisor,
  editor: TextEditor,
  operation: OperationName,
  choice: string | undefined,
): Promise<void> {
  const { document, selection } = editor
  const uri = document.uri.toString()
  const { start, end } = selection
  const range = {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  }
  const params: OperationParams = {
    textDocument: { uri },
    range,
    operation,
    ...(choice === undefined ? {} : { choice }),
  }
  const result = await supervisor.ask<OperationParams, OperationResult | null>(OPERATION_REQUEST, params)
  if (result === undefined || result === null) {
    void window.showWarningMessage(
      l10n.t('The Transcript language server is not running, or this file is no transcript.'),
    )
  } else if (result.kind === 'refused') {
    void window.showInformationMessage(result.message)
  } else if (result.kind === 'edits') {
    await apply(editor, result)
  } else {
    const answer =
      result.kind === 'ask'
        ? await window.showInputBox({ prompt: result.prompt, placeHolder: result.example })
        : await pick(result.prompt, result.choices, result.typed)
    if (answer !== undefined && answer !== '') await carryOut(supervisor, editor, operation, answer)
  }
}

async function apply(editor: TextEditor, result: OperationResult & { readonly kind: 'edits' }): Promise<void> {
  const { document } = editor
  if (document.version !== result.version) {
    void window.showInformationMessage(l10n.t('The text has changed meanwhile: try again.'))
    return
  }
  const edit = new WorkspaceEdit()
  for (const { range, newText } of result.edits)
    edit.replace(
      Uri.parse(document.uri.toString()),
      new Range(range.start.line, range.start.character, range.end.line, range.end.character),
      newText,
    )
  if (!(await workspace.applyEdit(edit))) return
  if (result.select !== undefined) {
    const { start, end } = result.select
    editor.selection = new Selection(start.line, start.character, end.line, end.character)
    editor.revealRange(editor.selection)
  }
  if (result.message !== undefined) window.setStatusBarMessage(result.message, messageMs)
}

/** Lets somebody choose; where other answers are good too, what is typed is one. */
function pick(prompt: string, choices: readonly Choice[], typed: boolean): Promise<string | undefined> {
  return new Promise(resolve => {
    const box = window.createQuickPick<Choice>()
    box.placeholder = typed ? l10n.t('{0} Choose, or type a name.', prompt) : prompt
    box.items = choices
    box.matchOnDescription = true
    if (typed)
      box.onDidChangeValue(value => {
        const name = value.trim()
        const known = name === '' || choices.some(({ label }) => label === name)
        box.items = known ? choices : [...choices, { choice: name, label: name, description: l10n.t('somebody else') }]
      })
    box.onDidAccept(() => {
      resolve(box.selectedItems[0]?.choice)
      box.hide()
    })
    box.onDidHide(() => {
      resolve(undefined)
      box.dispose()
    })
    box.show()
  })
}
