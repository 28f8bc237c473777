// The command line in this process, with streams of its own.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { onTestFinished } from 'vitest'
import { main } from '../../server/cli/main.ts'
import type { Output } from '../../server/cli/world.ts'

export type Outcome = { readonly code: number; readonly stdout: string; readonly stderr: string }

export type Circumstances = {
  readonly stdin?: string | Uint8Array
  readonly env?: Readonly<Record<string, string>>
  /** The width of the terminal that it writes to; without, it writes to a pipe. */
  readonly terminal?: number
}

const collector = (terminal: number | undefined): { readonly output: Output; readonly text: () => string } => {
  const chunks: Buffer[] = []
  const output = new Writable({
    write(chunk, _, done) {
      chunks.push(chunk)
      done()
    },
  })
  Object.assign(output, terminal === undefined ? {} : { isTTY: true, columns: terminal })
  return { output, text: () => Buffer.concat(chunks).toString() }
}

export const run = async (args: readonly string[], circumstances: Circumstances = {}): Promise<Outcome> => {
  const { stdin, env = {}, terminal } = circumstances
  const stdout = collector(terminal)
  const stderr = collector(undefined)
  const input = stdin === undefined ? [] : [Buffer.from(stdin)]
  const world = { stdin: Readable.from(input), stdout: stdout.output, stderr: stderr.output, env }
  const code = await main(args, world)
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}

/** A folder with these files, removed when the test has ended. */
export const folderOf = (files: Readonly<Record<string, string | Uint8Array>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'transcript-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** The objects of JSON lines. */
export const objectsOf = (jsonl: string): Record<string, unknown>[] =>
  jsonl
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))
