import { opensTurn, type Transcript } from '../../model/transcript.ts'
import { headingTitle } from '../../model/turns.ts'
import { forEachItem, sizeOf } from '../../text/sequence.ts'
import { fold } from '../../text/space.ts'
import { dateAtEnd, dateAtStart } from './dates.ts'

/** What the first lines of a file say about it; nothing is guessed that is not written there. */
export type FileDescription = {
  readonly title: string | undefined
  readonly date: string | undefined
  readonly place: string | undefined
}

/** Titles and dates are looked for in so many lines. */
const LINES = 30
const LONGEST_TITLE = 140

const isTitle = (line: string): boolean =>
  line.length <= LONGEST_TITLE &&
  line.includes(' ') &&
  !/[.:;,…]$/u.test(line) &&
  !/https?:|[|<>{}]/.test(line) &&
  /^[\p{L}\p{N}"“«‘]/u.test(line)

/** The lines before the first turn that stand alone between blank ones, and headings. */
const firstLines = (transcript: Transcript): { readonly text: string; readonly heading: boolean }[] => {
  const lines: { text: string; heading: boolean }[] = []
  let line = 0
  forEachItem(transcript.blocks, 0, sizeOf(transcript.blocks), block => {
    if (opensTurn(transcript, block) || line > LINES) return false
    if (block.kind === 'heading') lines.push({ text: headingTitle(block), heading: true })
    if (block.kind === 'paragraph')
      for (const text of block.text.slice(0, 4000).split(/[\r\n]+/))
        if (fold(text) !== '') lines.push({ text: fold(text), heading: false })
    line += block.lines
    return true
  })
  return lines
}

/** The place that follows a date on its line: `July 3, 2024, Astana`. */
const placeAfter = (rest: string): string | undefined => {
  if (!/^[,–—|-]/u.test(rest)) return undefined
  const place = rest.replace(/^[\s,–—|-]+/u, '').trim()
  return /^\p{Lu}[\p{L}\s,.'’-]{1,60}$/u.test(place) && !place.endsWith('.') ? place : undefined
}

export const describeFile = (transcript: Transcript): FileDescription => {
  const lines = firstLines(transcript)
  let date: string | undefined
  let place: string | undefined
  let above = -1
  for (const [index, { text, heading }] of lines.entries()) {
    if (heading) date = dateAtEnd(text)
    if (date !== undefined) break
    const found = dateAtStart(text)
    if (found === undefined || !found.certain) continue
    const rest = text.slice(found.length).trim()
    const where = placeAfter(rest)
    if (rest !== '' && where === undefined && !heading) continue
    date = found.date
    place = where
    above = index - 1
    break
  }
  const section = lines.find(line => line.heading && line.text !== '')
  const overDate = lines[above]
  const first = lines[0]
  const title =
    section?.text ??
    [overDate, first].find(
      candidate => candidate !== undefined && isTitle(candidate.text) && dateAtStart(candidate.text) === undefined,
    )?.text
  return { title, date, place }
}
