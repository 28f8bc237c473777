import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'

/** What the command line reads and writes, so that a test can stand in for a terminal. */
export type World = {
  readonly stdin: Readable
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
}

export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number }

/** Writes `text`, and waits until there is room for more: nothing is lost or piled up behind a slow pipe. */
export const write = async (output: Output, text: string): Promise<void> => {
  if (text !== '' && !output.write(text)) await once(output, 'drain')
}

/** Whether to print in colour: on a terminal, unless `NO_COLOR` or `FORCE_COLOR` says otherwise, as Node itself has it. */
export const wantsColor = ({ stdout, env }: World): boolean => {
  const force = env['FORCE_COLOR']
  if (force !== undefined) return force !== '0' && force !== 'false'
  return stdout.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb'
}

/** Columns to fit text into; a file or pipe is given a common width. */
export const widthOf = ({ stdout, env }: World): number =>
  Math.max(40, stdout.columns ?? (Number.parseInt(env['COLUMNS'] ?? '', 10) || 100))
