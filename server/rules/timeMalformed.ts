import type { Block } from '../syntax/block.ts'
import { parseClock } from '../syntax/time.ts'
import { skipSpace } from '../text/space.ts'
import type { BlockFix, BlockRule, Finding, RulePage } from './rule.ts'
import { quoted } from './support/wording.ts'

/** Digits and the marks that people put between them, in brackets: as long as times get. */
const bracketed = /\[[ \t]*((?:[\dO]{1,3}|\d{4})(?:[:;.,]{1,2}[ \t]?[\dO]{1,3}){1,3})[ \t]*\\?\]/g
/** The same in parentheses or bare, where only two colons make it a time. */
const bare = /^[ \t]*\(?(\d{1,3}:\d{1,2}:\d{1,2})\)?(?=[ \t]|$)/
/** All that stands after a label, where it was meant for a time. */
const alone = /^[ \t]*[-–—(]?[ \t]*((?:[\dO]{1,3}|\d{4})(?:[:;]{1,2}[\dO]{1,3}){1,2})\)?:?[ \t]*$/

/** The time that was meant, if the separators and missing zeros leave one reading only. */
const repair = (fields: readonly string[]): string | undefined => {
  // A colon that was forgotten: `0034:18`.
  const [first = '', ...rest] = fields
  const split = first.length === 4 && rest.length === 1 ? [first.slice(0, 2), first.slice(2), ...rest] : fields
  const padded = split.map((field, i) => (i === 0 ? field : field.padStart(2, '0')))
  const time = padded.join(':')
  return parseClock(time) === undefined ? undefined : time
}

const findingOf = (source: string, start: number): Finding | undefined => {
  const separators = source.replace(/[\dO\s]/g, '')
  // The letter O for a zero, and a separator struck twice.
  const fields = source.replaceAll('O', '0').split(/[:;.,]{1,2}[ \t]?/)
  if (parseClock(source) !== undefined) return undefined
  // `[1.2]`, `[3,4]`: references. `[01.12.03]` and anything with a colon or semicolon are times.
  const clockMarks = /[:;]/.test(separators)
  const twoDigits = fields.length === 3 && fields.every(field => field.length === 2)
  if (!clockMarks && !twoDigits) return undefined
  // A dot or comma before the last field of three digits is a fraction; four fields count frames.
  if (fields.length > 3 || fields.at(-1)?.length === 3) return undefined
  const span = { start, end: start + source.length }
  const time = repair(fields)
  if (time === undefined) {
    const tooLong = fields.some(field => field.length === 3)
    const message = tooLong
      ? `${quoted(source)} is no time; minutes and seconds have two digits: “1:02:03”.`
      : `${quoted(source)} is no time; minutes and seconds end at 59.`
    return { span, message }
  }
  const whole = fields.every((field, i) => i === 0 || field.length === 2)
  const fix: BlockFix = {
    title: `Change to “${time}”`,
    safety: whole ? 'safe' : 'suggested',
    changes: [{ span, newText: time }],
  }
  const message = `${quoted(source)} is no time; it is written “${time}”.`
  return { span, message, fixes: [fix] }
}

const inText = (block: Block): Finding[] => {
  const found: Finding[] = []
  for (const match of block.text.matchAll(bracketed)) {
    const source = match[1] ?? ''
    const finding = findingOf(source, match.index + match[0].indexOf(source))
    if (finding !== undefined) found.push(finding)
  }
  return found
}

/** What follows a label on its line, where it was meant for a time. */
const afterLabel = ({ opening, text }: Block): Finding | undefined => {
  if (opening === undefined || opening.time !== undefined || opening.body >= opening.end) return undefined
  const said = text.slice(opening.body, Math.min(opening.end, opening.body + 40))
  const source = alone.exec(said)?.[1]
  return source === undefined ? undefined : findingOf(source, text.indexOf(source, opening.body))
}

/** A bare or parenthesised time at the start of a paragraph, or as the manner of a speaker. */
const atLabel = (block: Block): Finding | undefined => {
  const { opening, text } = block
  if (opening?.manner !== undefined) {
    const { start, end } = opening.manner
    const source = text.slice(start, end)
    return /^\d{1,3}:\d{1,2}(?::\d{1,2})?$/.test(source) ? findingOf(source, start) : undefined
  }
  const first = skipSpace(text, 0, text.length)
  const source = bare.exec(text.slice(first, first + 40))?.[1]
  return source === undefined ? undefined : findingOf(source, text.indexOf(source, first))
}

/** Its page of documentation, and its tests. */
export const timeMalformedPage: RulePage = {
  explanation:
    'A time is written `[H:MM:SS]` or `[MM:SS]`, with a fraction if wanted: `[0:12:03.250]`. Colons stand between the fields, minutes and seconds have two digits and end at 59.',
  origin: 'Style guides for time stamps; slips in public archives.',
  examples: [
    {
      bad: '[00:01:05] Anna Meyer: Good morning.\n\n[1:75:00] Ben Okafor: Hello.\n ^^^^^^^\n',
      good: '[00:01:05] Anna Meyer: Good morning.\n\n[1:15:00] Ben Okafor: Hello.\n',
    },
    {
      bad: 'Anna Meyer: Good morning. [00;12;03] So.\n                           ^^^^^^^^\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: Good morning. [00:12:03] So.\n\nAnna Meyer: Well.\n',
    },
    {
      bad: 'Anna Meyer: Good morning. [00:1:2] So.\n                           ^^^^^^\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: Good morning. [00:01:02] So.\n\nAnna Meyer: Well.\n',
    },
  ],
}

export const timeMalformed: BlockRule = {
  code: 'time-malformed',
  severity: 'error',
  scope: 'block',
  on: 'text',
  summary: 'A time that cannot be read',
  check: block => {
    if (!/[\dO][:;.,]{1,2}[ \t]?[\dO]/.test(block.text)) return []
    const found = block.text.includes('[') ? inText(block) : []
    const one = atLabel(block) ?? afterLabel(block)
    return one === undefined ? found : [one, ...found]
  },
}
