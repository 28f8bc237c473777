// How well turns are found: compared with a list of the true ones.
import { type TurnRow, turnRows } from '../../server/cli/turns.ts'
import { fold } from '../../server/text/space.ts'
import type { Gold, GoldTurn } from './gold.ts'

export type Score = {
  readonly gold: number
  readonly found: number
  readonly hits: number
  readonly misses: readonly GoldTurn[]
  readonly falseTurns: readonly TurnRow[]
}

export const precisionOf = ({ hits, found }: Score): number => (found === 0 ? 1 : hits / found)
export const recallOf = ({ hits, gold }: Score): number => (gold === 0 ? 1 : hits / gold)

const longLabel = ({ label, manner }: TurnRow): string => fold(manner === null ? label : `${label} (${manner})`)

/** Whether a turn that was found is a true one: the same label at the same place. */
const isSame = (row: TurnRow, turn: GoldTurn): boolean =>
  turn.line === undefined
    ? longLabel(row) === turn.label && fold(row.text.slice(0, 400)).startsWith(turn.firstWords)
    : row.line === turn.line && fold(row.label) === turn.label

/** Compares the turns found in a page with the true ones. */
export const scorePage = (path: string, text: string, gold: Gold): Score => {
  const found = turnRows(path, text)
  const wanted = gold.turns.filter(turn => turn.path === path)
  const unmatched = new Set(found)
  const misses: GoldTurn[] = []
  for (const turn of wanted) {
    const match = [...unmatched].find(row => isSame(row, turn))
    if (match === undefined) misses.push(turn)
    else unmatched.delete(match)
  }
  const hits = wanted.length - misses.length
  return { gold: wanted.length, found: found.length, hits, misses, falseTurns: [...unmatched] }
}

export const total = (scores: readonly Score[]): Score => ({
  gold: scores.reduce((sum, score) => sum + score.gold, 0),
  found: scores.reduce((sum, score) => sum + score.found, 0),
  hits: scores.reduce((sum, score) => sum + score.hits, 0),
  misses: scores.flatMap(score => score.misses),
  falseTurns: scores.flatMap(score => score.falseTurns),
})
