// Lists of true turns, in three formats that are told apart by their first line.
import { fold } from '../../server/text/space.ts'

/** A true turn: where it is, and the first words that follow its label. */
export type GoldTurn = {
  /** Of its page, relative to the folder of pages. */
  readonly path: string
  /** From 1; undefined where the words alone tell the place. */
  readonly line: number | undefined
  /** Without a line, with the manner in parentheses, if there is one. */
  readonly label: string
  readonly firstWords: string
}

/** The pages that were annotated, some of them perhaps without a turn, and the turns in them. */
export type Gold = { readonly paths: ReadonlySet<string>; readonly turns: readonly GoldTurn[] }

const PLACED = 'path\tline\tlabel\tfirst_words'
const NUMBERED = 'id\tturn\tspeaker_label\tfirst_words'
const CORRECTIONS = 'id\taction\tspeaker_label\tfirst_words'

const rowsOf = (tsv: string): readonly string[][] =>
  tsv
    .split(/\r?\n/)
    .slice(1)
    .filter(line => line !== '')
    .map(line => line.split('\t'))

/** A row for each turn, with its line counted from 1; a page without turns has one row, of line 0. */
const readPlaced = (tsv: string): Gold => {
  const paths = new Set<string>()
  const turns: GoldTurn[] = []
  for (const [path = '', line = '', label = '', firstWords = ''] of rowsOf(tsv)) {
    paths.add(path)
    if (Number(line) > 0) turns.push({ path, line: Number(line), label: fold(label), firstWords: fold(firstWords) })
  }
  return { paths, turns }
}

/** A row for each turn, of the page that is called by its id. */
const readNumbered = (tsv: string): Gold => {
  const turns = rowsOf(tsv).map(([id = '', , label = '', firstWords = '']) => ({
    path: `${id}.txt`,
    line: undefined,
    label: fold(label),
    firstWords: fold(firstWords),
  }))
  return { paths: new Set(turns.map(turn => turn.path)), turns }
}

/** Adds and drops turns by the rows of a list of corrections. */
const correct = (gold: Gold, tsv: string): Gold => {
  const paths = new Set(gold.paths)
  let turns = [...gold.turns]
  for (const [id = '', action = '', label = '', firstWords = ''] of rowsOf(tsv)) {
    const row = { path: `${id}.txt`, line: undefined, label: fold(label), firstWords: fold(firstWords) }
    if (action === 'add') {
      turns.push(row)
      paths.add(row.path)
      continue
    }
    if (action !== 'drop') throw new Error(`Neither add nor drop: ${action}`)
    const kept = turns.filter(
      turn => turn.path !== row.path || turn.label !== row.label || turn.firstWords !== row.firstWords,
    )
    if (kept.length === turns.length) throw new Error(`Nothing to drop: ${id} ${label}`)
    turns = kept
  }
  return { paths, turns }
}

/** Puts the lists together, in whatever order they come; corrections are applied last. */
export const readGold = (tsvs: readonly string[]): Gold => {
  let gold: Gold = { paths: new Set(), turns: [] }
  const corrections: string[] = []
  for (const tsv of tsvs) {
    const header = tsv.split(/\r?\n/, 1)[0]
    if (header === CORRECTIONS) {
      corrections.push(tsv)
      continue
    }
    if (header !== PLACED && header !== NUMBERED) throw new Error(`No list of turns: ${header}`)
    const more = header === PLACED ? readPlaced(tsv) : readNumbered(tsv)
    gold = { paths: new Set([...gold.paths, ...more.paths]), turns: [...gold.turns, ...more.turns] }
  }
  return corrections.reduce(correct, gold)
}
