/** Work that can be interrupted: it yields often, so that its caller can look at the clock, and ends with its result. */
export type Steps<T> = Generator<undefined, T, undefined>

/** Carries out work in one go. */
export const finish = <T>(work: Steps<T>): T => {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
