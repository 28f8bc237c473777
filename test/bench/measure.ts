/** Milliseconds that `work` takes. */
export const millis = (work: () => unknown): number => {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** The middle one of a list of numbers. */
export const middle = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
