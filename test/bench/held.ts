import { spawn } from 'node:child_process'
import { join } from 'node:path'
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import { buildProduct, bundle } from './builds.ts'

/** The longest time for which a server held its event loop, and how much of it was the collection of garbage, in ms. */
export type Held = { readonly ms: number; readonly garbage: number }

/** So often everything is measured: in one run some other program of the machine may be in the way. */
const RUNS = 3

/** The middle one of the figures of some runs, for each piece of work. */
export const middleOf = async (
  measure: () => Promise<ReadonlyMap<string, Held>>,
): Promise<ReadonlyMap<string, Held>> => {
  const all = new Map<string, Held[]>()
  for (let run = 0; run < RUNS; run++)
    for (const [name, held] of await measure()) all.set(name, [...(all.get(name) ?? []), held])
  const middle = (some: Held[]): Held => some.sort((a, b) => a.ms - b.ms)[some.length >> 1] as Held
  return new Map([...all].map(([name, some]) => [name, middle(some)]))
}

/** Things that are asked of a server one after the other; each by its name. */
export type Work = Readonly<Record<string, () => Promise<unknown>>>

/** How long an answer is waited for, in ms: on a busy machine some take minutes. */
const PATIENCE = 300_000

const loop = await bundle('loop')
const program = join(buildProduct(), 'server.node.js')

/** Starts a server, with the folder of a URI if there is one. */
export const startHeld = async (folder: string | null = null) => {
  const child = spawn(process.execPath, ['-r', loop, program, '--stdio'], { stdio: 'pipe' })
  const rpc: ProtocolConnection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  )
  let told: (held: Held) => void = () => undefined
  child.stderr.on('data', data => {
    const [, ms, garbage] = /held (\S+) (\S+)/.exec(String(data)) ?? []
    told({ ms: Number(ms), garbage: Number(garbage) })
  })
  rpc.listen()
  const held = async (): Promise<Held> => {
    await new Promise(resolve => setTimeout(resolve, 30))
    return await new Promise(resolve => {
      told = resolve
      child.kill('SIGUSR2')
    })
  }
  await rpc.sendRequest('initialize', {
    processId: null,
    rootUri: folder,
    workspaceFolders: folder === null ? null : [{ uri: folder, name: 'bench' }],
    initializationOptions: { diagnostics: { files: 'all' } },
    capabilities: { textDocument: { diagnostic: {} }, workspace: { workspaceFolders: true } },
  })
  return {
    rpc,
    /** How long the loop was held at most for each piece of work. */
    measure: async (work: Work): Promise<ReadonlyMap<string, Held>> => {
      await held()
      const result = new Map<string, Held>()
      for (const [name, run] of Object.entries(work)) {
        const late = new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error(`${name}: no answer`)).unref())
        await Promise.race([run(), late])
        result.set(name, await held())
      }
      return result
    },
    stop: (): void => {
      child.kill('SIGKILL')
      rpc.dispose()
    },
  }
}
