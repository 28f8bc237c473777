// The extension under test.
import { extensions } from 'vscode'
import { ok } from './expect.ts'
import { until } from './until.ts'

type Api = { readonly serverState: () => 'starting' | 'ready' | 'stopped' }

/** What the extension's `activate` returned, with the server ready. */
export async function extensionReady(): Promise<Api> {
  const extension = extensions.getExtension<Api>('transcript.transcript')
  ok(extension, 'the extension is not installed')
  const api = await extension.activate()
  await until('the server to be ready', () => api.serverState() === 'ready')
  return api
}
