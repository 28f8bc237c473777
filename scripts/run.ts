// Running a command to its end, quietly.
import { spawn } from 'node:child_process'
import { root } from './project.ts'

export type Outcome = { readonly code: number; readonly output: string; readonly ms: number }

export type RunOptions = {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly onOutput?: (text: string) => void
}

/** Resolves when the command has ended, whatever its exit code; `output` is what it wrote to either stream, in order. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const started = Date.now()
  return new Promise(resolve => {
    let output = ''
    const add = (chunk: Buffer) => {
      const text = chunk.toString()
      output += text
      options.onOutput?.(text)
    }
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.on('data', add)
    child.stderr.on('data', add)
    child.on('error', error =>
      resolve({ code: 127, output: `${command}: ${error.message}\n`, ms: Date.now() - started }),
    )
    child.on('close', code => resolve({ code: code ?? 1, output, ms: Date.now() - started }))
  })
}

/** Like `run`, but a failure is an error that holds the output. */
export async function mustRun(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { code, output } = await run(command, args, options)
  if (code !== 0) throw new Error(`${[command, ...args].join(' ')} failed (exit code ${code}):\n${output}`)
  return output
}

/** A progress line. */
export function say(message: string): void {
  process.stderr.write(`${message}\n`)
}
