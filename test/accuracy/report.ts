// The measurements as tables.
import type { Problem } from '../../server/rules/index.ts'
import { english } from '../../server/text/message.ts'
import { type Checked, isAlarm, type Tally } from './check.ts'
import { precisionOf, recallOf, type Score, total } from './score.ts'

const percent = (part: number, whole = 1): string =>
  (whole === 0 ? '–' : `${((part / whole) * 100).toFixed(2)} %`).padStart(9)

const number = (value: number): string => String(value).padStart(7)

const scoreRow = (name: string, score: Score): string =>
  `${percent(precisionOf(score))}${percent(recallOf(score))}${number(score.gold)}${number(score.found)}  ${name}`

const scoreDetails = ({ misses, falseTurns }: Score): readonly string[] => [
  ...misses.map(
    ({ line, label, firstWords }) => `    missed ${line === undefined ? '' : `line ${line}: `}${label}: ${firstWords}`,
  ),
  ...falseTurns.map(
    ({ line, label, text }) => `    false  line ${line}: ${label}: ${text.slice(0, 60).replace(/\s+/g, ' ')}`,
  ),
]

const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/')

/** Below this share of its turns, found or true, a page is not understood. */
const LEAST_OF_PAGE = 0.95

const isPoor = (score: Score): boolean => Math.min(precisionOf(score), recallOf(score)) < LEAST_OF_PAGE

/** The pages that are not understood; in those without a turn, each that is found is counted by itself. */
export const poorPages = (scores: ReadonlyMap<string, Score>): readonly string[] =>
  [...scores].flatMap(([path, score]) => (score.gold > 0 && isPoor(score) ? [path] : []))

/** Precision and recall of turns: by page, by folder, and of all. */
export const turnsTable = (scores: ReadonlyMap<string, Score>, verbose: boolean): string => {
  const rows = ['precision   recall   true  found']
  const kinds = new Map<string, Score[]>()
  for (const [path, score] of scores) {
    rows.push(scoreRow(path, score), ...(verbose ? scoreDetails(score) : []))
    kinds.set(folderOf(path), [...(kinds.get(folderOf(path)) ?? []), score])
  }
  if (kinds.size > 1) {
    rows.push('')
    for (const [kind, of] of kinds) rows.push(scoreRow(`${kind} (${of.length})`, total(of)))
  }
  const all = [...scores.values()]
  const silent = all.filter(({ gold }) => gold === 0)
  const poor = poorPages(scores)
  return [
    ...rows,
    '',
    scoreRow(`all ${scores.size} pages`, total(all)),
    `${poor.length} pages below ${LEAST_OF_PAGE * 100} %${poor.map(path => `\n    ${path}`).join('')}`,
    `${silent.length} pages without a turn, ${total(silent).found} turns found in them`,
  ].join('\n')
}

/** The lesser of precision and recall over all pages. */
export const leastShare = (scores: ReadonlyMap<string, Score>): number => {
  const all = total([...scores.values()])
  return Math.min(precisionOf(all), recallOf(all))
}

const tallyDetails = ({ missed }: Tally): readonly string[] =>
  missed.map(
    ({ path, line, was, is }) => `    ${path}:${line}\n      was ${was.slice(0, 110)}\n      is  ${is.slice(0, 110)}`,
  )

/** Mistakes by kind: how many were found, and how many of them the first fix repaired. */
export const mistakesTable = (tallies: readonly Tally[], verbose: boolean): string => {
  const rows = ['   found first fix   made']
  for (const tally of tallies) {
    const { mistake, made, found, restored } = tally
    const repaired = mistake.restores ? percent(restored, found) : ' '.repeat(9)
    rows.push(
      `${percent(found, made)}${repaired}${number(made)}  ${mistake.name}`,
      ...(verbose ? tallyDetails(tally) : []),
    )
  }
  return rows.join('\n')
}

/** What is said of transcripts as they are, and which of it is known to be true. */
export type Alarms = {
  readonly pages: ReadonlyMap<string, Checked>
  /** Defects of the texts, as `path:line:code`, lines counted from 1. */
  readonly defects: ReadonlySet<string>
}

const placeOf = (path: string, { range, code }: Problem): string => `${path}:${range.start.line + 1}:${code}`

/** Warnings and errors that are no defects of the texts, for each 1,000 turns. */
export const alarmRate = ({ pages, defects }: Alarms): number => {
  let turns = 0
  let alarms = 0
  for (const [path, page] of pages) {
    turns += page.turns
    alarms += page.problems.filter(problem => isAlarm(problem) && !defects.has(placeOf(path, problem))).length
  }
  return turns === 0 ? 0 : (alarms / turns) * 1000
}

/** What is said of the transcripts as they are, by severity and rule; in detail the warnings and errors. */
export const alarmsTable = ({ pages, defects }: Alarms, verbose: boolean): string => {
  const turns = [...pages.values()].reduce((sum, page) => sum + page.turns, 0)
  const counts = new Map<string, { all: number; known: number }>()
  const details: string[] = []
  for (const [path, { problems }] of pages) {
    for (const problem of problems) {
      const { code, severity, range, message } = problem
      const known = defects.has(placeOf(path, problem))
      for (const key of [`all of severity ${severity}`, `${severity}: ${code}`]) {
        const count = counts.get(key) ?? { all: 0, known: 0 }
        counts.set(key, { all: count.all + 1, known: count.known + (known ? 1 : 0) })
      }
      if (isAlarm(problem))
        details.push(
          `    ${known ? 'true  ' : ''}${path}:${range.start.line + 1}: ${code}: ${english(message).slice(0, 120)}`,
        )
    }
  }
  const perThousand = (count: number): string => ((count / Math.max(1, turns)) * 1000).toFixed(2).padStart(9)
  return [
    '',
    `${pages.size} transcripts as they are, ${turns} turns`,
    '    count     true  of 1,000 turns, without the true ones',
    ...[...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([key, { all, known }]) =>
          `${String(all).padStart(9)}${String(known).padStart(9)}${perThousand(all - known)}  ${key}`,
      ),
    ...(verbose ? details : []),
  ].join('\n')
}
