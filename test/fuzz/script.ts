// Scripts of edits as an editor sends them, made from a number: the same for the same one.
import { changed } from '../../server/lsp/verify.ts'
import { lineStarts } from '../../server/text/lines.ts'
import type { Position, Range } from '../../server/text/range.ts'
import { HEADERS, LINE_ENDS, oddLines, pick, type Random, REAL, random, startText } from './texts.ts'

/** One change of a notification; without a range it replaces the whole text. */
export type Change = { readonly range?: Range; readonly text: string }

/** One notification, and whether the meaning of the text is asked for after it. */
export type Step = { readonly changes: readonly Change[]; readonly look: boolean }

export type Script = { readonly start: string; readonly steps: readonly Step[] }

/** A text longer than this is cut by the next edit: so that many edits take little time. */
const LONGEST = 4000

/** The position of an offset; between CR and LF it is one beyond the line's content, as some editors send it. */
const positionOf = (text: string, offset: number): Position => {
  const starts = lineStarts(text.slice(0, offset))
  // A CR at the cut ends a line only if no LF follows it.
  const split = text[offset - 1] === '\r' && text[offset] === '\n'
  const line = starts.length - (split ? 2 : 1)
  return { line, character: offset - (starts[line] ?? 0) }
}

const replace = (text: string, from: number, to: number, newText: string): Change => ({
  range: { start: positionOf(text, from), end: positionOf(text, to) },
  text: newText,
})

/** What turns the change back, given the text before it. */
const inverse = (text: string, change: Change): Change => {
  const after = changed(text, change)
  const most = Math.min(text.length, after.length)
  let head = 0
  while (head < most && text.charCodeAt(head) === after.charCodeAt(head)) head++
  const [end, afterEnd] = [text.length - 1, after.length - 1]
  let tail = 0
  while (tail < most - head && text.charCodeAt(end - tail) === after.charCodeAt(afterEnd - tail)) tail++
  // Not into a line end: there is no position between CR and LF.
  while (head > 0 && /[\r\n]/.test(text[head - 1] ?? '')) head--
  while (tail > 0 && /[\r\n]/.test(text.at(-tail) ?? '')) tail--
  return replace(after, head, after.length - tail, text.slice(head, text.length - tail))
}

const MARKS = [
  '```\n',
  '~~~~\n',
  '<!--',
  '-->',
  '<!--\n',
  '-->\n',
  '---\n',
  '...\n',
  '===\n',
  '\n===\n',
  '# ',
  '>> ',
  '- ',
  'Anna Meyer: ',
  'Ben Okafor (quietly): ',
  '**Chair:** ',
  '[0:10] ',
  '\n\n',
  ' ',
]

type Edit = (text: string, next: Random) => readonly Change[]

const place = (text: string, next: Random): number => next(text.length + 1)
const lineStart = (text: string, next: Random): number => pick(next, lineStarts(text))
/** Where a line's content ends. */
const lineEnd = (text: string, next: Random): number => {
  const at = lineStart(text, next)
  const end = text.slice(at).search(/[\r\n]/)
  return end < 0 ? text.length : at + end
}
const pastLineEnd = (text: string, end: number): number =>
  end + (/^(?:\r\n?|\n)/.exec(text.slice(end))?.[0].length ?? 0)

const insert =
  (where: (text: string, next: Random) => number, what: (text: string, next: Random) => string): Edit =>
  (text, next) => {
    const at = where(text, next)
    return [replace(text, at, at, what(text, next))]
  }

const position = (next: Random): Position => ({ line: next(120), character: next(4) === 0 ? next(500) : next(20) })

