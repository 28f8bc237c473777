// The language server is lost, and comes back with the open text.
import { commands, type Diagnostic, DiagnosticSeverity } from 'vscode'
import { killServer, startServerToKill } from './support/crash.ts'
import { closeAll, diagnosticsWhen, insert, openText } from './support/documents.ts'
import { equal } from './support/expect.ts'
import { extensionReady } from './support/extension.ts'
import { until } from './support/until.ts'

declare const HOST: 'node' | 'web'

// A wrong date is a problem in whatever file.
const faulty = '---\ntitle: A\ndate: nonsense\n---\n\nAnna: Hello.\n'

const isOnLine = (line: number) => (found: readonly Diagnostic[]) =>
  found.some(({ severity, range }) => severity < DiagnosticSeverity.Information && range.start.line === line)

describe('language server', () => {
  afterEach(closeAll)

  it('restarts on demand, and reads the open text again', async () => {
    const { document } = await openText(faulty)
    await diagnosticsWhen(document, 'a problem', isOnLine(2))
    await commands.executeCommand('transcript.restartServer')
    equal((await extensionReady()).serverState(), 'ready')
    await diagnosticsWhen(document, 'the problem again', isOnLine(2))
  })

  it('several restarts at once leave one that is ready', async () => {
    await extensionReady()
    await Promise.all([1, 2, 3].map(() => commands.executeCommand('transcript.restartServer')))
    equal((await extensionReady()).serverState(), 'ready')
  })

  if (HOST === 'node') {
    it('a crash is survived, and what was typed since is known', async () => {
      const api = await extensionReady()
      const editor = await openText(faulty)
      const { document } = editor
      await diagnosticsWhen(document, 'a problem', isOnLine(2))
      await killServer(() => api.serverState() === 'ready')
      await insert(editor, 1, 0, 'place: Here\n')
      await until('the server to be ready again', () => api.serverState() === 'ready')
      await diagnosticsWhen(document, 'the problem a line below', isOnLine(3))
      await insert(editor, 1, 0, 'language: en\n')
      await diagnosticsWhen(document, 'the problem two lines below', isOnLine(4))
    })

    it('a server that keeps crashing is given up, and can be asked for again', async function () {
      this.timeout(60_000)
      const api = await extensionReady()
      await commands.executeCommand('transcript.restartServer')
      for (let crash = 1; crash <= 5; crash++) await killServer(() => api.serverState() === 'ready')
      await until('the server to be given up', () => api.serverState() === 'stopped')
      await commands.executeCommand('notifications.clearAll')
      await commands.executeCommand('transcript.restartServer')
      await until('the server to be ready', () => api.serverState() === 'ready')
    })
  } else {
    it('a crash is survived, and what was typed since is known', async () => {
      const api = await extensionReady()
      const kill = await startServerToKill(() => commands.executeCommand('transcript.restartServer'))
      const editor = await openText(faulty)
      const { document } = editor
      await diagnosticsWhen(document, 'a problem', isOnLine(2))
      kill()
      await insert(editor, 1, 0, 'place: Here\n')
      await until('the server to be ready again', () => api.serverState() === 'ready')
      await diagnosticsWhen(document, 'the problem a line below', isOnLine(3))
    })
  }
})
