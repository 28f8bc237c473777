const HOUR = 3_600_000

/** How times are written: `MM:SS`, with hours where there are any; `H:MM:SS`; `HH:MM:SS`. */
export type ClockFormat = 'short' | 'hours' | 'paddedHours'

/** The format that a time shows; undefined where it would look the same in another. */
export const clockFormat = (source: string, ms: number): ClockFormat | undefined => {
  const fields = /\d+(?::\d+)+/.exec(source)?.[0].split(':') ?? []
  if (fields.length === 2) return 'short'
  if (fields[0]?.length === 2 && ms < 10 * HOUR) return 'paddedHours'
  return ms < HOUR ? 'hours' : undefined
}
