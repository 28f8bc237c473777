import { type Change, changed } from '../text/changes.ts'

/** So many unchanged lines are shown around a change, as diff and git do. */
const CONTEXT = 3

/** The lines of a text with their ends; a diff knows only line feeds. */
const linesIn = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** Old lines from `from` on, and what stands in their place. */
type Hunk = { readonly from: number; readonly removed: readonly string[]; readonly added: readonly string[] }

/** What differs between two runs of lines: without the lines that are the same at their beginning and end. */
const trimmed = (from: number, old: readonly string[], now: readonly string[]): Hunk => {
  const shorter = Math.min(old.length, now.length)
  let head = 0
  while (head < shorter && old[head] === now[head]) head++
  let tail = 0
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++
  return { from: from + head, removed: old.slice(head, old.length - tail), added: now.slice(head, now.length - tail) }
}

/** The changes as whole lines; those that share a line are one. */
const hunksOf = (lines: readonly string[], changes: readonly Change[]): readonly Hunk[] => {
  const hunks: Hunk[] = []
  let line = 0
  let start = 0
  for (let i = 0; i < changes.length; ) {
    const first = changes[i]
    if (first === undefined) break
    while (line < lines.length - 1 && start + (lines[line]?.length ?? 0) <= first.start) {
      start += lines[line]?.length ?? 0
      line++
    }
    let to = line
    let end = start
    const group: Change[] = []
    for (; i < changes.length; i++) {
      const change = changes[i]
      if (change === undefined || (group.length > 0 && change.start >= end)) break
      while (to < lines.length && end <= change.end) {
        end += lines[to]?.length ?? 0
        to++
      }
      group.push({ start: change.start - start, end: change.end - start, newText: change.newText })
    }
    const old = lines.slice(line, to)
    hunks.push(trimmed(line, old, linesIn(changed(old.join(''), group))))
    line = to
    start = end
  }
  return hunks
}

const marked = (mark: string, line: string): string =>
  line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`

const place = (from: number, count: number): string =>
  `${count === 0 ? from : from + 1}${count === 1 ? '' : `,${count}`}`

/** What `changes` do to `text`, as a unified diff that `patch` and `git apply` understand; empty where they do nothing. */
export const unifiedDiff = (name: string, text: string, changes: readonly Change[]): string => {
  const lines = linesIn(text)
  const hunks = hunksOf(lines, changes).filter(({ removed, added }) => removed.length + added.length > 0)
  if (hunks.length === 0) return ''
  let output = `--- ${name}\n+++ ${name}\n`
  /** How many lines more the new text has up to here. */
  let growth = 0
  for (let i = 0; i < hunks.length; ) {
    const begin = Math.max(0, (hunks[i]?.from ?? 0) - CONTEXT)
    let at = begin
    let body = ''
    let gained = 0
    const keep = (to: number): void => {
      for (; at < to; at++) body += marked(' ', lines[at] ?? '')
    }
    for (let near = true; near && i < hunks.length; i++) {
      const { from, removed, added } = hunks[i] ?? { from: at, removed: [], added: [] }
      keep(from)
      for (const line of removed) body += marked('-', line)
      for (const line of added) body += marked('+', line)
      at += removed.length
      gained += added.length - removed.length
      near = (hunks[i + 1]?.from ?? 0) - at <= 2 * CONTEXT
    }
    keep(Math.min(lines.length, at + CONTEXT))
    output += `@@ -${place(begin, at - begin)} +${place(begin + growth, at - begin + gained)} @@\n${body}`
    growth += gained
  }
  return output
}
