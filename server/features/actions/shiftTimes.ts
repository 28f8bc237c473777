import { CLOCK, clockFormat, writtenTime } from '../../rules/support/clockFormat.ts'
import { cueHeadsIn, cueTimeLike, cueTimesIn } from '../../syntax/cues.ts'
import { inlinesOf } from '../../syntax/notes.ts'
import { placeAt, positionIn, rangeIn } from '../../syntax/position.ts'
import { parseClock } from '../../syntax/time.ts'
import { say } from '../../text/message.ts'
import type { TextEdit } from '../../text/range.ts'
import { itemAt, sizeOf } from '../../text/sequence.ts'
import { plural } from '../../text/wording.ts'
import { edited, type Operation, refused } from './operation.ts'

/** Milliseconds of a time with a sign, `+0:05`, `-1:02:03`, or of seconds, `-2.5`, `+3 s`; undefined for anything else. */
const parseShift = (written: string): number | undefined => {
  const [, sign = '', rest = ''] = /^\s*([+\-−–]?)\s*(.*?)\s*$/su.exec(written) ?? []
  const seconds = /^(\d{1,7}(?:[.,]\d{1,3})?)\s*s?$/.exec(rest)?.[1]
  const ms = seconds === undefined ? parseClock(rest) : Math.round(Number(seconds.replace(',', '.')) * 1000)
  return ms === undefined ? undefined : sign === '' || sign === '+' ? ms : -ms
}

/** A time moved by ms, in its own format. */
const moved = (source: string, ms: number, by: number): string => {
  const padded = /^\d\d:\d\d:/.test(source) ? 'paddedHours' : 'hours'
  return writtenTime(ms + by, clockFormat(source, ms) ?? padded)
}

/** Moves all times from the cursor to the end of the file by as much. */
export const shiftTimes: Operation = function* (transcript, { start }, choice) {
  if (choice === undefined)
    return {
      kind: 'ask',
      prompt: say`Shift all times from the cursor to the end of the file by`,
      example: '+0:05 or -1:30',
    }
  const by = parseShift(choice)
  if (by === undefined)
    return refused(say`“${choice}” is no length of time. Write it as +0:05, -1:02:03, or as seconds: +2.5.`)
  if (by === 0) return refused(say`By 0 nothing is shifted.`)
  const place = placeAt(transcript.blocks, start)
  const edits: TextEdit[] = []
  let line = place?.line ?? 0
  const size = sizeOf(transcript.blocks)
  for (let index = place?.index ?? size; index < size; index++) {
    const block = itemAt(transcript.blocks, index)
    if (block === undefined) break
    const from = index === place?.index ? place.offset : 0
    const { times, notes } = inlinesOf(block)
    const cues = cueHeadsIn(block)
    for (const head of cues) {
      for (const { start: at, end, ms } of head.end <= from ? [] : cueTimesIn(block, head)) {
        const source = block.text.slice(at, end)
        if (ms + by < 0)
          return refused(say`${source} in line ${positionIn(block, line, at).line + 1} would come before 0:00.`)
        edits.push({ range: rangeIn(block, line, { start: at, end }), newText: cueTimeLike(source, ms + by) })
      }
    }
    for (const mark of [...times, ...notes.filter(({ ms }) => ms !== undefined)]) {
      // The time that the cursor is in is shifted too.
      if (mark.end <= from || cues.some(head => head.start <= mark.start && mark.end <= head.end)) continue
      for (const { 0: source, index: at } of block.text.slice(mark.start, mark.end).matchAll(CLOCK)) {
        const ms = parseClock(source)
        if (ms === undefined) continue
        if (ms + by < 0) return refused(say`${source} in line ${line + 1} would come before 0:00.`)
        const span = { start: mark.start + at, end: mark.start + at + source.length }
        edits.push({ range: rangeIn(block, line, span), newText: moved(source, ms, by) })
      }
    }
    line += block.lines
    if (index % 512 === 0) yield
  }
  if (edits.length === 0) return refused(say`There is no time from the cursor on.`)
  return edited(edits, plural(edits.length, say`1 time shifted.`, say`${edits.length} times shifted.`))
}
