import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import type { Steps } from '../text/steps.ts'

/**
 * How long all work together goes on in one turn of the event loop, in ms: with its last step, an edit and some collection of garbage
 * it holds the loop for 10.
 */
const SLICE = 4

/**
 * Lets everything that waits have its turn: in Node by `setImmediate`, in a worker by a message to itself. One `setImmediate` after
 * what was read from a stream comes in the same turn.
 */
const nextTurn: () => Promise<void> =
  typeof setImmediate === 'function'
    ? () => new Promise(resolve => setImmediate(() => setImmediate(resolve)))
    : () =>
        new Promise(resolve => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => {
            port1.close()
            resolve()
          }
          port2.postMessage(undefined)
        })

/** When the present slice is over, by `performance.now()`. */
let sliceEnd = performance.now()

/** The last of those who wait for a turn. */
let queue = Promise.resolve()

/** Whether work has to pause. What begins late in a slice has only the rest of it. */
export const isSliceOver = (): boolean => performance.now() >= sliceEnd

/** Waits for the next slice. Each of those who wait has a turn of the event loop of its own, in order. */
export const pause = (): Promise<void> => {
  queue = queue.then(nextTurn).then(() => {
    sliceEnd = performance.now() + SLICE
  })
  return queue
}

/**
 * Carries out work in steps, with a pause whenever a slice is over. After a pause it goes on only if nobody cancelled,
 * and if `check` throws nothing because the result is not wanted any more.
 */
export const run = async <T>(work: Steps<T>, token: CancellationToken, check: () => void): Promise<T> => {
  for (;;) {
    if (isSliceOver()) {
      await pause()
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.')
      check()
    }
    const step = work.next()
    if (step.done) return step.value
  }
}
