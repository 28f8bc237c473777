import { afterLineEnd, contentEnds } from '../text/lines.ts'
import { skipSpace, trimSpaceEnd } from '../text/space.ts'

/** How far the header reaches, and how much of the file was looked at to tell. */
export type HeaderExtent = {
  /** Offset after the closing line, or after the last line that can be YAML; 0 where there is no header. */
  readonly end: number
  readonly unclosed: boolean
  /** Offset up to which the text decided this: only an edit at or before it may change the answer. */
  readonly reach: number
}

/** More lines than this are no header: its closing line has been forgotten, or it is data. */
const MOST_LINES = 20_000

const key =
  /^(?:[a-z_][\w.-]*|x-[\w-]+|Title|Date|Place|Event|Series|Language|Source|Media|Speakers?|Profile)[ \t]*:(?:\s|$)/
const quotedKey = /^(?:"[^"]*"|'[^']*')[ \t]*:(?:\s|$)/
const fence = /^(?:---|\.\.\.)[ \t]*$/

/** Whether a line can stand in a header: a key, something below one, a comment, a list item, or nothing. */
const canBeYaml = (line: string): boolean =>
  line === '' || /^[ \t#}\]]/.test(line) || /^-(?:\s|$)/.test(line) || key.test(line) || quotedKey.test(line)

const isFence = (line: string): boolean => fence.test(line)

/**
 * Where the header of `text` ends. A header that is never closed ends before the first line that cannot be YAML, so that
 * one missing `---` does not swallow the file; a line that cannot be YAML is forgiven if the closing line follows before
 * the next blank one. Two rules around prose, without any key, are no header.
 */
export const headerExtent = (text: string): HeaderExtent => {
  const contentEnd = contentEnds(text)
  let pos = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let end = contentEnd(pos)
  const none = (reach: number): HeaderExtent => ({ end: 0, unclosed: false, reach: Math.min(reach, text.length) })
  if (text[pos] !== '-' || !isFence(text.slice(pos, end))) return none(end)
  pos = afterLineEnd(text, end)
  let firstBad = -1
  let keys = 0
  for (let lines = 1; pos < text.length && lines < MOST_LINES; lines++) {
    end = contentEnd(pos)
    const line = text.slice(pos, Math.min(end, pos + 400))
    if (isFence(line)) {
      const after = afterLineEnd(text, end)
      return firstBad >= 0 && keys === 0 ? none(after) : { end: after, unclosed: false, reach: after }
    }
    if (firstBad >= 0) {
      if (skipSpace(text, pos, end) === end) break
    } else if (canBeYaml(line.slice(0, trimSpaceEnd(line, 0, line.length)))) {
      if (key.test(line)) keys++
    } else firstBad = pos
    pos = afterLineEnd(text, end)
  }
  const reach = Math.min(pos + 1, text.length)
  return keys === 0 ? none(reach) : { end: firstBad >= 0 ? firstBad : pos, unclosed: true, reach }
}
