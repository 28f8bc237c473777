// The extension is there, wakes up for a transcript, and offers its commands.
import { commands, window, workspace } from 'vscode'
import { closeAll, openFile, openText } from './support/documents.ts'
import { equal, ok } from './support/expect.ts'
import { extensionReady } from './support/extension.ts'

describe('activation', () => {
  afterEach(closeAll)

  it('a .transcript file has the language', async () => {
    const { document } = await openFile('meeting.transcript')
    equal(document.languageId, 'transcript')
  })

  it('a .transcript.md file has the language', async () => {
    const { document } = await openFile('notes.transcript.md')
    equal(document.languageId, 'transcript')
  })

  it('the server is ready for a text that was never saved', async () => {
    const { document } = await openText('Anna: Hello.\n')
    equal(document.uri.scheme, 'untitled')
    equal((await extensionReady()).serverState(), 'ready')
  })

  it('the commands exist', async () => {
    await extensionReady()
    const known = await commands.getCommands(true)
    for (const name of ['transcript.restartServer', 'transcript.showLog'])
      ok(known.includes(name), `${name} is missing`)
  })

  it('the log opens', async () => {
    await extensionReady()
    await commands.executeCommand('transcript.showLog')
    await commands.executeCommand('workbench.action.closePanel')
    ok(window, 'the window is gone')
  })

  it('the settings have defaults', () => {
    equal(workspace.getConfiguration('transcript').get('trace.server'), 'off')
  })
})
