/**
 * Loaded into a server before its program: watches how long the event loop is held, and tells on the error output at each
 * SIGUSR2, in milliseconds, since the one before; and how much of that was the collection of garbage.
 */
import { openSync, readSync } from 'node:fs'
import { PerformanceObserver } from 'node:perf_hooks'

type Stretch = { readonly start: number; readonly end: number }

const NOTHING: Stretch & { readonly held: number } = { start: 0, end: 0, held: 0 }
let longest = NOTHING
let collected: Stretch[] = []

const place = Buffer.alloc(80)
const statistics = ((): number | undefined => {
  try {
    return openSync('/proc/self/schedstat', 'r')
  } catch {
    return undefined
  }
})()

/** How long the thread of the loop has waited for a processor so far, in ms; 0 where the system does not tell. */
const waitedSoFar = (): number => {
  if (statistics === undefined) return 0
  const length = readSync(statistics, place, 0, place.length, 0)
  return Number(place.toString('latin1', 0, length).split(' ')[1]) / 1e6
}

let [time, cpu, waited] = [performance.now(), process.cpuUsage(), waitedSoFar()]

const noted = (entries: readonly PerformanceEntry[]): void => {
  for (const { startTime, duration } of entries) collected.push({ start: startTime, end: startTime + duration })
}
const observer = new PerformanceObserver(list => noted(list.getEntries()))
observer.observe({ entryTypes: ['gc'] })

setInterval(() => {
  const used = process.cpuUsage(cpu)
  const now = performance.now()
  // On a busy machine the process may have waited for its turn: what it did not compute, it did not hold.
  const held = Math.min(now - time - 1 - (waitedSoFar() - waited), (used.user + used.system) / 1000)
  if (held > longest.held) longest = { start: time, end: now, held }
  time = now
  cpu = process.cpuUsage()
  waited = waitedSoFar()
}, 1).unref()

process.on('SIGUSR2', () => {
  noted(observer.takeRecords())
  let garbage = 0
  for (const { start, end } of collected)
    garbage += Math.max(0, Math.min(end, longest.end) - Math.max(start, longest.start))
  process.stderr.write(`held ${longest.held.toFixed(1)} ${garbage.toFixed(1)}\n`)
  longest = NOTHING
  collected = []
})
