import type { Turn } from '../../../server/model/turns.ts'
import { formatClock, timeAt } from '../../../server/syntax/time.ts'
import { below, oneOf } from '../random.ts'
import { type Clean, inTurns, type Mistake, replaced } from './mistake.ts'

const clock = /\d[\d:.,]*\d/

/** A time as written, made unreadable. */
const SLIPS: readonly ((time: string) => string)[] = [
  time => time.replace(/:\d(\d)(?!.*:)/, ':7$1'),
  time => time.replace(/:(\d)\d(?!.*:)/, ':$1'),
  time => time.replace(':', ''),
  time => time.replace(':', ';'),
  time => time.replace(':', '::'),
  time => time.replace(/0/, 'O'),
]

/** A time in the form of `model`. */
const inForm = (ms: number, model: string): string => {
  const fields = formatClock(ms).split(':')
  const wanted = model.split(':')
  const shown = wanted.length === 2 ? [String(Number(fields[0]) * 60 + Number(fields[1])), fields[2]] : fields
  return shown.map((field = '', i) => field.padStart(wanted[i]?.replace(/[.,].*/, '').length ?? 2, '0')).join(':')
}

/** Turns with a time on their line, each with the one before it. */
const stamped = ({ turns }: Clean): readonly (readonly [Turn, Turn])[] => {
  const timed = turns.filter(turn => turn.opening.opening?.time !== undefined)
  return timed.flatMap((turn, i) => {
    const before = timed[i - 1]
    return before === undefined ? [] : [[before, turn] as const]
  })
}

const backwards: Mistake = {
  name: 'time backwards',
  codes: ['time-backwards'],
  places: clean =>
    stamped(clean).map(([before, turn]) => random => {
      const { opening: block, line } = turn
      const mark = block.opening?.time
      const earlier = before.opening.opening?.time?.ms ?? 0
      if (mark === undefined || earlier < 2000 || mark.ms < earlier) return undefined
      const written = block.text.slice(mark.start, mark.end)
      const found = clock.exec(written)
      if (found === null) return undefined
      const ms = below(random, Math.floor(earlier / 1000)) * 1000
      const start = mark.start + found.index
      return replaced(block, line, { start, end: start + found[0].length }, inForm(ms, found[0]))
    }),
}

export const timeMistakes: readonly Mistake[] = [
  inTurns('time malformed', ['time-malformed'], ({ text, parts: { time } }, random) => {
    if (time === undefined) return undefined
    const right = text.slice(time.start, time.end)
    const wrong = oneOf(random, SLIPS)?.(right) ?? right
    // `1:07:34` without its first colon is a time still.
    return wrong === right || timeAt(wrong, 0, wrong.length) !== undefined ? undefined : { span: time, newText: wrong }
  }),
  backwards,
]
