import { HEADER_KEYS } from '../../model/headerKeys.ts'
import { rangeIn } from '../../syntax/position.ts'
import { readYaml, type YamlTree } from '../../syntax/yaml.ts'
import { say } from '../../text/message.ts'
import { edited, type Operation, refused } from './operation.ts'

const RANKS = new Map(HEADER_KEYS.map(({ key }, rank) => [key, rank]))

/** What an entry is worth in the order: known keys as the format lists them, then all others as they stand. */
const rankOf = (key: string): number => RANKS.get(key) ?? HEADER_KEYS.length

/** Keys and values, without their places, in the order of the keys. */
const meaning = ({ entries }: YamlTree): string =>
  JSON.stringify(
    entries.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ key, value }) => [key, value]),
    (name, value) => (name === 'span' || name === 'keySpan' ? undefined : value),
  )

/** Puts the keys of the header in the order of the format, each with the comment lines right above it. */
export const sortHeader: Operation = function* ({ header, headerBlock }) {
  if (header === undefined || headerBlock === undefined)
    return refused(say`There is no header whose keys could be sorted.`)
  if (header.problems.length > 0) return refused(say`The header is no YAML as it stands: repair it first.`)
  const { start, end } = header.content
  const text = headerBlock.text.slice(start, end)
  const starts = header.entries.map(({ keySpan }) => {
    let at = keySpan.start - start
    for (let above = /(?:^|[\r\n])#[^\r\n]*(?:\r\n|\r|\n)$/.exec(text.slice(0, at)); above !== null; ) {
      at = text.indexOf('#', above.index)
      above = /(?:^|[\r\n])#[^\r\n]*(?:\r\n|\r|\n)$/.exec(text.slice(0, at))
    }
    return at
  })
  const atLineStart = starts.every(
    (at, i) => (at === 0 || /[\r\n]/.test(text[at - 1] ?? '')) && at >= (starts[i - 1] ?? 0),
  )
  if (!atLineStart || headerBlock.unclosed)
    return refused(say`The keys of this header do not stand on lines of their own.`)
  const pieces = header.entries.map(({ key }, i) => ({ rank: rankOf(key), text: text.slice(starts[i], starts[i + 1]) }))
  const sorted = pieces.toSorted((a, b) => a.rank - b.rank)
  const [from = 0] = starts
  const newText = sorted.map(piece => piece.text).join('')
  if (newText === text.slice(from)) return refused(say`The keys of the header are in order.`)
  if (meaning(readYaml(text.slice(0, from) + newText)) !== meaning(readYaml(text)))
    return refused(say`The keys cannot be moved without another meaning.`)
  return edited([{ range: rangeIn(headerBlock, 0, { start: start + from, end }), newText }])
}
