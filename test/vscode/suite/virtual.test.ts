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

/** One file, which nobody writes. */
class OneFile implements FileSystemProvider {
  readonly onDidChangeFile = new EventEmitter<FileChangeEvent[]>().event
  readonly #uri: Uri
  readonly #bytes: Uint8Array

  constructor(uri: Uri, text: string) {
    this.#uri = uri
    this.#bytes = new TextEncoder().encode(text)
  }

  stat(uri: Uri) {
    if (uri.path === '/') return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 }
    if (uri.path !== this.#uri.path) throw FileSystemError.FileNotFound(uri)
    return { type: FileType.File, ctime: 0, mtime: 0, size: this.#bytes.length }
  }
  readFile(uri: Uri): Uint8Array {
    if (uri.path !== this.#uri.path) throw FileSystemError.FileNotFound(uri)
    return this.#bytes
  }
  readDirectory = (): [string, FileType][] => [[this.#uri.path.slice(1), FileType.File]]
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
    provider = workspace.registerFileSystemProvider('attic', new OneFile(uri, TEXT), { isReadonly: true })
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
})
