import { formatClock } from '../../syntax/time.ts'

const HOUR = 3_600_000

/** How times are written: `MM:SS` or `M:SS`, with hours where there are any; `H:MM:SS`; `HH:MM:SS`. */
export type ClockFormat = 'short' | 'minutes' | 'hours' | 'paddedHours'

/** The format that a time shows; undefined where it would look the same in another. `12:30` counts as `MM:SS`. */
export const clockFormat = (source: string, ms: number): ClockFormat | undefined => {
  const fields = /\d+(?::\d+)+/.exec(source)?.[0].split(':') ?? []
  if (fields.length === 2) return fields[0]?.length === 1 ? 'minutes' : 'short'
  if (fields[0]?.length === 2 && ms < 10 * HOUR) return 'paddedHours'
  return ms < HOUR ? 'hours' : undefined
}

const two = (value: number): string => String(value).padStart(2, '0')

/** A time as the format has it; a fraction of a second stays. */
export const writtenTime = (ms: number, format: ClockFormat): string => {
  const total = Math.floor(ms / 1000)
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60]
  const fraction = formatClock(ms).split('.')[1]
  const isShort = format === 'short' || format === 'minutes'
  const clock =
    isShort && hours === 0
      ? `${format === 'short' ? two(minutes) : minutes}:${two(seconds)}`
      : `${format === 'paddedHours' ? two(hours) : hours}:${two(minutes)}:${two(seconds)}`
  return fraction === undefined ? clock : `${clock}.${fraction}`
}

/** The digits of the times in a mark of time. */
export const CLOCK = /\d{1,3}(?::\d{1,2}){1,2}(?:[.,]\d{1,3})?/g
