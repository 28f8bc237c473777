/**
 * Loaded into a server before its program, with `--expose-gc`: at SIGUSR2 it collects garbage, and writes what is left in memory
 * (MB) and how long the processor has worked (ms) to the file that BENCH_HEAP names.
 */
import { writeFileSync } from 'node:fs'

process.on('SIGUSR2', () => {
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  const report = { heap: (heapUsed + external) / 1e6, cpu: (user + system) / 1000 }
  writeFileSync(process.env['BENCH_HEAP'] ?? '', JSON.stringify(report))
})
