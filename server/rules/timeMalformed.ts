import { opensTurn } from '../model/transcript.ts'
import type { Block } from '../syntax/block.ts'
import type { SpeakerLine } from '../syntax/speakerLine.ts'
import { parseClock } from '../syntax/time.ts'
import { say } from '../text/message.ts'
import type { Span } from '../text/range.ts'
import { isSpace, skipSpace } from '../text/space.ts'
import { quoted } from '../text/wording.ts'
import type { BlockFix, Finding, LabelRule, RulePage } from './rule.ts'
import type { Facts, Habits } from './support/facts.ts'
import { type KnownLabels, knownLabelAt } from './support/knownLabels.ts'
import { slipLine } from './support/slipLine.ts'
import { type TextLine, textLines } from './support/textLines.ts'

/** Digits and the marks that people put between them, in brackets: as long as times get. */
const bracketed = /\[[ \t]*((?:[\dO]{1,3}|\d{4})(?:[:;.,]{1,2}[ \t]?[\dO]{1,3}){1,3})[ \t]*\\?\]/g
/** The same in parentheses or bare, where only two colons make it a time. */
const bare = /^[ \t]*\(?(\d{1,3}:\d{1,2}:\d{1,2})\)?(?=[ \t]|$)/
/** What stands after a label, alone on its line or before a colon, where it was meant for a time. */
const alone = /^[ \t\u00a0]*[-–—(]?[ \t\u00a0]*((?:[\dO]{1,3}|\d{4})(?:[:;]{1,2}[\dO]{1,3}){1,2})\)?(?:[ \t]*$|:[ \t]*)/
/** A time before a label. */
const before = /^[ \t]*\(?((?:[\dO]{1,3}|\d{4})(?:[:;]{1,2}[\dO]{1,3}){1,2})\)?(?=[ \t])/
/** Four digits in brackets, where a time stands in other turns. */
const noMark = /^\\?\[(\d{4})\\?\]/
/**
 * Three or four digits behind a label without a colon, where a time stands in other turns: `Anna  1203`, `**Anna** 1203`, and
 * `**Anna** [1203] So`.
 */
const noMarkAlone =
  /^(?:[*_]*(?:[ \u00a0]{2,}|\t)|[*_]+[ \u00a0])[ \t\u00a0]*(\d{3,4})[ \t]*$|^[*_]*[ \t]*\\?\[(\d{3,4})\\?\](?=[ \t]|$)/
/** The fraction of a second in a time with all its fields. */
const fraction = /^([\dO]{1,2}[:;]{1,2}[\dO]{1,2}[:;]{1,2}[\dO]{1,2}|\d{3,4}:\d\d)[.,]\d{1,2}$/

/** Whatever may be a time with a slip in it. */
const digits = /[\dO][:;.,]{1,2}[ \t]?[\dO]|\[\d{3,4}\\?\]|(?:[*_ \u00a0][ \u00a0]|\t)\d{3,4}[ \t]*$/m

const isText = ({ kind }: Block): boolean =>
  kind === 'opening' || kind === 'paragraph' || kind === 'verbatim' || kind === 'heading'

/** A first field with a zero too many, for which a colon was forgotten: `0034:18`, `001:10`, `0104:05.11`. */
const runTogether = /^(?:\d{4}|0\d\d):\d\d(?:[.,]\d{1,2})?$/

/** The time that was meant, if the separators and missing zeros leave one reading only. */
const repair = (fields: readonly string[]): string | undefined => {
  const [first = '', ...rest] = fields
  const split = first.length > 2 && rest.length === 1 ? [first.slice(0, -2), first.slice(-2), ...rest] : fields
  const padded = split.map((field, i) => (i === 0 ? field : field.padStart(2, '0')))
  const time = padded.join(':')
  return parseClock(time) === undefined ? undefined : time
}

const findingOf = (written: string, start: number): Finding | undefined => {
  const source = fraction.exec(written)?.[1] ?? written
  const separators = source.replace(/[\dO\s]/g, '')
  // The letter O for a zero, and a separator struck twice.
  const fields = source.replaceAll('O', '0').split(/[:;.,]{1,2}[ \t]?/)
  if (parseClock(written) !== undefined && !runTogether.test(written)) return undefined
  // `[1.2]`, `[3,4]`: references. `[01.12.03]` and anything with a colon or semicolon are times.
  const clockMarks = /[:;]/.test(separators)
  const twoDigits = fields.length === 3 && fields.every(field => field.length === 2)
  if (!clockMarks && !twoDigits) return undefined
  // A dot or comma before the last field of three digits is a fraction; four fields count frames.
  if (fields.length > 3 || fields.at(-1)?.length === 3) return undefined
  return findingWith(source, start, fields)
}

