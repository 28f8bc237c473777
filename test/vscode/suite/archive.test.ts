// All transcripts of the open folder together: found, and changed in one step.
import {
  ConfigurationTarget,
  commands,
  type Location,
  languages,
  Position,
  type SymbolInformation,
  Uri,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode'
import { closeAll, openFile } from './support/documents.ts'
import { equal, ok } from './support/expect.ts'
import { until } from './support/until.ts'

const FOLDER = 'archive'
const FILES = {
  '.transcript.yaml': 'roster: people.txt\n',
  'people.txt': 'Zora Quill (ZQ)\nYves Noor (YN)\n',
  'one.transcript': '# Opening of the archive\n\nZQ: One.\n\nYN: Two.\n\nZora Quill: Three.\n',
  'two.transcript': 'Chair Zora Quill: One, said Zora Quill.\n\nXenia Tal: Two.\n\nXenia Tal: Three.\n',
}

const uriOf = (name: string): Uri => {
  const [folder] = workspace.workspaceFolders ?? []
  ok(folder, 'no folder is open')
  return Uri.joinPath(folder.uri, FOLDER, name)
}

const textOf = async (name: string): Promise<string> => (await workspace.openTextDocument(uriOf(name))).getText()

/** The symbols of the workspace by this name, as soon as they are as wanted. */
const symbols = (query: string, wanted: (found: readonly SymbolInformation[]) => boolean) =>
  until(`symbols for ${query}`, async () => {
    const found = await commands.executeCommand<SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', query)
    return wanted(found) && found
  })

describe('all transcripts of a folder', () => {
  before(async () => {
    for (const [name, text] of Object.entries(FILES))
      await workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text))
  })
  after(async () => {
    await closeAll()
    await workspace.fs.delete(uriOf(''), { recursive: true })
  })

  it('are searched for speakers and sections', async () => {
    await openFile(`${FOLDER}/one.transcript`)
    const [speaker] = await symbols('zorqui', ([found]) => found?.containerName === '3 turns, 2 files')
    equal(speaker?.name, 'Zora Quill')
    const [section] = await symbols('opening of the arch', ({ length }) => length === 1)
    equal(section?.location.uri.path, uriOf('one.transcript').path)
  })

  it('follow changes of files', async () => {
    await workspace.fs.writeFile(
      uriOf('three.transcript'),
      new TextEncoder().encode('Wim Urs: One.\n\nWim Urs: Two.\n'),
    )
    await symbols('wimurs', ({ length }) => length === 1)
    await workspace.fs.delete(uriOf('three.transcript'))
    await symbols('wimurs', ({ length }) => length === 0)
  })

  it('have their problems shown, open or not, if the user wants that', async () => {
    const faulty = uriOf('faulty.transcript')
    await workspace.fs.writeFile(faulty, new TextEncoder().encode('Zora Quill:: One.\n\nYves Noor: Two.\n'))
    const count = (): number => languages.getDiagnostics(faulty).length
    const settings = workspace.getConfiguration('transcript')
    equal(count(), 0)
    await settings.update('diagnostics.files', 'all', ConfigurationTarget.Workspace)
    await until('the problem of a file that is not open', () => count() === 1)
    await workspace.fs.writeFile(faulty, new TextEncoder().encode('Zora Quill: One.\n\nYves Noor: Two.\n'))
    await until('no problem', () => count() === 0)
    await workspace.fs.writeFile(faulty, new TextEncoder().encode('Zora Quill:: One.\n\nYves Noor: Two.\n'))
    await until('the problem again', () => count() === 1)
    await settings.update('diagnostics.files', undefined, ConfigurationTarget.Workspace)
    await until('none of files that are not open', () => count() === 0)
    await workspace.fs.delete(faulty)
  })

  it('name the people of a roster in all files', async () => {
    const { document } = await openFile(`${FOLDER}/one.transcript`)
    const places = await until('the references', async () => {
      const found = await commands.executeCommand<Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        new Position(2, 0),
      )
      return found.length === 4 && found
    })
    const names = places.map(({ uri }) => uri.path.split('/').at(-1))
    equal(names.sort().join(), 'one.transcript,one.transcript,people.txt,two.transcript')
  })

  it('have somebody renamed in all of them, and in the roster, from there too', async () => {
    const { document } = await openFile(`${FOLDER}/people.txt`)
    const edit = await until('a renaming', async () => {
      const rename = commands.executeCommand<WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        new Position(0, 3),
        'Zora Quint',
      )
      return Promise.resolve(rename).catch(() => undefined)
    })
    ok(await workspace.applyEdit(edit), 'the renaming was refused')
    equal(await textOf('people.txt'), 'Zora Quint (ZQ)\nYves Noor (YN)\n')
    equal(await textOf('one.transcript'), FILES['one.transcript'].replace('Zora Quill', 'Zora Quint'))
    equal(await textOf('two.transcript'), FILES['two.transcript'].replace('Zora Quill', 'Zora Quint'))
    await symbols('zoraquint', ([found]) => found?.containerName === '3 turns, 2 files')
  })

  it('give a roster of those who are on none', async () => {
    await openFile(`${FOLDER}/two.transcript`)
    await commands.executeCommand('transcript.collectRoster')
    const document = await until('the roster', () => {
      const shown = window.activeTextEditor?.document
      return shown?.isUntitled && shown
    })
    equal(document.languageId, 'yaml')
    ok(document.getText().includes('  - Xenia Tal  # 2 turns in 1 transcript\n'), document.getText())
    ok(!document.getText().includes('Yves Noor'), document.getText())
  })
})
