// The command that opens the workspace file of a folder, and writes a first one where there is none.
import { FileSystemError, l10n, Uri, window, workspace } from 'vscode'

const NAME = '.transcript.yaml'

/** All of it is commented out: a new file changes nothing until somebody says what it shall say. */
const first = (): string => `# ${l10n.t('What holds for the transcripts in this folder and below.')}

# ${l10n.t('Files that are transcripts, beside those with the extension:')}
# files: ["meetings/**/*.md", "!**/README.md"]

# ${l10n.t('Who may speak: a YAML or CSV file, or lines such as "Full Name (ABC)".')}
# roster: people.txt

# rules:
#   speaker-undeclared: error
`

export async function openWorkspaceFile(): Promise<void> {
  const folders = workspace.workspaceFolders ?? []
  const folder = folders.length > 1 ? await window.showWorkspaceFolderPick() : folders[0]
  if (folder === undefined) {
    if (folders.length === 0)
      void window.showInformationMessage(l10n.t('Open a folder first: a workspace file is about one.'))
    return
  }
  const file = Uri.joinPath(folder.uri, NAME)
  try {
    await workspace.fs.stat(file)
  } catch (error) {
    if (!(error instanceof FileSystemError) || error.code !== 'FileNotFound') throw error
    await workspace.fs.writeFile(file, new TextEncoder().encode(first()))
  }
  await window.showTextDocument(file)
}
