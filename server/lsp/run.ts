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

/** How many slices were begun; and whether this turn of the event loop has had one. */
let slices = 0
let hasHadSlice = false

const beginSlice = (): void => {
  sliceEnd = performance.now() + SLICE
  hasHadSlice = true
  const slice = ++slices
  void nextTurn().then(() => {
    if (slice === slices) hasHadSlice = false
  })
}

/** The last of those who wait for a turn, and how many they are. */
let queue = Promise.resolve()
let waiting = 0

/**
 * Whether work has to pause: the slice of this turn is over, or others wait for the next one. Where neither is so a slice begins, so that
 * what is asked of an idle server is answered before anything that comes later is read.
 */
export const mustPause = (): boolean => {
  if (performance.now() < sliceEnd) return false
  if (waiting > 0 || hasHadSlice) return true
  beginSlice()
  return false
}

/** Waits for the next slice. Each of those who wait has a turn of the event loop of its own, in order. */
export const pause = (): Promise<void> => {
  waiting++
  queue = queue.then(nextTurn).then(() => {
    waiting--
    beginSlice()
  })
  return queue
}

/**
 * Carries out work in steps, with a pause whenever a slice is over. After a pause it goes on only if nobody cancelled,
 * and if `check` throws nothing because the result is not wanted any more.
 */
export const run = async <T>(work: Steps<T>, token: CancellationToken, check: () => void): Promise<T> => {
  for (;;) {
    if (mustPause()) {
      await pause()
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.')
      check()
    }
    const step = work.next()
    if (step.done) return step.value
  }
}
