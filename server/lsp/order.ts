// The order in which an editor may speak: it greets once, asks, and says goodbye. What comes out of turn the library would answer.
import { type Connection, ErrorCodes, type Message, ResponseError } from 'vscode-languageserver'

/** What a request out of turn is read as: its own method would be answered. */
const REFUSALS = {
  '$/tooEarly': new ResponseError(ErrorCodes.ServerNotInitialized, 'The server waits for initialize.'),
  '$/again': new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.'),
  '$/tooLate': new ResponseError(ErrorCodes.InvalidRequest, 'The server was told to shut down.'),
}

type Next<R> = (message: Message) => R

/**
 * The connection's options: they let pass what comes in turn, have requests refused and drop notifications that do not. `isLeaving`
 * tells whether the editor has said goodbye.
 */
export const inOrder = () => {
  let state: 'fresh' | 'greeted' | 'leaving' = 'fresh'
  const refusal = (method: string): keyof typeof REFUSALS | undefined => {
    if (state === 'leaving') return '$/tooLate'
    if (method === 'initialize') return state === 'fresh' ? undefined : '$/again'
    return state === 'fresh' ? '$/tooEarly' : undefined
  }
  const handleMessage = <R>(message: Message, next: Next<R>): R | undefined => {
    const { method, id } = message as Message & { readonly method?: unknown; readonly id?: unknown }
    // An answer, the last word, or what the library makes of no message at all.
    if (typeof method !== 'string' || method === 'exit') return next(message)
    const refused = refusal(method)
    if (id === undefined) return refused === undefined ? next(message) : undefined
    if (refused !== undefined) return next({ ...message, method: refused } as Message)
    if (method === 'initialize') state = 'greeted'
    if (method === 'shutdown') state = 'leaving'
    return next(message)
  }
  return { options: { messageStrategy: { handleMessage } }, isLeaving: () => state === 'leaving' }
}

/** Answers what `inOrder` has refused. */
export const refuse = (connection: Connection): void => {
  for (const [method, error] of Object.entries(REFUSALS)) connection.onRequest(method, () => error)
}
