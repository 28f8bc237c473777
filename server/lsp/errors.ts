import { ResponseError } from 'vscode-jsonrpc'
import type { LSPErrorCodes } from 'vscode-languageserver'

const REQUEST_CANCELLED = -32800 satisfies typeof LSPErrorCodes.RequestCancelled
const CONTENT_MODIFIED = -32801 satisfies typeof LSPErrorCodes.ContentModified
const SERVER_CANCELLED = -32802 satisfies typeof LSPErrorCodes.ServerCancelled

/** The editor does not want the answer any more. */
export const cancelled = (): Error => new ResponseError(REQUEST_CANCELLED, 'Cancelled.')

/** The answer would be about an old text. */
export const textChanged = (): Error => new ResponseError(CONTENT_MODIFIED, 'The text has changed.')

/** The same of a request that the editor should make again. */
export const changedMeanwhile = (): Error =>
  new ResponseError(SERVER_CANCELLED, 'The text has changed.', { retriggerRequest: true })
