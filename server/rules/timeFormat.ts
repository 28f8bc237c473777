import { cueHeadsIn } from '../syntax/cues.ts'
import { inlinesOf } from '../syntax/notes.ts'
import { parseClock, type TimeMark } from '../syntax/time.ts'
import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import { choice } from './options.ts'
import { configurable, type Finding, type LabelRule, type RulePage } from './rule.ts'
import { CLOCK, type ClockFormat, writtenTime } from './support/clockFormat.ts'

const FORMATS = ['file', 'H:MM:SS', 'HH:MM:SS', 'MM:SS', 'M:SS'] as const

const CHOSEN: Readonly<Record<string, ClockFormat>> = {
  'H:MM:SS': 'hours',
  'HH:MM:SS': 'paddedHours',
  'MM:SS': 'short',
  'M:SS': 'minutes',
}

/** Its page of documentation, and its tests. */
export const timeFormatPage: RulePage = {
  explanation:
    'The times of a transcript are all written in one way, so that they can be found and compared: as nine in ten of those on speaker lines are, or as the option says. `MM:SS` and `M:SS` have hours only where there are any. Times that are spoken (`at 12:30`), and those of captions, are left alone.',
  origin: 'Guides of agencies: time placement and format are among the commonest reasons for rejecting a transcript.',
  examples: [
    {
      options: { format: 'H:MM:SS' },
      bad: '[00:01:05] Anna Meyer: Good morning.\n ^^^^^^^^\n\n[0:02:10] Ben Okafor: Hello.\n\n[3:05] Anna Meyer: Well.\n ^^^^\n',
      good: '[0:01:05] Anna Meyer: Good morning.\n\n[0:02:10] Ben Okafor: Hello.\n\n[0:03:05] Anna Meyer: Well.\n',
    },
    {
      bad: `${'[0:01:05] Anna Meyer: So.\n\n[0:01:07] Ben Okafor: Yes.\n\n'.repeat(5)}[00:01:09] Anna Meyer: Well.\n ^^^^^^^^\n`,
      good: `${'[0:01:05] Anna Meyer: So.\n\n[0:01:07] Ben Okafor: Yes.\n\n'.repeat(5)}[0:01:09] Anna Meyer: Well.\n`,
    },
    {
      options: { format: 'MM:SS' },
      bad: '[00:01:05] Anna Meyer: Good morning.\n ^^^^^^^^\n\n[1:02:10] Ben Okafor: Hello.\n',
      good: '[01:05] Anna Meyer: Good morning.\n\n[1:02:10] Ben Okafor: Hello.\n',
    },
    {
      options: { format: 'M:SS' },
      bad: '[01:05] Anna Meyer: Good morning.\n ^^^^^\n\n[12:10] Ben Okafor: Hello.\n',
      good: '[1:05] Anna Meyer: Good morning.\n\n[12:10] Ben Okafor: Hello.\n',
    },
    {
      options: { format: 'M:SS' },
      bad: '1\n00:00:10,000 --> 00:00:12,000\nAnna Meyer: One [00:11] two.\n                 ^^^^^\n',
      good: '1\n00:00:10,000 --> 00:00:12,000\nAnna Meyer: One [0:11] two.\n',
    },
  ],
}

export const timeFormat = configurable(
  { format: choice(FORMATS, 'file', say`How times are written; “file” is how nearly all times on speaker lines are.`) },
  ({ format: chosen }): LabelRule => {
    const findingsOf = (text: string, { start, end }: TimeMark, format: ClockFormat): readonly Finding[] =>
      [...text.slice(start, end).matchAll(CLOCK)].flatMap(({ index, 0: source }) => {
        // A range has two times, and only the first is read.
        const ms = parseClock(source)
        const newText = ms === undefined ? source : writtenTime(ms, format)
        if (newText === source.replace(',', '.')) return []
        const span = { start: start + index, end: start + index + source.length }
        const fixes = [{ title: say`Change to “${newText}”`, safety: 'safe' as const, changes: [{ span, newText }] }]
        return [{ span, message: say`${quoted(source)} is written ${quoted(newText)} here.`, fixes }]
      })
    return {
      code: 'time-format',
      severity: 'information',
      byDefault: false,
      scope: 'labels',
      summary: say`A time in another format than the others`,
      check: (block, { habits }) => {
        const format = CHOSEN[chosen] ?? habits.clock
        if (format === undefined) return []
        // The times of captions have a form of their own, which players read.
        const cues = cueHeadsIn(block)
        const times = inlinesOf(block).times.filter(
          ({ start }) => !cues.some(cue => cue.start <= start && start < cue.end),
        )
        return times.flatMap(time => findingsOf(block.text, time, format))
      },
    }
  },
)
