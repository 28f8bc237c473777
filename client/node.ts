// The extension in a Node extension host: the server is a child process that talks over its standard input and output.
import { type ExtensionContext, Uri } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { activateExtension, type TranscriptApi } from './extension.ts'

export function activate(context: ExtensionContext): TranscriptApi {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.node.js').fsPath
  return activateExtension(context, (id, name, options) => {
    const run = { module, transport: TransportKind.stdio }
    const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } }
    const client = new LanguageClient(id, name, { run, debug }, options)
    let child: LanguageClient['serverProcess']
    return {
      client,
      start: async () => {
        const started = client.start()
        child = client.serverProcess
        await started
        child = client.serverProcess ?? child
      },
      kill: () => void child?.kill('SIGKILL'),
    }
  })
}

export { deactivate } from './extension.ts'
