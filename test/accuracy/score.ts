// How well turns are found: compared with a list of the true ones.
import { type TurnRow, turnRows } from '../../server/cli/turns.ts'
import { fold } from '../../server/text/space.ts'

/** A true turn: its label with the manner in parentheses, and the first words that follow. */
export type GoldTurn = { readonly page: string; readonly label: string; readonly firstWords: string }

export type Score = {
  readonly gold: number
  readonly found: number
  readonly hits: number
  readonly misses: readonly GoldTurn[]
  readonly falseTurns: readonly TurnRow[]
}

export const precisionOf = ({ hits, found }: Score): number => (found === 0 ? 1 : hits / found)
export const recallOf = ({ hits, gold }: Score): number => (gold === 0 ? 1 : hits / gold)

const rowsOf = (tsv: string): string[][] =>
  tsv
    .split(/\r?\n/)
    .slice(1)
    .filter(line => line !== '')
    .map(line => line.split('\t'))

/** The rows `id, turn, speaker_label, first_words` under a header row. */
export const readGold = (tsv: string): GoldTurn[] =>
  rowsOf(tsv).map(([page = '', , label = '', firstWords = '']) => ({
    page,
    label: fold(label),
    firstWords: fold(firstWords),
  }))

const same = (a: GoldTurn, b: GoldTurn): boolean =>
  a.page === b.page && a.label === b.label && a.firstWords === b.firstWords

/** Applies the rows `id, action, speaker_label, first_words`, where the action is `add` or `drop`. */
export const correctGold = (gold: readonly GoldTurn[], tsv: string): GoldTurn[] => {
  let corrected = [...gold]
  for (const [page = '', action = '', label = '', firstWords = ''] of rowsOf(tsv)) {
    const row = { page, label: fold(label), firstWords: fold(firstWords) }
    if (action === 'add') corrected.push(row)
    else if (action === 'drop') {
      const kept = corrected.filter(turn => !same(turn, row))
      if (kept.length === corrected.length) throw new Error(`Nothing to drop: ${page} ${label}`)
      corrected = kept
    } else throw new Error(`Neither add nor drop: ${action}`)
  }
  return corrected
}

const labelOf = ({ label, manner }: TurnRow): string => fold(manner === null ? label : `${label} (${manner})`)

/** Compares the turns found in a page with the true ones: the same label at the same words. */
export const scorePage = (page: string, file: string, text: string, gold: readonly GoldTurn[]): Score => {
  const found = turnRows(file, text)
  const wanted = gold.filter(turn => turn.page === page)
  const unmatched = new Set(found)
  const misses: GoldTurn[] = []
  for (const turn of wanted) {
    const match = [...unmatched].find(
      row => labelOf(row) === turn.label && fold(row.text.slice(0, 400)).startsWith(turn.firstWords),
    )
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
