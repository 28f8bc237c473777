import { plainSpeaker, type Speaker } from '../model/speakers.ts'
import { keyLimit, nearestWord } from '../rules/support/distance.ts'
import { say } from '../text/message.ts'
import type { Span } from '../text/range.ts'
import { fold } from '../text/space.ts'
import { quoted } from '../text/wording.ts'
import type { FileFinding } from './fileProblem.ts'
import { piecesOf, type RosterRead } from './rosterText.ts'

/** A field as written: its span is without quotation marks; its text, with doubled ones made single. */
type Field = { readonly text: string; readonly span: Span; readonly escaped: boolean }
type Row = { readonly fields: readonly Field[]; readonly span: Span }

/** The rows of comma-separated values by RFC 4180: quoted fields, doubled quotation marks, line ends in quotes. */
const rowsOf = (text: string, separator: string, problems: FileFinding[]): readonly Row[] => {
  const rows: Row[] = []
  let fields: Field[] = []
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let rowStart = at
  const endRow = (end: number): void => {
    if (fields.length > 1 || fields[0]?.text.trim() !== '') rows.push({ fields, span: { start: rowStart, end } })
    fields = []
  }
  while (at < text.length) {
    const quote = /^[ \t]*"/.exec(text.slice(at, at + 20))
    if (quote !== null && !(separator === '\t' && quote[0].includes('\t'))) {
      const start = at + quote[0].length
      let end = start
      for (;;) {
        end = text.indexOf('"', end)
        if (end < 0 || text[end + 1] !== '"') break
        end += 2
      }
      if (end < 0) {
        problems.push({ span: { start: start - 1, end: start }, message: say`The quotation mark is not closed.` })
        end = text.length
      }
      const source = text.slice(start, end)
      const escaped = source.includes('""')
      fields.push({ text: escaped ? source.replaceAll('""', '"') : source, span: { start, end }, escaped })
      at = end + 1
      // What stands between the mark and the separator belongs to nothing.
      while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++
    } else {
      const start = at
      while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++
      fields.push({ text: text.slice(start, at), span: { start, end: at }, escaped: false })
    }
    if (text[at] === separator) {
      at++
      if (at === text.length) fields.push({ text: '', span: { start: at, end: at }, escaped: false })
      continue
    }
    endRow(Math.min(at, text.length))
    if (text[at] === '\r' && text[at + 1] === '\n') at++
    at++
    rowStart = at
  }
  if (fields.length > 0) endRow(text.length)
  return rows
}

const COLUMNS = ['name', 'aliases', 'role', 'organization'] as const
type Column = (typeof COLUMNS)[number]

const OTHER_NAMES: Readonly<Record<string, Column>> = {
  'full name': 'name',
  alias: 'aliases',
  initials: 'aliases',
  abbreviation: 'aliases',
  code: 'aliases',
  roles: 'role',
  title: 'role',
  organisation: 'organization',
  affiliation: 'organization',
  company: 'organization',
}

const columnOf = (title: string): Column | undefined => {
  const plain = fold(title).toLowerCase()
  return (
    COLUMNS.find(column => column === plain) ?? (Object.hasOwn(OTHER_NAMES, plain) ? OTHER_NAMES[plain] : undefined)
  )
}

/** The separator of a file, by its first row: spreadsheets write semicolons where the comma is the decimal mark. */
const separatorOf = (text: string): string => {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  const count = (char: string): number => first.split(char).length
  return [',', ';', '\t'].reduce((best, char) => (count(char) > count(best) ? char : best))
}

/** Reads a roster of comma-separated values, whose first row names the columns. Several aliases or roles are separated by `;`. */
export const readRosterCsv = (text: string): RosterRead => {
  const problems: FileFinding[] = []
  const [head, ...rows] = rowsOf(text, separatorOf(text), problems)
  if (head === undefined) return { speakers: [], problems }
  const columns = head.fields.map(field => columnOf(field.text))
  if (!columns.includes('name')) {
    const message = say`The first row has to name the columns, at least “name”: name,aliases,role,organization.`
    return { speakers: [], problems: [...problems, { span: head.span, message }] }
  }
  for (const [i, field] of head.fields.entries()) {
    const near =
      columns[i] === undefined ? nearestWord(field.text.trim(), COLUMNS, keyLimit(field.text.trim())) : undefined
    if (near === undefined || columns.includes(near as Column)) continue
    problems.push({ span: field.span, message: say`${quoted(field.text)} is no column; did you mean ${quoted(near)}?` })
  }
  const speakers: Speaker[] = []
  for (const { fields, span } of rows) {
    const field = (column: Column): Field | undefined => fields[columns.indexOf(column)]
    const several = (column: Column) => {
      const found = field(column)
      if (found === undefined) return []
      // Where marks are doubled, places in the text are not those in the file.
      return found.escaped
        ? piecesOf(found.text, 0, found.text.length, ';').map(piece => ({ ...piece, span: found.span }))
        : piecesOf(text, found.span.start, found.span.end, ';')
    }
    const [name] = piecesOf(text, field('name')?.span.start ?? 0, field('name')?.span.end ?? 0, '')
    if (name === undefined) {
      problems.push({ span, message: say`This row has no name.` })
      continue
    }
    const organization = fold(field('organization')?.text ?? '')
    speakers.push({
      ...plainSpeaker(fold(field('name')?.text ?? ''), name.span, span),
      aliases: several('aliases'),
      roles: several('role').map(role => role.text),
      organization: organization === '' ? undefined : organization,
    })
  }
  return { speakers, problems }
}
