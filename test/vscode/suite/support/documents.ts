// Opening and editing transcripts.
import {
  commands,
  type Diagnostic,
  languages,
  Position,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode'
import { ok } from './expect.ts'
import { extensionReady } from './extension.ts'
import { until } from './until.ts'

/** A file of test/vscode/workspace in an editor, with the server ready. */
export async function openFile(name: string): Promise<TextEditor> {
  const folder = workspace.workspaceFolders?.[0]
  ok(folder, 'no folder is open')
  return openUri(Uri.joinPath(folder.uri, name))
}

/** What stands at an address, in an editor. */
export async function openUri(uri: Uri): Promise<TextEditor> {
  return show(await workspace.openTextDocument(uri))
}

/** A transcript with this text that was never saved. */
export async function openText(content: string): Promise<TextEditor> {
  const opened = await until('a text of its own', async () => {
    const document = await workspace.openTextDocument({ language: 'transcript', content })
    // A new text may get the name of one that was closed just now, and what that one held; the next name is free then.
    return document.getText() === content && document
  })
  return show(opened)
}

async function show(document: TextDocument): Promise<TextEditor> {
  const editor = await window.showTextDocument(document, { preview: false })
  await extensionReady()
  return editor
}

/** Puts text in at a zero-based line and column (UTF-16). */
export async function insert(editor: TextEditor, line: number, column: number, text: string): Promise<void> {
  ok(await editor.edit(builder => builder.insert(new Position(line, column), text)), 'the edit was refused')
}

/** The document's diagnostics as soon as they are as wanted. */
export function diagnosticsWhen(
  document: TextDocument,
  what: string,
  wanted: (diagnostics: readonly Diagnostic[]) => boolean,
): Promise<readonly Diagnostic[]> {
  return until(what, () => {
    const diagnostics = languages.getDiagnostics(document.uri)
    return wanted(diagnostics) && diagnostics
  })
}

/** Closes every editor and forgets what was typed. */
export async function closeAll(): Promise<void> {
  for (const document of workspace.textDocuments) {
    if (!document.isDirty) continue
    await window.showTextDocument(document)
    await commands.executeCommand('workbench.action.files.revert')
  }
  await commands.executeCommand('workbench.action.closeAllEditors')
}
