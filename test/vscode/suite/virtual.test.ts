// A transcript that is no file on a disk: an extension holds it, as those for repositories and archives do.
import {
  type Disposable,
  type DocumentSymbol,
  EventEmitter,
  type FileChangeEvent,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  Uri,
  workspace,
} from 'vscode'
import { ask } from './support/ask.ts'
import { closeAll, diagnosticsWhen, openUri } from './support/documents.ts'
import { equal } from './support/expect.ts'

const TEXT = `---
speakers:
  - name: Anna Berg
---

# Opening

Anna Berg: Welcome.

Anna Brg: A slip of the keyboard.
`

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** UTF-16 with its mark, as old editors of Windows write it. */
const inUtf16 = (text: string): Uint8Array =>
  new Uint8Array(Uint16Array.from(`\ufeff${text}`, char => char.charCodeAt(0)).buffer)

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/'

/** Files by their paths, which nobody writes. */
class Attic implements FileSystemProvider {
  readonly onDidChangeFile = new EventEmitter<FileChangeEvent[]>().event
  readonly #files: ReadonlyMap<string, Uint8Array>

  constructor(files: Readonly<Record<string, Uint8Array>>) {
    this.#files = new Map(Object.entries(files))
  }

  stat({ path }: Uri) {
    const isFolder = path === '/' || [...this.#files.keys()].some(file => file.startsWith(`${path}/`))
    if (isFolder) return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 }
    return { type: FileType.File, ctime: 0, mtime: 0, size: this.readFile(Uri.from({ scheme: 'attic', path })).length }
  }
  readFile(uri: Uri): Uint8Array {
    const bytes = this.#files.get(uri.path)
    if (bytes === undefined) throw FileSystemError.FileNotFound(uri)
    return bytes
  }
  readDirectory({ path }: Uri): [string, FileType][] {
    return [...this.#files.keys()].filter(file => folderOf(file) === path).map(file => [nameOf(file), FileType.File])
  }
  watch = (): Disposable => ({ dispose: () => {} })
  createDirectory = refuse
  writeFile = refuse
  delete = refuse
  rename = refuse
}

function refuse(): never {
  throw FileSystemError.NoPermissions()
}

describe('a transcript in a file system of an extension', () => {
  const uri = Uri.parse('attic:/meeting.transcript')
  let provider: Disposable

  before(() => {
    const files = {
      '/meeting.transcript': bytesOf(TEXT),
      '/old/.transcript.yaml': inUtf16('speakers: [Anna Bärg]\r\n'),
      '/old/talk.transcript': bytesOf('Anna Brg: Welcome.\n'),
    }
    provider = workspace.registerFileSystemProvider('attic', new Attic(files), { isReadonly: true })
  })
  after(() => provider.dispose())
  afterEach(closeAll)

  it('has problems and an outline', async () => {
    const { document } = await openUri(uri)
    equal(document.languageId, 'transcript')
    const [problem] = await diagnosticsWhen(document, 'the slip', ({ length }) => length > 0)
    equal(problem?.message, '“Anna Brg” is not declared; did you mean “Anna Berg”?')
    const symbols = await ask<DocumentSymbol>('vscode.executeDocumentSymbolProvider', document)
    equal(symbols.map(({ name }) => name).join(), 'Header,Opening')
  })

  it('is read with the files around it, also where these are UTF-16', async () => {
    const { document } = await openUri(Uri.parse('attic:/old/talk.transcript'))
    const [problem] = await diagnosticsWhen(document, 'the slip', ({ length }) => length > 0)
    equal(problem?.message, '“Anna Brg” is not in .transcript.yaml; did you mean “Anna Bärg”?')
  })
})