const findingWith = (source: string, start: number, fields: readonly string[]): Finding => {
  const span = { start, end: start + source.length }
  const time = repair(fields)
  if (time === undefined) {
    const tooLong = fields.some(field => field.length === 3)
    const message = tooLong
      ? say`${quoted(source)} is no time; minutes and seconds have two digits: “1:02:03”.`
      : say`${quoted(source)} is no time; minutes and seconds end at 59.`
    return { span, message }
  }
  const whole = fields.every((field, i) => i === 0 || field.length === 2)
  const fix: BlockFix = {
    title: say`Change to “${time}”`,
    safety: whole ? 'safe' : 'suggested',
    changes: [{ span, newText: time }],
  }
  const message = say`${quoted(source)} is no time; it is written “${time}”.`
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

/** What a pattern finds between two places of a text, if that was meant for a time. */
const findingIn = (text: string, { start, end }: Span, pattern: RegExp): Finding | undefined => {
  const source = pattern.exec(text.slice(start, Math.min(end, start + 40)))?.[1]
  return source === undefined ? undefined : findingOf(source, text.indexOf(source, start))
}

/** `James – 0010:23:`, `James – O0:10:23:`: the first digits of a time read as the end of a label that is known without them. */
const atEndOfLabel = ({ label, end }: SpeakerLine, text: string, known: KnownLabels): Finding | undefined => {
  const digits = /[\s–—-]+[\dO]{1,4}$/u.exec(text.slice(label.start, label.end))
  if (digits === null) return undefined
  const from = label.start + digits.index
  return knownLabelAt(known, text, label.start, from)?.end === from
    ? findingIn(text, { start: from, end }, alone)
    : undefined
}

/** Minutes and seconds that were run together. */
const fieldsOf = (run: string): readonly string[] => [run.slice(0, -2), run.slice(-2)]
const isClock = (run: string): boolean => Number(run.slice(-2)) < 60

/** What follows a label on its line, where it was meant for a time. */
const afterLabel = ({ opening, text }: Block, { habits, known }: Facts): Finding | undefined => {
  if (opening === undefined) return undefined
  const { time, body, end } = opening
  const inLabel = atEndOfLabel(opening, text, known)
  if (inLabel !== undefined) return inLabel
  if (time !== undefined)
    return findingIn(
      text,
      { start: time.start + (time.bracketed ? 1 : 0), end: time.end },
      /^\[?(\d{3,4}:\d\d(?:[.,]\d{1,2})?)\\?[\])]?$/,
    )
  if (body >= end) return undefined
  const run = habits.stamped ? noMark.exec(text.slice(body, body + 10))?.[1] : undefined
  if (run !== undefined && isClock(run)) {
    const finding = findingWith(run, text.indexOf(run, body), fieldsOf(run))
    // A year, as well.
    return habits.timed ? finding : { ...finding, severity: 'information' }
  }
  return findingIn(text, { start: body, end }, alone)
}

/** A time beside a known label on a line that opens no turn because of it. */
const besideLabel = (line: TextLine, { known, habits }: Facts): Finding | undefined => {
  const { text } = line.block
  const it = slipLine(line, known)
  const slip =
    it === undefined || !habits.timed || habits.colons ? null : noMarkAlone.exec(text.slice(it.label.end, line.end))
  const run = slip?.[1] ?? slip?.[2]
  if (it !== undefined && run !== undefined && isClock(run))
    return findingWith(run, text.indexOf(run, it.label.end), fieldsOf(run))
  if (it !== undefined)
    return isSpace(text.charCodeAt(it.end)) ? findingIn(text, { start: it.end, end: line.end }, alone) : undefined
  const early = findingIn(text, line, before)
  if (early === undefined) return undefined
  const at = skipSpace(text, early.span.end + (text[early.span.end] === ')' ? 1 : 0), line.end)
  const label = knownLabelAt(known, text, at, line.end)
  return label !== undefined && ':：'.includes(text[label.end] ?? ' ') ? early : undefined
}

