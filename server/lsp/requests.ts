import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type TextDocuments,
} from 'vscode-languageserver'
import { type Message, say, type Tell } from '../text/message.ts'
import type { Steps } from '../text/steps.ts'
import type { ClientAbilities } from './abilities.ts'
import type { OpenDocument } from './document.ts'
import { run } from './run.ts'

/** Parameters of requests about one file. */
type AboutFile = { readonly textDocument: { readonly uri: string } }

/** A request while it is answered. */
export type Running = {
  readonly token: CancellationToken
  /** Carries out long work in slices; ends with an error if the request is cancelled or the text changes meanwhile. */
  readonly run: <T>(work: Steps<T>) => Promise<T>
}

/** One request about an open file, while it is answered. */
export type Request = Running & { readonly document: OpenDocument }

/** A request that is about no text. */
export const runningUnder = (token: CancellationToken): Running => ({
  token,
  run: work => run(work, token, () => undefined),
})

/** Answers one kind of request. */
export type Handler<P, R> = (params: P, token: CancellationToken) => Promise<R>

/** Wraps the answer to a request about a file. */
export type Answering = <P extends AboutFile, R>(
  empty: R,
  answer: (request: Request, params: P) => R | Promise<R>,
  stale?: () => Error,
) => Handler<P, R>

/** Nothing is wrong with the server: what was asked for cannot be done, and the message says why. */
export const refused = (tell: Tell, reason: Message): Error =>
  new ResponseError(LSPErrorCodes.RequestFailed, tell(reason))

/** An answer for a text that is not there any more: the editor asks anew, or says so. */
export const textChanged = (tell: Tell): Error =>
  new ResponseError(LSPErrorCodes.ContentModified, tell(say`The text has changed.`))

/** An error in a readable form, for the log. */
export const describeError = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)

/**
 * What all requests have in common: a file that is not open, or is no transcript by `prepare`, has the empty answer; an error within is logged, answered as
 * an error, and harms nobody else; an answer for a text that has changed since is dropped, with the error `stale`.
 */
export const answering =
  (
    connection: Connection,
    documents: TextDocuments<OpenDocument>,
    abilities: () => Pick<ClientAbilities, 'tell'>,
    prepare: (document: OpenDocument) => Promise<boolean>,
  ): Answering =>
  (empty, answer, stale = () => textChanged(abilities().tell)) =>
  async (params, token) => {
    const uri = params?.textDocument?.uri
    if (typeof uri !== 'string') throw new ResponseError(ErrorCodes.InvalidParams, 'textDocument.uri is missing.')
    const document = documents.get(uri)
    if (document === undefined) return empty
    const check = (): void => {
      if (documents.get(uri) !== document) throw stale()
    }
    try {
      if (!(await prepare(document))) return empty
      check()
      await run(document.prepare(), token, check)
      const result = await answer({ document, token, run: work => run(work, token, check) }, params)
      check()
      return result
    } catch (error) {
      if (error instanceof ResponseError) throw error
      connection.console.error(describeError(error))
      const reason = error instanceof Error ? error.message : String(error)
      throw new ResponseError(
        ErrorCodes.InternalError,
        abilities().tell(say`Something went wrong in the language server: ${reason}`),
      )
    }
  }
