import type { CodeAction, CodeActionParams, WorkspaceEdit } from 'vscode-languageserver'
import { quickFixes } from '../features/actions/quickFixes.ts'
import { diagnosticOf } from '../features/diagnostics.ts'
import type { Problem } from '../rules/index.ts'
import type { Fix } from '../rules/rule.ts'
import type { ClientAbilities } from './abilities.ts'
import { type OpenDocument, soundRange } from './document.ts'

/** The protocol's kind of an action that repairs a problem. */
const QUICK_FIX = 'quickfix'

/** The kinds of code action that the server has. */
export const CODE_ACTION_KINDS = [QUICK_FIX]

const wants = (only: readonly string[] | undefined, kind: string): boolean =>
  only === undefined || only.some(wanted => kind === wanted || kind.startsWith(`${wanted}.`) || wanted === '')

const workspaceEdit = (document: OpenDocument, fix: Fix, abilities: ClientAbilities): WorkspaceEdit => {
  const { uri, version } = document
  const edits = fix.edits.map(({ range, newText }) => ({ range, newText }))
  return abilities.versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } }
}

/** The code actions for a range: the fixes of the problems there. */
export const codeActions = (
  document: OpenDocument,
  problems: readonly Problem[],
  params: CodeActionParams,
  abilities: ClientAbilities,
): CodeAction[] => {
  const only = params.context?.only
  if (!abilities.codeActionLiterals || !wants(only, QUICK_FIX)) return []
  return quickFixes(problems, soundRange(params.range)).map(({ problem, fix, preferred }) => ({
    title: fix.title,
    kind: QUICK_FIX,
    diagnostics: [diagnosticOf(problem)],
    edit: workspaceEdit(document, fix, abilities),
    ...(preferred && abilities.preferredActions ? { isPreferred: true } : {}),
  }))
}
