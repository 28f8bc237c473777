// A workspace file makes files transcripts, and gives them a roster.
import {
  type CompletionList,
  commands,
  type Hover,
  languages,
  MarkdownString,
  Position,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode'
import { closeAll, diagnosticsWhen, insert, openFile } from './support/documents.ts'
import { equal, ok } from './support/expect.ts'
import { until } from './support/until.ts'

const NOTES = 'meetings/notes/day 1.md'
const ROSTER = 'meetings/delegates.txt'
const CONFIG = 'meetings/.transcript.yaml'

const becomes = (document: TextDocument, language: string): Promise<unknown> =>
  until(`the language ${language}`, () => document.languageId === language)

const codes = (document: TextDocument): string[] =>
  languages.getDiagnostics(document.uri).map(({ code }) => String(typeof code === 'object' ? code.value : code))

const pause = (ms: number): Promise<unknown> => new Promise(resolve => setTimeout(resolve, ms))

describe('a workspace file', () => {
  afterEach(closeAll)

  it('gives the files that it names the language, and their problems', async () => {
    const { document } = await openFile(NOTES)
    await becomes(document, 'transcript')
    const [problem] = await diagnosticsWhen(document, 'the slip', ({ length }) => length > 0)
    equal(problem?.message, '“BRO” is not in delegates.txt; did you mean “BOR” (Ben Okafor)?')
  })

  it('leaves other files alone', async () => {
    const { document: notes } = await openFile(NOTES)
    const { document: roster } = await openFile(ROSTER)
    await becomes(notes, 'transcript')
    equal(roster.languageId, 'plaintext')
  })

  it('and its roster count as they stand in the editor', async () => {
    const { document } = await openFile(NOTES)
    await becomes(document, 'transcript')
    await diagnosticsWhen(document, 'the slip', ({ length }) => length > 0)
    const roster = await openFile(ROSTER)
    await insert(roster, 0, 0, 'Bea Rossi (BRO)\n')
    await diagnosticsWhen(document, 'no problems', ({ length }) => length === 0)
    await insert(roster, 0, 0, 'Bea (BRO\n')
    await diagnosticsWhen(roster.document, 'a problem in the roster', ({ length }) => length === 1)
    const config = await openFile(CONFIG)
    await insert(config, 0, 0, 'rooster: x\n')
    await diagnosticsWhen(config.document, 'a problem in the workspace file', ({ length }) => length === 1)
  })

  it('does not argue with whoever chooses another language', async () => {
    const { document } = await openFile(NOTES)
    await becomes(document, 'transcript')
    await languages.setTextDocumentLanguage(document, 'markdown')
    const config = await openFile(CONFIG)
    await insert(config, 0, 0, '# a comment\n')
    await pause(1500)
    equal(document.languageId, 'markdown')
  })

  it('explains its keys, and offers them', async () => {
    const { document } = await openFile(CONFIG)
    equal(document.isDirty, false)
    const lines = document.getText().split('\n')
    const roster = lines.findIndex(line => line.startsWith('roster'))
    const hovers = await until('a hover', async () => {
      const found = await commands.executeCommand<Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        new Position(roster, 2),
      )
      return found.length > 0 && found
    })
    const text = hovers.flatMap(({ contents }) =>
      contents.map(part => (part instanceof MarkdownString ? part.value : '')),
    )
    ok(text.join('').includes('people who may speak'), text.join('\n'))
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new Position(document.lineCount - 1, 0),
    )
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label))
    ok(labels.includes('profile') && labels.includes('rules'), labels.join())
    // What was typed before is still known for a moment after it was undone.
    await until('no problems', () => !codes(document).includes('workspace-file'))
  })

  it('is written by a command, and says nothing at first', async () => {
    const [folder] = workspace.workspaceFolders ?? []
    ok(folder, 'no folder is open')
    await commands.executeCommand('transcript.openWorkspaceFile')
    const document = window.activeTextEditor?.document
    ok(document, 'nothing is shown')
    ok(document.uri.path.endsWith('/.transcript.yaml'), 'it is not shown')
    equal(document.getText().replace(/^#.*$/gm, '').trim(), '')
    await closeAll()
    await workspace.fs.delete(Uri.joinPath(folder.uri, '.transcript.yaml'))
  })
})
