import { entryOf } from '../model/speakers.ts'
import { headerTree } from '../syntax/header.ts'
import { say } from '../text/message.ts'
import { quoted } from '../text/wording.ts'
import type { BlockFix, BlockRule, RulePage } from './rule.ts'
import { dateAtStart, isDate } from './support/dates.ts'

const shape = /^\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?(?:[T ]|$)/

/** Its page of documentation, and its tests. */
export const headerDatePage: RulePage = {
  explanation:
    'The `date` of the header is written as ISO 8601 has it: `2024`, `2024-07`, `2024-07-03`, or `2024-07-03T14:30`. Only so can transcripts be sorted and found by date, whoever reads them.',
  origin: 'ISO 8601; the header.',
  examples: [
    {
      bad: '---\ndate: July 3, 2024\n      ^^^^^^^^^^^^\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
      good: '---\ndate: 2024-07-03\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
    },
    {
      bad: '---\ndate: 2024-02-30\n      ^^^^^^^^^^\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
      good: '---\ndate: 2024-03-01\n---\n\nAnna Meyer: Good morning.\n\nBen Okafor: Hello.\n',
    },
  ],
}

export const headerDate: BlockRule = {
  code: 'header-date',
  severity: 'warning',
  scope: 'block',
  on: 'header',
  summary: say`The date is not one`,
  check: block => {
    const value = entryOf(headerTree(block).entries, 'date')?.value
    // A list or a map is header-value-type's to report.
    if (value?.kind !== 'scalar' || value.value === null) return []
    const source = String(value.source || value.value).trim()
    if (isDate(source) || source === '') return []
    const found = dateAtStart(source)
    const whole = found !== undefined && found.length === source.length
    const fix: BlockFix[] =
      found === undefined
        ? []
        : [
            {
              title: say`Change to “${found.date}”`,
              safety: whole && found.certain ? 'safe' : 'suggested',
              changes: [{ span: value.span, newText: found.date }],
            },
          ]
    const wrong = shape.test(source) && found === undefined
    const message = wrong
      ? say`${quoted(source)} is no day of the calendar.`
      : found === undefined
        ? say`${quoted(source)} is not written as a date; write year, month and day: “2024-07-03”.`
        : say`${quoted(source)} is not written as a date; write ${quoted(found.date)}.`
    return [{ span: value.span, message, fixes: fix }]
  },
}
