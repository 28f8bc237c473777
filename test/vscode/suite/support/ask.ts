// Asking the editor's own commands for what providers answer.
import { commands, type TextDocument } from 'vscode'
import { until } from './until.ts'

/** Asks one of the editor's own commands until the answer is not empty: the providers come with the server. */
export function ask<T>(command: string, { uri }: TextDocument, ...rest: readonly unknown[]): Promise<readonly T[]> {
  return until(`an answer to ${command}`, async () => {
    const found = await commands.executeCommand<readonly T[] | undefined>(command, uri, ...rest)
    return found !== undefined && found.length > 0 && found
  })
}
