// The command line: `transcript check` and `transcript turns`.
import process from 'node:process'
import { main } from './cli/main.ts'

// Whoever reads the output may stop early, as `head` does; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  process.stderr.write(`transcript: ${error.message}\n`, () => process.exit(2))
})

main(process.argv.slice(2), process).then(
  code => {
    // Not process.exit: what was written has to reach the pipe first.
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`transcript: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exitCode = 2
  },
)
