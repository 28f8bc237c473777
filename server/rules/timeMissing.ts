import { labelOf } from '../model/labels.ts'
import { opensTurn } from '../model/transcript.ts'
import { inlinesOf } from '../syntax/notes.ts'
import { rangeIn } from '../syntax/position.ts'
import { formatClock } from '../syntax/time.ts'
import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import { choice, duration } from './options.ts'
import { configurable, type RulePage, type RunningRule } from './rule.ts'

/** Its page of documentation, and its tests. */
export const timeMissingPage: RulePage = {
  explanation:
    'The profile asks for a time at each change of speaker, or every so often. A turn without one is reported; with `at: interval`, a time that comes later after the one before it than the interval, by half of it.',
  origin:
    'Guides of agencies: a time at each change of speaker, or every 30, 60 or 120 seconds, or every three minutes.',
  examples: [
    {
      bad: '[0:01:05] Anna Meyer: Good morning.\n\nBen Okafor: Hello.\n^^^^^^^^^^\n\n[0:02:10] Anna Meyer: Well.\n\n[0:02:12] Ben Okafor: Yes.\n',
      good: '[0:01:05] Anna Meyer: Good morning.\n\n[0:01:07] Ben Okafor: Hello.\n\n[0:02:10] Anna Meyer: Well.\n\n[0:02:12] Ben Okafor: Yes.\n',
    },
    {
      options: { at: 'interval', interval: 60 },
      bad: '[0:01:00] Anna Meyer: Good morning.\n\nBen Okafor: Hello.\n\n[0:03:00] Anna Meyer: Well.\n^^^^^^^^^\n\nBen Okafor: Yes.\n',
      good: '[0:01:00] Anna Meyer: Good morning.\n\n[0:02:00] Ben Okafor: Hello.\n\n[0:03:00] Anna Meyer: Well.\n\nBen Okafor: Yes.\n',
    },
  ],
}

type State = { readonly last: number | undefined }

export const timeMissing = configurable(
  {
    at: choice(['turn', 'interval'], 'turn', say`Where times have to stand: at each turn, or every so often.`),
    interval: duration(60_000, say`How often, with \`at: interval\`.`),
  },
  ({ at, interval }): RunningRule<State> => ({
    code: 'time-missing',
    severity: 'warning',
    byDefault: false,
    scope: 'running',
    summary: say`A turn or a stretch without a time`,
    start: { last: undefined },
    same: (a, b) => a === b || a.last === b.last,
    step: (state, block, facts, found) => {
      const { opening } = block
      if (at === 'turn') {
        if (opening !== undefined && opening.time === undefined && opensTurn(facts, block)) {
          const message = say`The turn of ${quoted(labelOf(block))} has no time.`
          found({ range: rangeIn(block, 0, opening.label), message })
        }
        return state
      }
      let last = state.last
      for (const { start, end, ms } of inlinesOf(block).times) {
        if (last !== undefined && ms - last > interval * 1.5) {
          const message = say`The time before this one, ${formatClock(last)}, is ${formatClock(ms - last)} earlier; there should be one every ${formatClock(interval)}.`
          found({ range: rangeIn(block, 0, { start, end }), message })
        }
        last = ms
      }
      return last === state.last ? state : { last }
    },
    end: () => undefined,
  }),
)
