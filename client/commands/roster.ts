// The command that collects a roster from all transcripts: a new document, for somebody to look through before it is saved.
import { l10n, window, workspace } from 'vscode'
import { COLLECT_ROSTER, type CollectedRoster } from '../../server/protocol.ts'
import type { Supervisor } from '../supervisor.ts'

export async function collectRoster(supervisor: Supervisor): Promise<void> {
  if (workspace.workspaceFolders === undefined) {
    void window.showInformationMessage(l10n.t('Open a folder first: a roster is collected from the transcripts in it.'))
    return
  }
  const collected = await supervisor.ask<object, CollectedRoster>(COLLECT_ROSTER, {})
  if (collected === undefined) {
    void window.showWarningMessage(l10n.t('The Transcript language server is not running.'))
  } else if (collected.people === 0) {
    void window.showInformationMessage(l10n.t('Nobody speaks in the transcripts of this folder whom no roster lists.'))
  } else {
    const document = await workspace.openTextDocument({ language: 'yaml', content: collected.text })
    await window.showTextDocument(document)
  }
}