/** A bare or parenthesised time at the start of a paragraph, or as the manner of a speaker. */
const atLabel = (block: Block, { timed }: Habits): Finding | undefined => {
  const { opening, text } = block
  if (opening?.manner !== undefined) {
    const { start, end } = opening.manner
    const source = text.slice(start, end)
    if (timed && /^\d{4}$/.test(source) && isClock(source)) return findingWith(source, start, fieldsOf(source))
    return /^\d{1,3}:\d{1,2}(?::\d{1,2})?$/.test(source) ? findingOf(source, start) : undefined
  }
  const first = skipSpace(text, 0, text.length)
  return findingIn(text, { start: first, end: text.length }, bare)
}

/** Its page of documentation, and its tests. */
export const timeMalformedPage: RulePage = {
  explanation:
    'A time is written `[H:MM:SS]`, `[MM:SS]` or `[M:SS]`, with a fraction if wanted: `[0:12:03.250]`. Colons stand between the fields, what follows a colon has two digits and ends at 59. Four digits in brackets behind a label are a time without its colon where several turns have one; where a single turn has one it is information only, since they may be a year.',
  origin: 'Style guides for time stamps; slips in public archives.',
  examples: [
    {
      bad: '[00:01:05] Anna Meyer: Good morning.\n\n[1:75:00] Ben Okafor: Hello.\n ^^^^^^^\n',
      good: '[00:01:05] Anna Meyer: Good morning.\n\n[1:15:00] Ben Okafor: Hello.\n',
    },
    {
      bad: 'Anna Meyer: [01:04:05.11] Good morning.\n\nBen Okafor: [0104:09.20] Hello.\n             ^^^^^^^\n',
      good: 'Anna Meyer: [01:04:05.11] Good morning.\n\nBen Okafor: [01:04:09.20] Hello.\n',
    },
    {
      bad: 'Anna Meyer: Good morning. [00;12;03] So.\n                           ^^^^^^^^\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: Good morning. [00:12:03] So.\n\nAnna Meyer: Well.\n',
    },
    {
      bad: 'Anna Meyer: Good morning. [00:1:2] So.\n                           ^^^^^^\n\nAnna Meyer: Well.\n',
      good: 'Anna Meyer: Good morning. [00:01:02] So.\n\nAnna Meyer: Well.\n',
    },
    {
      bad: 'Anna Meyer  12:03\n\nGood morning.\n\nBen Okafor  12:07\n\nHello.\n\nAnna Meyer  12;09\n            ^^^^^\n\nWell.\n',
      good: 'Anna Meyer  12:03\n\nGood morning.\n\nBen Okafor  12:07\n\nHello.\n\nAnna Meyer  12:09\n\nWell.\n',
    },
    {
      bad: 'Anna Meyer  12:03\n\nGood morning.\n\nBen Okafor  12:07\n\nHello.\n\nAnna Meyer  12:09\n\nWell.\n\nBen Okafor  12:12\n\nSo.\n\nAnna Meyer  12:15\n\nIndeed.\n\nBen Okafor  1219\n            ^^^^\n\nQuite.\n',
      good: 'Anna Meyer  12:03\n\nGood morning.\n\nBen Okafor  12:07\n\nHello.\n\nAnna Meyer  12:09\n\nWell.\n\nBen Okafor  12:12\n\nSo.\n\nAnna Meyer  12:15\n\nIndeed.\n\nBen Okafor  12:19\n\nQuite.\n',
    },
    {
      bad: '**Anna** [12:03] Good morning.\n\n**Ben** [12:07] Hello.\n\n**Anna** [12:09] Well.\n\n**Ben** [12:12] So.\n\n**Anna** [12:15] Indeed.\n\n**Ben** [1219] Quite.\n         ^^^^\n',
      good: '**Anna** [12:03] Good morning.\n\n**Ben** [12:07] Hello.\n\n**Anna** [12:09] Well.\n\n**Ben** [12:12] So.\n\n**Anna** [12:15] Indeed.\n\n**Ben** [12:19] Quite.\n',
    },
  ],
}

export const timeMalformed: LabelRule = {
  code: 'time-malformed',
  severity: 'error',
  scope: 'labels',
  summary: say`A time that cannot be read`,
  check: (block, facts) => {
    if (!isText(block) || !digits.test(block.text)) return []
    const found = block.text.includes('[') ? inText(block) : []
    const add = (one: Finding | undefined): void => {
      if (one !== undefined && !found.some(({ span }) => span.start === one.span.start)) found.push(one)
    }
    add(atLabel(block, facts.habits) ?? afterLabel(block, facts))
    if (!facts.habits.turns || block.kind === 'verbatim') return found
    for (const line of textLines(block, opensTurn(facts, block), facts.habits))
      if (line.first) add(besideLabel(line, facts))
    return found
  },
}
