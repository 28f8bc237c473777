/**
 * Loaded into a server before its program: watches how long the event loop is held, and tells on the error output at each
 * SIGUSR2, in milliseconds, since the one before.
 */
let longest = 0
let [time, cpu] = [performance.now(), process.cpuUsage()]

setInterval(() => {
  const used = process.cpuUsage(cpu)
  // On a busy machine the process may have waited for its turn: what it did not compute, it did not hold.
  const held = Math.min(performance.now() - time - 1, (used.user + used.system) / 1000)
  longest = Math.max(longest, held)
  time = performance.now()
  cpu = process.cpuUsage()
}, 1).unref()

process.on('SIGUSR2', () => {
  process.stderr.write(`held ${longest.toFixed(1)}\n`)
  longest = 0
})
