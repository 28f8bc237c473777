import { parseClock } from '../syntax/time.ts'
import { entryOf, textOf } from './speakers.ts'
import type { Transcript } from './transcript.ts'

/** What the header says of the recording, in milliseconds. */
export type Recording = {
  /** The time in the recording at which the transcript's zero lies. */
  readonly offset: number
  readonly duration: number | undefined
}

const isoDuration = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/i
const sign = /^[+\-−–]/

/** Milliseconds of `H:MM:SS`, with or without a sign, of ISO 8601 (`PT1H2M`), or of a number of seconds. */
const parseDuration = (source: string): number | undefined => {
  const negative = sign.test(source) && !source.startsWith('+')
  const text = source.replace(sign, '').trim()
  const clock = parseClock(text)
  if (clock !== undefined) return negative ? -clock : clock
  if (/^\d+(?:\.\d+)?$/.test(text)) return (negative ? -1 : 1) * Math.round(Number(text) * 1000)
  const [, days, hours, minutes, seconds] = isoDuration.exec(text) ?? []
  if (days === undefined && hours === undefined && minutes === undefined && seconds === undefined) return undefined
  const whole = (Number(days ?? 0) * 24 + Number(hours ?? 0)) * 60 + Number(minutes ?? 0)
  return (negative ? -1 : 1) * Math.round((whole * 60 + Number((seconds ?? '0').replace(',', '.'))) * 1000)
}

/** The recording as the header has it. */
export const recordingOf = (transcript: Transcript): Recording => {
  const value = (key: string): number | undefined => {
    const text = textOf(entryOf(transcript.header?.entries ?? [], key)?.value)
    return text === undefined ? undefined : parseDuration(text)
  }
  return { offset: value('offset') ?? 0, duration: value('duration') }
}
