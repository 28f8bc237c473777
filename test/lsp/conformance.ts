// Holds all that a server says against the protocol's own description of it.
import type { Message, MessageReader, MessageWriter } from 'vscode-languageserver/node'
import { paramsErrors, resultErrors } from './metaModel.ts'

/** What the servers of this test said that the protocol does not allow. */
const violations: string[] = []

/** The violations since this was last asked. */
export const takeViolations = (): string[] => violations.splice(0)

type Said = Message & {
  readonly id?: number | string | null
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly code: unknown; readonly message: unknown }
}

/** Notes the methods of requests that are written, and what is wrong with what is read. */
export const watch = (reader: MessageReader, writer: MessageWriter): void => {
  const asked = new Map<unknown, string>()
  const write = writer.write.bind(writer)
  writer.write = (message: Said) => {
    if (message.id !== undefined && message.method !== undefined) asked.set(message.id, message.method)
    return write(message)
  }
  const listen = reader.listen.bind(reader)
  reader.listen = callback =>
    listen((message: Said) => {
      violations.push(...errorsOf(message, asked))
      callback(message)
    })
}

const errorsOf = ({ id, method, params, result, error }: Said, asked: ReadonlyMap<unknown, string>): string[] => {
  if (method !== undefined) return paramsErrors(method, params)
  const answered = asked.get(id)
  if (answered === undefined) return [`an answer to nothing: ${String(id)}`]
  if (error === undefined) return resultErrors(answered, result)
  const isSound = Number.isInteger(error.code) && typeof error.message === 'string' && result === undefined
  return isSound ? [] : [`${answered}: ${JSON.stringify(error)} is no error`]
}
