import type { Problem, Severity } from '../rules/rule.ts'
import { lineStarts } from '../text/lines.ts'
import { english } from '../text/message.ts'
import type { Checked, CheckReport } from './check.ts'
import type { Look } from './command.ts'
import { counted } from './count.ts'
import { columns, cut, printable } from './fit.ts'

const COLORS: Readonly<Record<Severity, 'red' | 'yellow' | 'blue' | 'cyan'>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'cyan',
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint']

/** How many UTF-16 units of a line are shown before a problem, if the line is too long to be shown whole. */
const LEAD = 20

/** The line a problem begins on, cut to `width` around it, and marks under the place. */
const excerpt = (line: string, { range }: Problem, width: number): { shown: string; before: number; marks: number } => {
  const from = Math.min(range.start.character, line.length)
  const to = range.end.line > range.start.line ? line.length : Math.min(range.end.character, line.length)
  const skip = from + 10 > width && columns(line.slice(0, from + 10)) > width ? from - LEAD : 0
  const lead = skip > 0 ? `…${printable(line.slice(skip, from))}` : printable(line.slice(0, from))
  const shown = cut(lead + printable(line.slice(from, from + width)), width)
  const before = columns(lead)
  const marks = Math.max(1, Math.min(columns(printable(line.slice(from, Math.min(to, from + width)))), width - before))
  return { shown, before, marks }
}

const problemText = (checked: Checked, line: string, problem: Problem, { style, width }: Look): string => {
  const { severity, code, message, range } = problem
  const place = `${printable(checked.name)}:${range.start.line + 1}:${range.start.character + 1}`
  const color = COLORS[severity]
  const number = String(range.start.line + 1)
  const { shown, before, marks } = excerpt(line, problem, width - number.length - 5)
  const gutter = ' '.repeat(number.length)
  const bar = style('dim', '|')
  return [
    `${style('bold', place)}: ${style(color, severity)}: ${printable(english(message))} ${style('dim', `[${code}]`)}\n`,
    `  ${style('dim', number)} ${bar} ${shown}`.trimEnd(),
    `\n  ${gutter} ${bar} ${' '.repeat(before)}${style(color, '^'.repeat(marks))}\n\n`,
  ].join('')
}

/** Problems as compilers print them: place, severity, message, code, and the line with the place marked. */
export const checkText = (look: Look): CheckReport => ({
  file: checked => {
    if (checked.problems.length === 0) return ''
    const { text } = checked
    const starts = lineStarts(text)
    return checked.problems
      .map(problem => {
        const { line } = problem.range.start
        const whole = text.slice(starts[line] ?? text.length, starts[line + 1])
        return problemText(checked, whole.replace(/[\r\n]+$/, ''), problem, look)
      })
      .join('')
  },
  end: tally => {
    const counts = SEVERITIES.filter(severity => tally[severity] > 0)
    const files = counted(tally.files, 'file')
    if (counts.length === 0) return `No problems in ${files}.\n`
    const sum = counts.reduce((total, severity) => total + tally[severity], 0)
    const parts = counts.map(severity => {
      const text = severity === 'information' ? `${tally[severity]} information` : counted(tally[severity], severity)
      return look.style(COLORS[severity], text)
    })
    const where = tally.withProblems === tally.files ? files : `${tally.withProblems} of ${files}`
    return `${counted(sum, 'problem')} (${parts.join(', ')}) in ${where}.\n`
  },
})
