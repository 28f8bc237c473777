// The server's state beside the language in the status bar.
import { type Disposable, type LanguageStatusItem, LanguageStatusSeverity, l10n, languages } from 'vscode'
import { restartServer, showLog } from './commands/names.ts'
import type { ServerState, Supervisor } from './supervisor.ts'

export function showStatus(supervisor: Supervisor): Disposable {
  const item = languages.createLanguageStatusItem('transcript.server', { language: 'transcript' })
  item.name = l10n.t('Transcript Language Server')
  const show = (state: ServerState) => Object.assign(item, appearance(state))
  show(supervisor.state())
  const listening = supervisor.onDidChangeState(show)
  return {
    dispose: () => {
      listening.dispose()
      item.dispose()
    },
  }
}

type Appearance = Pick<LanguageStatusItem, 'text' | 'detail' | 'busy' | 'severity' | 'command'>

function appearance(state: ServerState): Appearance {
  const { Information, Error: Failure } = LanguageStatusSeverity
  const log = { title: l10n.t('Show Log'), command: showLog }
  const restart = { title: l10n.t('Restart'), command: restartServer }
  switch (state) {
    case 'starting':
      return {
        text: 'Transcript',
        detail: l10n.t('server is starting'),
        busy: true,
        severity: Information,
        command: log,
      }
    case 'ready':
      return { text: 'Transcript', detail: l10n.t('server is ready'), busy: false, severity: Information, command: log }
    case 'stopped':
      return {
        text: 'Transcript',
        detail: l10n.t('server has stopped'),
        busy: false,
        severity: Failure,
        command: restart,
      }
  }
}
