// Killing the language server as a fault would.
import { until } from './until.ts'

/**
 * The process ids of the language servers that this extension host has started. Read from /proc because the extension gives
 * nobody access to its server.
 */
async function serverProcesses(): Promise<number[]> {
  const { readdir, readFile } = await import('node:fs/promises')
  const found: number[] = []
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    // A process may end while it is looked at.
    const [command, status] = await Promise.all(
      ['cmdline', 'status'].map(file => readFile(`/proc/${entry}/${file}`, 'utf8').catch(() => '')),
    )
    const isChild = status?.includes(`\nPPid:\t${process.pid}\n`)
    if (isChild && command?.includes('server.node.js') && !/^State:\tZ/m.test(status ?? '')) found.push(Number(entry))
  }
  return found
}

/** Kills the server process, as soon as it is ready, and waits until it is gone; in the Node extension host. */
export async function killServer(isReady: () => boolean): Promise<void> {
  const pid = await until('the server process', async () => (await serverProcesses())[0])
  // In this order: of a server that was just killed the state may still be the old one, but no process is left.
  await until('the server to be ready', isReady)
  process.kill(pid, 'SIGKILL')
  await until('the server process to end', async () => !(await serverProcesses()).includes(pid))
}

/**
 * Lets the extension start a server, and returns a function that kills that server's worker; in the web extension host. The
 * tests share the extension's global scope, so a Worker of their own sees which one is started.
 */
export async function startServerToKill(start: () => Thenable<unknown>): Promise<() => void> {
  const workers: Worker[] = []
  const original = globalThis.Worker
  globalThis.Worker = new Proxy(original, {
    construct(target, args, newTarget) {
      const worker = Reflect.construct(target, args, newTarget)
      workers.push(worker)
      return worker
    },
  })
  try {
    await start()
  } finally {
    globalThis.Worker = original
  }
  const [worker] = workers
  if (worker === undefined || workers.length !== 1) throw new Error(`expected one worker, found ${workers.length}`)
  return () => {
    worker.terminate()
    worker.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }))
  }
}
