import { plainSpeaker, type Speaker } from '../model/speakers.ts'
import { afterLineEnd, contentEnds } from '../text/lines.ts'
import { type Message, say } from '../text/message.ts'
import type { Span } from '../text/range.ts'
import { fold, skipSpace, trimSpaceEnd } from '../text/space.ts'
import type { FileFinding } from './fileProblem.ts'

/** What a roster says, and where it cannot be read. */
export type RosterRead = {
  readonly speakers: readonly Speaker[]
  readonly problems: readonly FileFinding[]
}

/** A name longer than this, in UTF-16 units, is a text. */
const LONGEST_NAME = 200

/** The pieces of [start, end) between separators, trimmed, those that are not empty. */
export const piecesOf = (
  text: string,
  start: number,
  end: number,
  separators: string,
): readonly { readonly text: string; readonly span: Span }[] => {
  const pieces: { text: string; span: Span }[] = []
  for (let from = start, at = start; at <= end; at++) {
    if (at < end && !separators.includes(text[at] ?? ' ')) continue
    const first = skipSpace(text, from, at)
    const last = trimSpaceEnd(text, first, at)
    if (last > first) pieces.push({ text: fold(text.slice(first, last)), span: { start: first, end: last } })
    from = at + 1
  }
  return pieces
}

/** Reads one line from `start` to `end`, without white space at its ends. */
const readLine = (text: string, start: number, end: number): Speaker | Message => {
  const span = { start, end }
  const closed = text[end - 1] === ')' || text[end - 1] === '）'
  const open = closed ? Math.max(text.lastIndexOf('(', end), text.lastIndexOf('（', end)) : -1
  if (closed && open < start) return say`The parenthesis is not opened; write “Full Name (ABC, alias)”.`
  if (!closed && /[(（][^)）]*$/.test(text.slice(start, end)))
    return say`The parenthesis is not closed; write “Full Name (ABC, alias)”.`
  const nameEnd = trimSpaceEnd(text, start, closed ? open : end)
  const name = fold(text.slice(start, nameEnd))
  if (!/[\p{L}\p{N}]/u.test(name)) return say`A name is missing; write “Full Name (ABC, alias)”.`
  if (name.length > LONGEST_NAME)
    return say`This is too long for a name; write one person to a line: “Full Name (ABC)”.`
  const speaker = plainSpeaker(name, { start, end: nameEnd }, span)
  return closed ? { ...speaker, aliases: piecesOf(text, open + 1, end - 1, ',;，、') } : speaker
}

/**
 * Reads a roster of lines such as `Full Name (ABC, alias)`. Empty lines and those that begin with `#` are passed over, as is
 * the mark of a list.
 */
export const readRosterText = (text: string): RosterRead => {
  const speakers: Speaker[] = []
  const problems: FileFinding[] = []
  const contentEnd = contentEnds(text)
  for (let at = 0; at < text.length; ) {
    const lineEnd = contentEnd(at)
    let start = skipSpace(text, at, lineEnd)
    const end = trimSpaceEnd(text, start, lineEnd)
    if (start < end && text[start] !== '#') {
      if (/^[-*•]\s/.test(text.slice(start, start + 2))) start = skipSpace(text, start + 1, end)
      const read = readLine(text, start, end)
      if ('values' in read) problems.push({ span: { start, end }, message: read })
      else speakers.push(read)
    }
    at = Math.max(afterLineEnd(text, lineEnd), at + 1)
  }
  return { speakers, problems }
}
