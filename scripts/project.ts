// Where things are in this project.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Downloads and results that may be deleted at any time; git ignores it. */
export const cache = join(root, '.vscode-test')

/** The folder and the file that `npm start` opens when nothing is named. */
export const examples = join(root, 'examples')
const example = join(examples, 'astana-2024-07-03.transcript')

export function exampleFile(): string | undefined {
  return existsSync(example) ? example : undefined
}
