// How often a crashed server is started again before somebody has to ask for it.

const limit = 4
const windowMs = 3 * 60_000

/** Counts crashes: `allow(now)` says whether one at `now` (ms) may be followed by a restart. */
export function countCrashes(): { readonly allow: (now: number) => boolean; readonly reset: () => void } {
  let crashes: readonly number[] = []
  return {
    allow: now => {
      crashes = [...crashes.filter(time => now - time < windowMs), now]
      return crashes.length <= limit
    },
    reset: () => {
      crashes = []
    },
  }
}
