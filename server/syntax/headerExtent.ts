import { afterLineEnd, contentEnds } from '../text/lines.ts'
import { skipSpace, trimSpaceEnd } from '../text/space.ts'
import { finish, type Steps } from '../text/steps.ts'
import { LONGEST_TEXT } from './block.ts'

/** How far the header reaches, and how much of the file was looked at to tell. */
export type HeaderExtent = {
  /** Offset after the closing line, or after the last line that can be YAML; 0 where there is no header. */
  readonly end: number
  /** Number of line ends before that. */
  readonly lines: number
  readonly unclosed: boolean
  /** Offset up to which the text decided this: only an edit at or before it may change the answer. */
  readonly reach: number
}

/** More lines than this are no header, nor is more than `LONGEST_TEXT`: its closing line has been forgotten, or it is data. */
const MOST_LINES = 20_000

const key =
  /^(?:[a-z_][\w.-]*|x-[\w-]+|Title|Date|Place|Event|Series|Language|Source|Media|Speakers?|Profile)[ \t]*:(?:\s|$)/
const quotedKey = /^(?:"[^"]*"|'[^']*')[ \t]*:(?:\s|$)/
const fence = /^(?:---|\.\.\.)[ \t]*$/

/** Whether a line can stand in a header: a key, something below one, a comment, a list item, or nothing. */
const canBeYaml = (line: string): boolean =>
  line === '' || /^[ \t#}\]]/.test(line) || /^-(?:\s|$)/.test(line) || key.test(line) || quotedKey.test(line)

/** So much of a line is looked at, in UTF-16 units. */
const LOOK = 400

const isFence = (line: string): boolean => fence.test(line)

/** So many lines are read between two chances to stop. */
const SOME_LINES = 64

/**
 * Where the header of `text` ends. A header that is never closed ends before the first line that cannot be YAML, so that
 * one missing `---` does not swallow the file; a line that cannot be YAML is forgiven if the closing line follows before
 * the next blank one. Two rules around prose, without any key, are no header. What is too long for a header ends before the
 * line that is too much.
 */
export const headerExtent = (text: string): HeaderExtent => finish(headerSteps(text))

/** The same in small steps. */
export function* headerSteps(text: string): Steps<HeaderExtent> {
  const contentEnd = contentEnds(text)
  let pos = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let end = contentEnd(pos)
  const none = (reach: number): HeaderExtent => ({
    end: 0,
    lines: 0,
    unclosed: false,
    reach: Math.min(reach, text.length),
  })
  const beginning = Math.min(end, pos + LOOK)
  if (text[pos] !== '-') return none(pos + 1)
  if (!isFence(text.slice(pos, beginning))) return none(beginning)
  if (end > LONGEST_TEXT) return none(LONGEST_TEXT + 1)
  if (trimSpaceEnd(text, pos, end) > beginning) return none(end)
  pos = afterLineEnd(text, end)
  /** Line ends before `pos`. */
  let lines = pos > end ? 1 : 0
  /** The first line that cannot be YAML. */
  let bad: { readonly pos: number; readonly lines: number } | undefined
  let keys = 0
  while (pos < text.length && lines < MOST_LINES) {
    if (lines % SOME_LINES === 0) yield
    end = contentEnd(pos)
    if (end > LONGEST_TEXT) break
    const after = afterLineEnd(text, end)
    const line = text.slice(pos, Math.min(end, pos + LOOK))
    if (isFence(line)) {
      if (bad !== undefined && keys === 0) return none(after)
      return { end: after, lines: after > end ? lines + 1 : lines, unclosed: false, reach: after }
    }
    if (bad !== undefined) {
      if (skipSpace(text, pos, end) === end) break
    } else if (canBeYaml(line.slice(0, trimSpaceEnd(line, 0, line.length)))) {
      if (key.test(line)) keys++
    } else bad = { pos, lines }
    pos = after
    if (after > end) lines++
  }
  const reach = Math.min(end > LONGEST_TEXT ? LONGEST_TEXT + 1 : pos + 1, text.length)
  if (keys === 0) return none(reach)
  const last = bad ?? { pos, lines }
  return { end: last.pos, lines: last.lines, unclosed: true, reach }
}
