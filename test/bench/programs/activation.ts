/** Runs in the extension host of a real VS Code: how long the extension takes to activate, and its server to be ready. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { extensions } from 'vscode'

type Api = { readonly serverState: () => string }

export const run = async (): Promise<void> => {
  const extension = extensions.getExtension<Api>('transcript.transcript')
  if (extension === undefined) throw new Error('The extension is not installed.')
  if (extension.isActive) throw new Error('The extension is active already.')
  const start = performance.now()
  const api = await extension.activate()
  const activated = performance.now() - start
  while (api.serverState() !== 'ready') {
    if (performance.now() - start > 30_000) throw new Error('The server does not get ready.')
    await new Promise(resolve => setTimeout(resolve, 1))
  }
  const ready = performance.now() - start
  writeFileSync(join(__dirname, 'activation.json'), JSON.stringify({ activated, ready }))
}
