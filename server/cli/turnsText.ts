import { formatClock } from '../syntax/time.ts'
import type { Look } from './command.ts'
import { counted } from './count.ts'
import { columns, cut, padEnd, padStart, printable } from './fit.ts'
import type { TurnRow, TurnsReport } from './turns.ts'

const GAP = '  '
/** The names take no more than this share of the width. */
const NAMES = 0.35

const widest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, columns(text)), 0)

/** The first words of a turn: no more of its text is looked at than fits. */
const firstWords = ({ text }: TurnRow, width: number): string =>
  cut(printable(text.slice(0, width * 4)).replace(/ +/g, ' ') + (text.length > width * 4 ? '…' : ''), width)

const table = (rows: readonly TurnRow[], { style, width }: Look): string => {
  const lines = rows.map(row => String(row.line))
  const times = rows.map(row => (row.start === null ? '' : formatClock(row.start)))
  const most = Math.max(12, Math.floor(width * NAMES))
  const names = rows.map(row => cut(printable(row.speaker || row.label || '?'), most))
  const words = rows.map(row => String(row.words))
  const withTimes = times.some(time => time !== '')
  const lineWidth = widest(['line', ...lines])
  const timeWidth = widest(['time', ...times])
  const nameWidth = widest(['speaker', ...names])
  const wordWidth = widest(['words', ...words])
  const taken = lineWidth + (withTimes ? timeWidth + 2 : 0) + nameWidth + wordWidth + 6
  const rest = Math.max(10, width - taken)
  const print = (line: string, time: string, name: string, count: string, text: string): string =>
    [line, ...(withTimes ? [time] : []), name, count, text].join(GAP).trimEnd()
  const head = print(
    padStart('line', lineWidth),
    padStart('time', timeWidth),
    padEnd('speaker', nameWidth),
    padStart('words', wordWidth),
    'text',
  )
  const body = rows.map((row, i) =>
    print(
      style('dim', padStart(lines[i] ?? '', lineWidth)),
      padStart(times[i] ?? '', timeWidth),
      style('cyan', padEnd(names[i] ?? '', nameWidth)),
      padStart(words[i] ?? '', wordWidth),
      firstWords(row, rest),
    ),
  )
  return `${style('dim', head)}\n${body.join('\n')}\n`
}

/** A table for people, under the name of each file and its counts; fitted to the width of the terminal. */
export const turnsText = (look: Look): TurnsReport => ({
  begin: () => '',
  file: (name, rows) => {
    const speakers = new Set(rows.flatMap(row => row.speakers)).size
    const words = rows.reduce((sum, row) => sum + row.words, 0)
    const counts =
      rows.length === 0
        ? 'no turns'
        : [counted(rows.length, 'turn'), counted(speakers, 'speaker'), counted(words, 'word')].join(', ')
    const heading = `${look.style('bold', printable(name))}: ${counts}\n`
    return rows.length === 0 ? heading : `${heading}${table(rows, look)}\n`
  },
})
