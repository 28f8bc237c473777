// The extension in a web extension host: the server is a worker.
import { type ExtensionContext, Uri } from 'vscode'
import { LanguageClient } from 'vscode-languageclient/browser'
import { activateExtension, type TranscriptApi } from './extension.ts'

export function activate(context: ExtensionContext): TranscriptApi {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'server.worker.js').toString(true)
  return activateExtension(context, (id, name, options) => {
    // One worker for each client: after a crash the supervisor makes a new pair.
    const worker = new Worker(script)
    const client = new LanguageClient(id, name, worker, options)
    return { client, start: () => client.start(), kill: () => worker.terminate() }
  })
}

export { deactivate } from './extension.ts'
