// Killing the language server from inside the Node extension host, as a fault would.
import { until } from './until.ts'

/**
 * The process ids of the language servers that this extension host has started. Read from /proc because the extension gives
 * nobody access to its server.
 */
export async function serverProcesses(): Promise<number[]> {
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

/** Kills the server and waits until it is gone. */
export async function killServer(): Promise<void> {
  const pids = await serverProcesses()
  if (pids.length !== 1) throw new Error(`expected one language server, found ${pids.length}`)
  for (const pid of pids) process.kill(pid, 'SIGKILL')
  await until('the server process to end', async () => !(await serverProcesses()).some(pid => pids.includes(pid)))
}
