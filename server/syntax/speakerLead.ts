import { skipSpace } from '../text/space.ts'
import { emphasisAt, isAsciiLetter, letterOrDigit, markAndBlank, matchAt } from './marks.ts'
import type { SpeakerLine } from './speakerLine.ts'
import { hourOfDayEnd, type TimeMark, timeAt } from './time.ts'

const htmlName =
  /^(?:a|abbr|address|article|aside|b|blockquote|body|br|button|center|cite|code|dd|del|details|div|dl|dt|em|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|li|link|main|meta|nav|ol|option|p|pre|s|script|section|select|small|span|strong|style|sub|summary|sup|svg|table|tbody|td|th|thead|time|title|tr|u|ul|video)$/i
const tag = /<([A-Za-z][A-Za-z0-9]*)>/y

/** What stands before the label. */
export type Lead = Pick<SpeakerLine, 'dash' | 'chevrons'> & {
  readonly angle: boolean
  readonly time: TimeMark | undefined
  readonly emphasis: string
  /** Where the emphasis or, without, the label starts. */
  readonly head: number
  readonly label: number
}

const CHEVRONS = />>>?|&gt;&gt;/y

/** Past the dash that stands between a time and a label, and the blanks around it. */
const afterDash = (line: string, at: number, end: number): number => {
  const pos = skipSpace(line, at, end)
  return markAndBlank(line, pos, '-–—|') ? skipSpace(line, pos + 1, end) : pos
}

/** Where the label after an hour of the day begins, as in `10:31 AM Anna: …`; undefined where no letter follows: `10:31 AM: …`. */
const afterHour = (line: string, at: number, end: number): number | undefined => {
  const hour = hourOfDayEnd(line, at)
  if (hour === at) return undefined
  const pos = afterDash(line, hour, end)
  const label = pos + emphasisAt(line, pos).length
  return pos > hour && /\p{L}/u.test(line.charAt(label)) ? pos : undefined
}

/** Nothing: most lines begin with the label. */
const BARE = { dash: false, chevrons: false, angle: false, time: undefined, emphasis: '', head: 0, label: 0 } as const

/**
 * Reads a list mark, chevrons, a time and the opening of emphasis. An hour of the day is passed over: it is no place in a
 * recording, and tells nothing of a speaker, since agendas have it too.
 */
export const readLead = (line: string): Lead => {
  const end = line.length
  let pos = skipSpace(line, 0, end)
  if (isAsciiLetter(line.charCodeAt(pos))) return pos === 0 ? BARE : { ...BARE, head: pos, label: pos }
  const dash = markAndBlank(line, pos, '-*+•–—')
  if (dash) pos = skipSpace(line, pos + 1, end)
  const chevron = matchAt(CHEVRONS, line, pos)
  const chevrons = chevron !== undefined
  if (chevron !== undefined) pos = skipSpace(line, pos + chevron.length, end)
  const prefix = line[pos] === '<' ? matchAt(tag, line, pos) : undefined
  if (prefix !== undefined && !htmlName.test(prefix.slice(1, -1))) pos = skipSpace(line, pos + prefix.length, end)
  const skipTime = (): TimeMark | undefined => {
    const named = afterHour(line, pos, end)
    if (named !== undefined) {
      pos = named
      return undefined
    }
    const found = timeAt(line, pos, end)
    if (found !== undefined) pos = afterDash(line, found.end, end)
    return found
  }
  let time = skipTime()
  const angle = line[pos] === '<' && letterOrDigit.test(line[pos + 1] ?? '') && matchAt(tag, line, pos) === undefined
  if (angle) pos++
  const head = pos
  const emphasis = emphasisAt(line, pos)
  pos += emphasis.length
  if (emphasis !== '') time ??= skipTime()
  return { dash, chevrons, angle, time, emphasis, head, label: pos }
}
