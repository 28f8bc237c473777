import { inlinesOf } from '../syntax/notes.ts'
import { formatClock, parseClock, type TimeMark } from '../syntax/time.ts'
import { choice } from './options.ts'
import { type BlockRule, configurable, type Finding, type RulePage } from './rule.ts'
import { quoted } from './support/wording.ts'

const FORMATS = ['H:MM:SS', 'HH:MM:SS', 'MM:SS'] as const

const two = (value: number): string => String(value).padStart(2, '0')

/** A time as the format has it; a fraction of a second stays. */
const written = (ms: number, format: (typeof FORMATS)[number]): string => {
  const total = Math.floor(ms / 1000)
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60]
  const fraction = formatClock(ms).split('.')[1]
  const clock =
    format === 'MM:SS' && hours === 0
      ? `${two(minutes)}:${two(seconds)}`
      : `${format === 'HH:MM:SS' ? two(hours) : hours}:${two(minutes)}:${two(seconds)}`
  return fraction === undefined ? clock : `${clock}.${fraction}`
}

const clock = /\d{1,3}(?::\d{1,2}){1,2}(?:[.,]\d{1,3})?/g

/** Its page of documentation, and its tests. */
export const timeFormatPage: RulePage = {
  explanation:
    'The times of a transcript are all written in one way, so that they can be found and compared. `MM:SS` has hours only where there are any. Times that are spoken (`at 12:30`) are left alone.',
  origin: 'Guides of agencies: time placement and format are among the commonest reasons for rejecting a transcript.',
  examples: [
    {
      bad: '[00:01:05] Anna Meyer: Good morning.\n ^^^^^^^^\n\n[0:02:10] Ben Okafor: Hello.\n\n[3:05] Anna Meyer: Well.\n ^^^^\n',
      good: '[0:01:05] Anna Meyer: Good morning.\n\n[0:02:10] Ben Okafor: Hello.\n\n[0:03:05] Anna Meyer: Well.\n',
    },
    {
      options: { format: 'MM:SS' },
      bad: '[00:01:05] Anna Meyer: Good morning.\n ^^^^^^^^\n\n[1:02:10] Ben Okafor: Hello.\n',
      good: '[01:05] Anna Meyer: Good morning.\n\n[1:02:10] Ben Okafor: Hello.\n',
    },
  ],
}

export const timeFormat = configurable(
  { format: choice(FORMATS, 'H:MM:SS', 'How times are written.') },
  ({ format }): BlockRule => {
    const findingOf = (text: string, { start, end }: TimeMark): readonly Finding[] =>
      [...text.slice(start, end).matchAll(clock)].flatMap(({ index, 0: source }) => {
        // A range has two times, and only the first is read.
        const ms = parseClock(source)
        const newText = ms === undefined ? source : written(ms, format)
        if (newText === source.replace(',', '.')) return []
        const span = { start: start + index, end: start + index + source.length }
        const fixes = [{ title: `Change to “${newText}”`, safety: 'safe' as const, changes: [{ span, newText }] }]
        return [{ span, message: `${quoted(source)} is written ${quoted(newText)} here.`, fixes }]
      })
    return {
      code: 'time-format',
      severity: 'information',
      byDefault: false,
      scope: 'block',
      on: 'text',
      summary: 'A time in another format than the others',
      check: block => inlinesOf(block).times.flatMap(time => findingOf(block.text, time)),
    }
  },
)
