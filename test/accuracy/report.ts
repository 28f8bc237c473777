// The measurements as tables.
import type { Checked, Tally } from './check.ts'
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
  return [...rows, '', scoreRow(`all ${scores.size} pages`, total([...scores.values()]))].join('\n')
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

/** Warnings and errors in the transcripts as they are. */
export const alarmsTable = (pages: ReadonlyMap<string, Checked>, verbose: boolean): string => {
  const all = [...pages.values()]
  const turns = all.reduce((sum, page) => sum + page.turns, 0)
  const alarms = all.reduce((sum, page) => sum + page.alarms.length, 0)
  const rows = [
    '',
    `${pages.size} transcripts, ${turns} turns, ${alarms} warnings and errors: ${((alarms / turns) * 1000).toFixed(2)} per 1,000 turns`,
  ]
  if (verbose) {
    for (const [path, page] of pages) {
      for (const { code, range, message } of page.alarms)
        rows.push(`    ${path}:${range.start.line + 1}: ${code}: ${message.slice(0, 120)}`)
    }
  }
  return rows.join('\n')
}