/** Kinds of edits, the frequent ones several times. */
const EDITS: readonly Edit[] = [
  ...Array.from({ length: 5 }, () => insert(place, (_, next) => pick(next, [...'aeiou tn.:-#[]()*`\u00a0é😀']))),
  ...Array.from(
    { length: 4 },
    (): Edit => (text, next) => {
      const at = place(text, next)
      return [replace(text, at, Math.min(text.length, at + 1 + next(3)), '')]
    },
  ),
  insert(place, (_, next) => oddLines(next, 4)),
  insert(place, (_, next) => pick(next, MARKS)),
  insert(lineStart, (_, next) => pick(next, MARKS)),
  insert(lineStart, (_, next) => pick(next, MARKS)),
  insert(lineStart, (_, next) => oddLines(next, 4)),
  // Line ends: split, joined, put before and after another, and one in place of another.
  insert(place, (_, next) => pick(next, LINE_ENDS)),
  insert(lineStart, (_, next) => pick(next, LINE_ENDS)),
  insert(lineEnd, (_, next) => pick(next, LINE_ENDS)),
  (text, next) => {
    const end = lineEnd(text, next)
    return [replace(text, end, pastLineEnd(text, end), next(2) === 0 ? '' : pick(next, LINE_ENDS))]
  },
  // Between a CR and a LF there may be a text; without it they are one line end.
  (text, next) => {
    const end = lineEnd(text, next)
    const first = replace(text, end, pastLineEnd(text, end), '\rxy\n')
    const after = changed(text, first)
    return [first, replace(after, end + 1, end + 3, '')]
  },
  // Lines deleted, doubled, moved.
  (text, next) => {
    const from = lineStart(text, next)
    let to = from
    for (let lines = 1 + next(3); lines > 0; lines--)
      to = pastLineEnd(text, to + (/^[^\r\n]*/.exec(text.slice(to))?.[0].length ?? 0))
    const cut = replace(text, from, to, '')
    if (next(2) === 0) return [cut]
    const rest = changed(text, cut)
    const at = lineStart(rest, next)
    return [cut, replace(rest, at, at, text.slice(from, to))]
  },
  // The start and the end.
  insert(
    () => 0,
    (_, next) => pick(next, HEADERS),
  ),
  insert(
    () => 0,
    (_, next) => oddLines(next, 4),
  ),
  insert(
    text => text.length,
    (_, next) => (next(2) === 0 ? pick(next, MARKS) : oddLines(next, 4)),
  ),
  (text, next) => [replace(text, 0, Math.min(text.length, 1 + next(12)), '')],
  (text, next) => [replace(text, Math.max(0, text.length - 1 - next(12)), text.length, '')],
  // The header's lines.
  (text, next) => {
    const starts = lineStarts(text).slice(0, 8)
    const at = pick(next, starts)
    return [
      next(3) === 0
        ? replace(text, at, starts[starts.indexOf(at) + 1] ?? at, '')
        : replace(text, at, at, pick(next, HEADERS)),
    ]
  },
  // A label renamed wherever it stands, from the end on, as one notification.
  (text, next) => {
    const [label, other] = pick(next, [
      ['Anna Meyer', 'Anna Maier'],
      ['Ben', 'BEN'],
      [':', ' :'],
      ['Chair', 'The Chair'],
    ] as const)
    const places = [...text.matchAll(new RegExp(label, 'g'))].slice(0, 12).map(match => match.index)
    return places.reverse().map(at => replace(text, at, at + label.length, other))
  },
  // Anywhere, also beyond the ends of lines and of the text.
  (_, next) => {
    const [a, b] = [position(next), position(next)]
    const forward = a.line < b.line || (a.line === b.line && a.character <= b.character)
    const near = next(3) > 0
    return [
      {
        range: { start: forward ? a : b, end: near ? (forward ? a : b) : forward ? b : a },
        text: oddLines(next, 4),
      },
    ]
  },
  // A large part pasted, or replaced.
  insert(place, (_, next) => {
    const source = pick(next, REAL)
    const from = next(source.length)
    return source.slice(from, from + next(1500))
  }),
]

/** Seldom: the whole text, as a range or without one. */
const wholes: readonly Edit[] = [
  (text, next) => [replace(text, 0, text.length, startText(next))],
  (_, next) => [{ text: startText(next) }],
  (_, next) => [{ text: pick(next, ['', '\n', 'Anna: One']) }],
  insert(place, (_, next) => pick(next, REAL)),
  text => [replace(text, 0, text.length, text)],
]

const shortened: Edit = (text, next) => {
  const from = next(1000)
  return [replace(text, from, text.length - next(1000), oddLines(next, 4))]
}

const changesFor = (text: string, next: Random): readonly Change[] => {
  if (text.length > LONGEST) return shortened(text, next)
  return next(90) === 0 ? pick(next, wholes)(text, next) : pick(next, EDITS)(text, next)
}

/** The script of a number: a text, and so many notifications. */
export const scriptOf = (seed: number, length: number): Script => {
  const next = random(seed)
  const start = startText(next)
  const steps: Step[] = []
  /** How the last edits are undone, the last one first. */
  let undo: Change[] = []
  let text = start
  // Some files are looked at after each edit, in others many edits wait.
  const looks = pick(next, [5, 25, 60, 150])
  while (steps.length < length) {
    const undoes = undo.length > 0 && next(25) === 0
    const changes = undoes ? undo.splice(0, 1 + next(undo.length)) : changesFor(text, next)
    const apart = undoes && next(2) === 0
    const inverses: Change[] = []
    for (const change of changes) {
      inverses.unshift(inverse(text, change))
      text = changed(text, change)
    }
    // What was undone can be done again.
    undo = [...inverses, ...undo].slice(0, 20)
    for (const part of apart ? changes.map(change => [change]) : [changes])
      steps.push({ changes: part, look: next(looks) === 0 })
  }
  return { start, steps }
}
