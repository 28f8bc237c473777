import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver'
import type { Elsewhere } from '../features/rename/inRoster.ts'
import { say } from '../text/message.ts'
import type { ClientAbilities } from './abilities.ts'
import { refused } from './requests.ts'

/** The edits of one file; `version` where it is open. */
export type FileEdits = Elsewhere & { readonly version: number | null }

const MERGE = 'merge'

/** The edits of several files as one; those that make two speakers one wait until somebody agrees. */
export const editOfFiles = (
  files: readonly FileEdits[],
  merges: string | undefined,
  abilities: ClientAbilities,
): WorkspaceEdit => {
  if (merges !== undefined && !abilities.changeAnnotations)
    throw refused(
      abilities.tell(say`${merges} This editor cannot ask whether that is meant; change the labels by hand if it is.`),
    )
  const annotated = merges === undefined ? {} : { annotationId: MERGE }
  const plain = (list: readonly TextEdit[]): TextEdit[] =>
    list.map(({ range, newText }) => ({ range, newText, ...annotated }))
  if (!abilities.versionedEdits)
    return { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, plain(edits)])) }
  const documentChanges = files.map(({ uri, version, edits }) => ({
    textDocument: { uri, version },
    edits: plain(edits),
  }))
  if (merges === undefined) return { documentChanges }
  const annotation = { label: abilities.tell(say`Make two speakers one`), needsConfirmation: true, description: merges }
  return { documentChanges, changeAnnotations: { [MERGE]: annotation } }
}
