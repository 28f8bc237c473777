import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import type { Steps } from '../text/steps.ts'

/** How long work goes on before it pauses, in ms: with its last step and some collection of garbage it holds the event loop for 10. */
export const SLICE = 5

/** Lets everything that waits have its turn: in Node by `setImmediate`, in a worker by a message to itself. */
export const pause: () => Promise<void> =
  typeof setImmediate === 'function'
    ? () => new Promise(resolve => setImmediate(resolve))
    : () =>
        new Promise(resolve => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => {
            port1.close()
            resolve()
          }
          port2.postMessage(undefined)
        })

/**
 * Carries out work in steps, with a pause whenever it has run for about 5 ms. After a pause it goes on only if nobody
 * cancelled, and if `check` throws nothing because the result is not wanted any more.
 */
export const run = async <T>(work: Steps<T>, token: CancellationToken, check: () => void): Promise<T> => {
  let until = performance.now() + SLICE
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    if (performance.now() < until) continue
    await pause()
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.')
    check()
    until = performance.now() + SLICE
  }
}
