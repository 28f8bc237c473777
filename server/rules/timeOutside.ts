import { inlinesOf } from '../syntax/notes.ts'
import { formatClock } from '../syntax/time.ts'
import { say } from '../text/message.ts'
import type { LabelRule, RulePage } from './rule.ts'

/** A recording’s length is often given in whole seconds, or minutes; so much later is still within it, in milliseconds. */
const SLACK = 1000

/** Its page of documentation, and its tests. */
export const timeOutsidePage: RulePage = {
  explanation:
    'The time lies after the end of the recording, by the header’s `duration` and `offset`. One of the two is wrong. Where the header names several recordings, nothing is reported.',
  origin: 'Style guides: time stamps lie within the recording.',
  examples: [
    {
      bad: '---\nduration: "0:30:00"\nspeakers: [Anna Meyer, Ben Okafor]\n---\n\n[0:01:05] Anna Meyer: Good morning.\n\n[0:42:10] Ben Okafor: Hello.\n^^^^^^^^^\n',
      good: '---\nduration: "0:30:00"\nspeakers: [Anna Meyer, Ben Okafor]\n---\n\n[0:01:05] Anna Meyer: Good morning.\n\n[0:24:10] Ben Okafor: Hello.\n',
    },
  ],
}

export const timeOutside: LabelRule = {
  code: 'time-outside',
  severity: 'warning',
  scope: 'labels',
  summary: say`A time after the end of the recording`,
  check: (block, { habits: { ends } }) => {
    if (ends === undefined) return []
    return inlinesOf(block)
      .times.filter(({ ms }) => ms > ends + SLACK)
      .map(({ start, end, ms }) => ({
        span: { start, end },
        message: say`${formatClock(ms)} lies after the end of the recording, ${formatClock(ends)}.`,
      }))
  },
}
