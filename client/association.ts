// Gives files that a workspace file makes transcripts the language, when they are open, and leaves alone what the user chose.
import { type Disposable, languages, type TextDocument, workspace } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { type AreTranscriptsResult, TRANSCRIPTS_CHANGED } from '../server/protocol.ts'

const LANGUAGE = 'transcript'

/** Views of files in other states, as those of a comparison, have the language that the editor gives them. */
const OTHER_SCHEMES = new Set(['untitled', 'git', 'output', 'vscode-userdata', 'vscode-settings', 'walkThrough'])

export type Association = Disposable & {
  /** Hears from this client when answers may be others. */
  readonly listen: (client: BaseLanguageClient) => void
  /** Looks at all open documents. */
  readonly look: () => void
}

/** `ask` tells which of some files are transcripts by a workspace file; nothing while no server runs. */
export function associate(ask: (uris: readonly string[]) => Promise<AreTranscriptsResult | undefined>): Association {
  // A document that changes its language is closed and opened as the same object; a file that is opened again is another.
  const languageOf = new WeakMap<TextDocument, string>()
  /** What documents were before they were given the language. */
  const original = new WeakMap<TextDocument, string>()
  const chosen = new Set<string>()
  const setting = new Set<TextDocument>()

  async function setLanguage(document: TextDocument, language: string): Promise<void> {
    setting.add(document)
    try {
      await languages.setTextDocumentLanguage(document, language)
    } finally {
      setting.delete(document)
    }
  }

  async function look(documents: readonly TextDocument[]): Promise<void> {
    const open = documents.filter(
      document => !document.isClosed && !OTHER_SCHEMES.has(document.uri.scheme) && !chosen.has(document.uri.toString()),
    )
    if (open.length === 0) return
    const answers = await ask(open.map(document => document.uri.toString()))
    if (answers === undefined) return
    for (const [i, document] of open.entries()) {
      if (document.isClosed || chosen.has(document.uri.toString())) continue
      const before = original.get(document)
      if (answers[i] === true && document.languageId !== LANGUAGE) {
        original.set(document, document.languageId)
        await setLanguage(document, LANGUAGE)
      } else if (answers[i] === false && before !== undefined && document.languageId === LANGUAGE) {
        original.delete(document)
        await setLanguage(document, before)
      }
    }
  }

  function opened(document: TextDocument): void {
    const before = languageOf.get(document)
    languageOf.set(document, document.languageId)
    if (setting.has(document)) return
    if (before !== undefined && before !== document.languageId) chosen.add(document.uri.toString())
    else void look([document]).catch(() => undefined)
  }

  const listening = workspace.onDidOpenTextDocument(opened)
  const lookAgain = () => void look(workspace.textDocuments).catch(() => undefined)
  for (const document of workspace.textDocuments) languageOf.set(document, document.languageId)
  return {
    listen: client => void client.onNotification(TRANSCRIPTS_CHANGED, lookAgain),
    look: lookAgain,
    dispose: () => listening.dispose(),
  }
}
