import type { Diagnostic } from 'vscode-languageserver'
import { type CancellationToken, CancellationTokenSource, type Connection, ResponseError } from 'vscode-languageserver'
import type { OpenDocument } from './document.ts'
import { describeError } from './requests.ts'

/** How long typing has to rest before problems are sent, in ms. */
const REST = 180

export type Push = {
  /** Sends the problems of a file soon: at once when it was opened, otherwise when typing rests. */
  readonly soon: (document: OpenDocument) => void
  /** Sends that a file has no problems any more. */
  readonly clear: (uri: string) => void
}

/** Sends diagnostics to editors that do not ask for them. */
export const pushDiagnostics = (
  connection: Connection,
  diagnose: (document: OpenDocument, token: CancellationToken) => Promise<Diagnostic[]>,
): Push => {
  const waiting = new Map<string, { readonly timer: ReturnType<typeof setTimeout>; readonly stop: () => void }>()
  const known = new Set<string>()
  const stop = (uri: string): void => {
    const work = waiting.get(uri)
    if (work === undefined) return
    clearTimeout(work.timer)
    work.stop()
    waiting.delete(uri)
  }
  const send = async (document: OpenDocument, token: CancellationToken): Promise<void> => {
    const { uri, version } = document
    try {
      const diagnostics = await diagnose(document, token)
      if (!token.isCancellationRequested) await connection.sendDiagnostics({ uri, version, diagnostics })
    } catch (error) {
      // A text that changed meanwhile has its own turn.
      if (!(error instanceof ResponseError)) connection.console.error(describeError(error))
    }
  }
  return {
    soon: document => {
      stop(document.uri)
      const rest = known.has(document.uri) ? REST : 0
      known.add(document.uri)
      const source = new CancellationTokenSource()
      const timer = setTimeout(() => void send(document, source.token), rest)
      waiting.set(document.uri, { timer, stop: () => source.cancel() })
    },
    clear: uri => {
      stop(uri)
      known.delete(uri)
      void connection.sendDiagnostics({ uri, diagnostics: [] })
    },
  }
}
